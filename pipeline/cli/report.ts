import { join } from 'node:path';
import type { Built } from '../build.ts';
import { EXIT } from './command.ts';
import { openLines } from './lines.ts';
import { groupsOf, type Looks } from '../problem/formats/text.ts';
import { complain, isStderrTerminal, print, printJson } from './print.ts';
import { describe, type Problem } from '../problem/problem.ts';

/** The most problems that a terminal shows; --json prints all of them. */
const SHOWN = 20;

/** Prints the result of a build: for a person, with problems on stderr, or as JSON. */
export function printReport(built: Built, raw: string, json: boolean): void {
  const problems = built.problems.map((problem) => prefixFolder(problem, raw));
  if (json) printJson({ ...built, problems });
  else print(formatReport(built).join('\n'));
  if (!json) printProblems(problems);
}

/**
 * Prints the first problems on stderr, and how many more there are. On a terminal they are grouped by file and quote
 * their lines; elsewhere each is one line.
 */
export function printProblems(problems: readonly Problem[]): void {
  const some = problems.slice(0, SHOWN);
  const more = problems.length - SHOWN;
  const lines = isStderrTerminal() ? groupsOf(some, chooseLooks(true)) : some.map(describe);
  if (more > 0) lines.push(`and ${more} more; see them all with --json`);
  if (lines.length > 0) complain(lines.join('\n'));
}

/** Chooses colours for a terminal; lines of dumps may be quoted anywhere. */
export function chooseLooks(isTerminal: boolean): Looks {
  return { colours: isTerminal && process.env.NO_COLOR === undefined, lineOf: openLines() };
}

/** Prefixes the file of a problem, so that its path is relative to the working directory. */
export function prefixFolder(problem: Problem, folder: string): Problem {
  return { ...problem, file: problem.file === null ? null : join(folder, problem.file) };
}

/** Warnings alone do not fail a command. */
export function exitCodeOf(problems: readonly Problem[]): number {
  return problems.some(({ level }) => level === 'error') ? EXIT.problems : EXIT.fine;
}

function formatReport({ counts, outputs, cleaning, flags, folder, published }: Built): string[] {
  const { digests, records, merges, papers, rejects, review } = counts;
  const rows = outputs.map(
    ({ file, bytes, rows }) => [file, formatBytes(bytes), rows === null ? '' : `${rows} rows`] as const,
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
    `cleaned: ${formatCounts(cleaning)}`,
    `flagged: ${formatCounts(flags)}`,
    ...(published ? [`look at it: ${join(folder, 'report.html')}`] : []),
  ];
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'nothing' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}

function formatBytes(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`;
}
