import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { print, printJson } from '../cli/print.ts';
import { prefixFolder, printProblems } from '../cli/report.ts';
import { formatTotals } from '../emit/manifest.ts';
import { formatWaiting } from '../merge/cluster/review.ts';
import type { Problem } from '../problem/problem.ts';
import { formatCount, formatPlural, formatSize } from '../text/plural.ts';
import type { OutputFile } from './output.ts';

/** The result of a build. */
export interface Built extends Pick<Manifest, 'counts' | 'cleaning' | 'text_issues'> {
  folder: string;
  /** False if a strict build had rejects and left the folder unchanged. */
  published: boolean;
  /** Pairs that wait for a person; `counts.review` counts all similar pairs that were kept apart. */
  waiting: number;
  outputs: OutputFile[];
  problems: Problem[];
}

/** Prints the result of a build as text, with problems on stderr, or as JSON. */
export function printReport(built: Built, raw: string, json: boolean): void {
  const problems = built.problems.map((problem) => prefixFolder(problem, raw));
  if (json) printJson({ ...built, problems });
  else print(formatReport(built).join('\n'));
  if (!json) printProblems(problems);
}

/** Formats the result of a build as lines for a person. */
export function formatReport(built: Built): string[] {
  const { counts, outputs, cleaning, text_issues, folder, published, waiting } = built;
  const rows = outputs.map(
    ({ file, bytes, rows }) =>
      [file, formatSize(bytes), rows === null ? '' : formatPlural(rows, 'row')] as const,
  );
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${formatTotals(counts)}; ${formatWaiting(waiting)}`,
    '',
    published ? folder : `${folder} was not changed: there are rejects, and --strict is set`,
    ...rows.map((row) =>
      `  ${row[0].padEnd(widths[0] ?? 0)}  ${row[1].padStart(widths[1] ?? 0)}  ${row[2].padStart(widths[2] ?? 0)}`.trimEnd(),
    ),
    '',
    `cleaned: ${formatCounts(cleaning)}`,
    `issues: ${formatCounts(text_issues)}`,
    ...(published ? [`look at it: ${join(folder, 'report.html')}`] : []),
  ];
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0
    ? 'nothing'
    : entries.map(([name, count]) => `${name} ${formatCount(count)}`).join(', ');
}
