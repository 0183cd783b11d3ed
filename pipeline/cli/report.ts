import { join } from 'node:path';
import { openLines } from './lines.ts';
import { formatGroups, type Looks } from '../problem/formats/text.ts';
import { complain, isWatched } from './print.ts';
import { formatProblem, type Problem } from '../problem/problem.ts';

/** Problems that a terminal shows; --json has them all. */
const SHOWN = 20;

/**
 * Prints problems on stderr, the first few of them; tells how many more there are. On a terminal by file, with the
 * lines that they are in; elsewhere a line each.
 */
export function printProblems(problems: readonly Problem[]): void {
  const some = problems.slice(0, SHOWN);
  const more = problems.length - SHOWN;
  const lines = isWatched() ? formatGroups(some, looksOn(true)) : some.map(formatProblem);
  if (more > 0) lines.push(`and ${more} more; see them all with --json`);
  if (lines.length > 0) complain(lines.join('\n'));
}

/** Colours are for a terminal; a line of a dump may be quoted anywhere. */
export function looksOn(isTerminal: boolean): Looks {
  return { colours: isTerminal && process.env.NO_COLOR === undefined, lineOf: openLines() };
}

/** The problem with its file named from where the command was called. */
export function inFolder(problem: Problem, folder: string): Problem {
  return { ...problem, file: problem.file === null ? null : join(folder, problem.file) };
}

/** 1 when the data has errors, else 0. */
export function exitCodeOf(problems: readonly Problem[]): number {
  return problems.some(({ level }) => level === 'error') ? 1 : 0;
}
