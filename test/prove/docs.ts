import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../bench/made-up.ts';
import { complain } from '../../pipeline/cli/print.ts';
import type { Break, Shown } from './proof.ts';

/** A proof that was run. */
export interface Run {
  name: string;
  law: string;
  shown: readonly Shown[];
  seen: { broken: Break; found: Shown | undefined }[];
}

const FILE = join(ROOT, 'docs', 'laws.md');

/**
 * Writes what was shown into the docs; what they say of proofs that were not run stays. Of a quick run only what broken
 * sources gave, as a proof is always quick on them. @returns nothing is wrong
 */
export function writeDocs(runs: readonly Run[], quick: boolean): string[] {
  const { shown, seen } = rowsIn(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '');
  const names = runs.map(({ name }) => name);
  const broken = runs.filter((run) => run.seen.length > 0).map(({ name }) => name);
  const text = pageOf(
    quick ? shown : [...shown.filter((row) => !names.includes(proofOf(row))), ...runs.flatMap(shownRows)],
    [...seen.filter((row) => !broken.includes(proofOf(row))), ...runs.flatMap(seenRows)],
  );
  writeFileSync(FILE, text);
  return [];
}

/**
 * What the docs do not say as it was shown. How much a proof finds wrong in broken
 * sources may differ from run to run, and of a proof of which they say nothing yet there is nothing to compare.
 */
export function checkDocs(runs: readonly Run[]): string[] {
  const text = readFileSync(FILE, 'utf8');
  if (!text.includes(writtenBy())) {
    complain(`not compared with docs/laws.md, which is by another line of Node than ${process.version}`);
    return [];
  }
  const { shown, seen } = rowsIn(text);
  const told = new Set([...shown, ...seen.map(withoutFigure)]);
  const all = [...shown, ...seen].map(proofOf);
  const known = runs.filter(({ name }) => all.includes(name));
  const rows = known.flatMap((run) => [...shownRows(run), ...seenRows(run).map(withoutFigure)]);
  const ofKnown = shown.filter((row) => known.some(({ name }) => name === proofOf(row)));
  return [
    ...rows.filter((row) => !told.has(row)).map((row) => `docs/laws.md does not say: ${row}`),
    ...ofKnown
      .filter((row) => !rows.includes(row))
      .map((row) => `docs/laws.md says, and it was not shown: ${row}`),
  ].map((words) => `${words}; run: npm run prove -- ${proofOf(words)} --broken --write`);
}

function withoutFigure(row: string): string {
  return row.replace(/\| [^|]* (\| `npm run prove -- \S+ --broken` \|)$/, '$1');
}

/** Another line of Node makes other calls of the disk: its figures are others, and the laws the same. */
function writtenBy(): string {
  return `Node ${process.versions.node.split('.')[0]}`;
}

function shownRows({ name, law, shown }: Run): string[] {
  return shown.map((row) => rowOf([law, row.name, row.figure, `\`npm run prove -- ${name}\``]));
}

function seenRows({ name, seen }: Run): string[] {
  return seen.map(({ broken, found }) =>
    rowOf([
      broken.name,
      `\`${broken.file}\``,
      broken.finds,
      found?.figure ?? '',
      `\`npm run prove -- ${name} --broken\``,
    ]),
  );
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function proofOf(row: string): string {
  return /`npm run prove -- ([\w-]+)/.exec(row)?.[1] ?? '';
}

/** Rows of the two tables of the page. */
function rowsIn(text: string): { shown: string[]; seen: string[] } {
  const rows = text.split('\n').filter((line) => proofOf(line) !== '' && line.startsWith('|'));
  return {
    shown: rows.filter((row) => !row.includes('--broken')),
    seen: rows.filter((row) => row.includes('--broken')),
  };
}

function pageOf(shown: readonly string[], seen: readonly string[]): string {
  return `# The laws, proven

Laws of the dataset, shown to hold by running the real thing, on Linux. CI runs these commands at every change. This page is what a
run with ${writtenBy()} has shown, and one with it that shows anything else fails; others make other calls of the disk, so that
some of their figures differ.

| law | proof | figure | command |
|---|---|--:|---|
${shown.join('\n')}
${seenText(seen)}`;
}

function seenText(seen: readonly string[]): string {
  if (seen.length === 0) return '';
  return `
## And seen to fail

A proof that cannot fail shows nothing. \`npm run prove -- --broken\` breaks our own sources, one thing at a time, in a copy of
the project, and runs the proof on it: each of these was found by it.

| what was broken | in | found by | figure | command |
|---|---|---|--:|---|
${seen.join('\n')}
`;
}
