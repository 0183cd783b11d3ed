import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { print, printJson } from '../cli/print.ts';
import { prefixFolder, printProblems } from '../cli/report.ts';
import type { Problem } from '../problem/problem.ts';
import type { OutputFile } from './output.ts';

/** What a build has done. */
export interface Built extends Pick<Manifest, 'counts' | 'cleaning' | 'flags'> {
  folder: string;
  /** False when a strict build had rejects, so that the folder stays as it was. */
  published: boolean;
  outputs: OutputFile[];
  problems: Problem[];
}

/** Prints what a build has done: for a person, with problems on stderr, or as JSON. */
export function printReport(built: Built, raw: string, json: boolean): void {
  const problems = built.problems.map((problem) => prefixFolder(problem, raw));
  if (json) printJson({ ...built, problems });
  else print(reportOf(built).join('\n'));
  if (!json) printProblems(problems);
}

function reportOf({ counts, outputs, cleaning, flags, folder, published }: Built): string[] {
  const { digests, records, merges, papers, rejects, review } = counts;
  const rows = outputs.map(
    ({ file, bytes, rows }) => [file, size(bytes), rows === null ? '' : `${rows} rows`] as const,
  );
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${digests} digests, ${records} records, ${merges} merges, ${papers} papers, ${rejects} rejects; ${review} pairs to review`,
    '',
    published ? folder : `${folder} was not changed: there are rejects, and --strict is set`,
    ...rows.map((row) =>
      `  ${row[0].padEnd(widths[0] ?? 0)}  ${row[1].padStart(widths[1] ?? 0)}  ${row[2].padStart(widths[2] ?? 0)}`.trimEnd(),
    ),
    '',
    `cleaned: ${tally(cleaning)}`,
    `flagged: ${tally(flags)}`,
    ...(published ? [`look at it: ${join(folder, 'report.html')}`] : []),
  ];
}

function tally(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'nothing' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}

function size(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
}
