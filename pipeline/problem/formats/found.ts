import { type Problem, PROBLEMS } from '../problem.ts';
import { compare } from '../../text/compare.ts';
import { formatPlural } from '../../text/plural.ts';

/** What the checks looked at, and all that they found; what every format tells. */
export interface Found {
  /** Empty if only problems are shown. */
  checks?: readonly Checked[];
  problems: readonly Problem[];
}

/** One of the checks. */
export interface Checked {
  name: string;
  /** Such as `2 dumps in raw`. */
  summary: string;
  fine: boolean;
}

export type Level = Problem['level'];

/** The worst first. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'info'];

/** How many there are of each level. */
export function countProblems(problems: readonly Problem[]): Record<Level, number> {
  const of = (level: Level) => problems.filter((one) => one.level === level).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}

/** Such as `2 errors, 1 warning in 3 files`; `nothing is wrong` where nothing is. */
export function formatTally(problems: readonly Problem[]): string {
  const counts = countProblems(problems);
  const parts = LEVELS.filter((level) => counts[level] > 0).map((level) =>
    formatPlural(counts[level], NOUNS[level]),
  );
  const files = new Set(problems.flatMap(({ file }) => file ?? [])).size;
  if (parts.length === 0) return 'nothing is wrong';
  return `${parts.join(', ')}${files > 0 ? ` in ${formatPlural(files, 'file')}` : ''}`;
}

const NOUNS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The problems of each file, in the order of their places; those of no file come last. */
export function groupByFile(problems: readonly Problem[]): Map<string | null, Problem[]> {
  const files = new Map<string | null, Problem[]>();
  for (const one of [...problems].sort(byPlace)) files.set(one.file, [...(files.get(one.file) ?? []), one]);
  return files;
}

/** By level, the worst first; within a level by place. */
export function sortWorstFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || byPlace(a, b));
}

function byPlace(a: Problem, b: Problem): number {
  const file = Number(a.file === null) - Number(b.file === null) || compare(a.file ?? '', b.file ?? '');
  return file || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Such as `11:1`; empty where no line is known. */
export function formatPlace({ line, column }: Problem): string {
  return [line, column].filter((part) => part !== null).join(':');
}

/** Whether a code is one of the table, which docs/problems.md explains. */
export function isKnown(code: string): code is keyof typeof PROBLEMS {
  return Object.hasOwn(PROBLEMS, code);
}
