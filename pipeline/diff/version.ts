import type { Diff, TableDiff } from '../../schemas/types.ts';
import { isSame, type DiffedTable, tableIn } from './diff.ts';

export type VersionLevel = 'major' | 'minor' | 'patch';

/** What a release has to be called, at least. */
export interface Verdict {
  version: string;
  level: VersionLevel;
  /** Why, the strongest reasons first. */
  reasons: Reason[];
}

export interface Reason {
  level: VersionLevel;
  /** With a number, such as "new papers: 80". */
  words: string;
}

/** The first release claims from its start what later ones keep: ids, fields and what they mean. */
export const FIRST = '1.0.0';

/**
 * The least version that a dataset may be released as, by the rules of docs/versions.md.
 * @param sameMeaning fields that are worded otherwise still mean what they meant, as a person says
 */
export function computeVersion(last: string, diff: Diff, sameMeaning = false): Verdict {
  const reasons = reasonsIn(diff, sameMeaning);
  const [{ level } = SAME_ROWS] = reasons;
  return { version: raised(last, level), level, reasons };
}

/** Below, at or above nought as one version is before, at or after another. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** Whether a text is a version as releases have them: three numbers, nothing before or after them. */
export function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text);
}

type Rule = [level: VersionLevel | 'by a person', words: string, count: (diff: Diff) => number];

/** Whatever can differ has a rule; those of a level that reports the most come first. */
const RULES: readonly Rule[] = [
  ['major', 'ids that lead nowhere', ({ gone }) => gone.length],
  ['major', 'ids that lead to another work', ({ reassigned }) => reassigned.length],
  ['major', 'digests gone', (diff) => tableIn(diff, 'digests').removed.length],
  ['major', 'fields gone', ({ fields }) => fields.removed.length],
  ['major', 'fields of another type', ({ fields }) => fields.retyped.length],
  ['major', 'fields that lost a possible value', valued('removed')],
  ['by a person', 'fields whose meaning is worded otherwise', ({ fields }) => fields.reworded.length],
  ['minor', 'new papers', (diff) => tableIn(diff, 'papers').added.length],
  ['minor', 'papers split', ({ split }) => split.length],
  ['minor', 'new appearances', (diff) => tableIn(diff, 'appearances').added.length],
  ['minor', 'new digests', (diff) => tableIn(diff, 'digests').added.length],
  ['minor', 'new fields', ({ fields }) => fields.added.length],
  ['minor', 'fields with a new possible value', valued('added')],
  ['patch', 'papers merged', ({ merged }) => merged.length],
  ['patch', 'ids that became redirects', ({ redirected }) => redirected.length],
  ['patch', 'appearances gone', (diff) => tableIn(diff, 'appearances').removed.length],
  ['patch', 'papers changed', changedIn('papers')],
  ['patch', 'appearances changed', changedIn('appearances')],
  ['patch', 'digests changed', changedIn('digests')],
  ['patch', 'rows of merges that differ', differingIn('merges')],
  ['patch', 'rows of review that differ', differingIn('review')],
  ['patch', 'rows of redirects that differ', differingIn('redirects')],
  ['patch', 'rows of quarantine that differ', differingIn('quarantine')],
  ['patch', 'tables with their fields in another order', ({ fields }) => fields.reordered.length],
  ['patch', 'ledgers that differ', ({ ledger }) => (ledger.same ? 0 : 1)],
];

/** Where no rule has found anything: another order of rows, other tools, another description. */
const SAME_ROWS: Reason = { level: 'patch', words: 'the same rows, written or described otherwise' };

function reasonsIn(diff: Diff, sameMeaning: boolean): Reason[] {
  const found = RULES.map(([level, words, count]): Reason & { count: number } => ({
    level: level !== 'by a person' ? level : sameMeaning ? 'patch' : 'major',
    count: count(diff),
    words: `${words}: ${count(diff)}`,
  })).filter(({ count }) => count > 0);
  const reasons = LEVELS.flatMap((level) => found.filter((reason) => reason.level === level));
  return isSame(diff) ? [SAME_ROWS] : reasons.map(({ level, words }) => ({ level, words }));
}

const LEVELS: readonly VersionLevel[] = ['major', 'minor', 'patch'];

function valued(which: 'added' | 'removed'): (diff: Diff) => number {
  return ({ fields }) => fields.values.filter((field) => field[which].length > 0).length;
}

function changedIn(table: DiffedTable): (diff: Diff) => number {
  return (diff) => tableIn(diff, table).changed.length;
}

function differingIn(table: DiffedTable): (diff: Diff) => number {
  const all = ({ added, removed, changed }: TableDiff) => added.length + removed.length + changed.length;
  return (diff) => all(tableIn(diff, table));
}

function raised(version: string, level: VersionLevel): string {
  const at = LEVELS.indexOf(level);
  const numbers = numbersOf(version).map((number, i) => (i < at ? number : i === at ? number + 1 : 0));
  return numbers.join('.');
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}
