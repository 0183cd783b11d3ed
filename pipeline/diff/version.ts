import type { Diff, TableDiff } from '../../schemas/types.ts';
import { isSame, type DiffedTable, selectTable } from './diff.ts';
import { formatCount } from '../text/plural.ts';

type VersionLevel = 'major' | 'minor' | 'patch';

/** The lowest allowed version of a release. */
export interface Verdict {
  version: string;
  level: VersionLevel;
  /** The strongest reasons first. */
  reasons: Reason[];
}

export interface Reason {
  level: VersionLevel;
  /** With a number, such as "new papers: 80". */
  words: string;
}

/** From the first release on, ids, fields and their meanings are stable. */
export const FIRST = '1.0.0';

/**
 * Computes the lowest allowed version by the rules of docs/versions.md.
 * @param sameMeaning a person confirms that reworded fields keep their meaning
 */
export function computeVersion(last: string, diff: Diff, sameMeaning = false): Verdict {
  const reasons = listReasons(diff, sameMeaning);
  const [{ level } = SAME_ROWS] = reasons;
  return { version: raiseVersion(last, level), level, reasons };
}

/** Negative, zero or positive, like a sort comparator. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseNumbers(a), parseNumbers(b)];
  const at = left.findIndex((number, i) => number !== right[i]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** Whether a text is a release version: three numbers and nothing else. */
export function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text);
}

type Rule = [level: VersionLevel | 'by a person', words: string, count: (diff: Diff) => number];

/** Every possible difference has a rule. Within a level, the most important rules come first. */
const RULES: readonly Rule[] = [
  ['major', 'ids that lead nowhere', ({ gone }) => gone.length],
  ['major', 'ids that lead to another work', ({ reassigned }) => reassigned.length],
  ['major', 'digests gone', (diff) => selectTable(diff, 'digests').removed.length],
  ['major', 'fields gone', ({ fields }) => fields.removed.length],
  ['major', 'fields of another type', ({ fields }) => fields.retyped.length],
  ['major', 'fields that lost a possible value', countFieldsWith('removed')],
  ['by a person', 'fields whose meaning is worded otherwise', ({ fields }) => fields.reworded.length],
  ['minor', 'new papers', (diff) => selectTable(diff, 'papers').added.length],
  ['minor', 'papers split', ({ split }) => split.length],
  ['minor', 'new appearances', (diff) => selectTable(diff, 'appearances').added.length],
  ['minor', 'new digests', (diff) => selectTable(diff, 'digests').added.length],
  ['minor', 'new fields', ({ fields }) => fields.added.length],
  ['minor', 'fields with a new possible value', countFieldsWith('added')],
  ['patch', 'papers merged', ({ merged }) => merged.length],
  ['patch', 'ids that became redirects', ({ redirected }) => redirected.length],
  ['patch', 'appearances gone', (diff) => selectTable(diff, 'appearances').removed.length],
  ['patch', 'papers changed', countChanged('papers')],
  ['patch', 'appearances changed', countChanged('appearances')],
  ['patch', 'digests changed', countChanged('digests')],
  ['patch', 'rows of merges that differ', countDiffering('merges')],
  ['patch', 'rows of review that differ', countDiffering('review')],
  ['patch', 'rows of redirects that differ', countDiffering('redirects')],
  ['patch', 'rows of quarantine that differ', countDiffering('quarantine')],
  ['patch', 'tables with their fields in another order', ({ fields }) => fields.reordered.length],
  ['patch', 'ledgers that differ', ({ ledger }) => (ledger.same ? 0 : 1)],
];

/** The reason if no rule applies: another row order, other tools or another description. */
const SAME_ROWS: Reason = { level: 'patch', words: 'the same rows, written or described otherwise' };

function listReasons(diff: Diff, sameMeaning: boolean): Reason[] {
  const found = RULES.map(([level, words, count]): Reason & { count: number } => ({
    level: level !== 'by a person' ? level : sameMeaning ? 'patch' : 'major',
    count: count(diff),
    words: `${words}: ${formatCount(count(diff))}`,
  })).filter(({ count }) => count > 0);
  const reasons = LEVELS.flatMap((level) => found.filter((reason) => reason.level === level));
  return isSame(diff) ? [SAME_ROWS] : reasons.map(({ level, words }) => ({ level, words }));
}

const LEVELS: readonly VersionLevel[] = ['major', 'minor', 'patch'];

function countFieldsWith(which: 'added' | 'removed'): (diff: Diff) => number {
  return ({ fields }) => fields.values.filter((field) => field[which].length > 0).length;
}

function countChanged(table: DiffedTable): (diff: Diff) => number {
  return (diff) => selectTable(diff, table).changed.length;
}

function countDiffering(table: DiffedTable): (diff: Diff) => number {
  const all = ({ added, removed, changed }: TableDiff) => added.length + removed.length + changed.length;
  return (diff) => all(selectTable(diff, table));
}

function raiseVersion(version: string, level: VersionLevel): string {
  const at = LEVELS.indexOf(level);
  const numbers = parseNumbers(version).map((number, i) => (i < at ? number : i === at ? number + 1 : 0));
  return numbers.join('.');
}

function parseNumbers(version: string): number[] {
  return version.split('.').map(Number);
}
