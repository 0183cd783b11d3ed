import { join } from 'node:path';
import { EXIT } from './command.ts';
import { openLines } from './lines.ts';
import { formatGroups, type Looks } from '../problem/formats/text.ts';
import { sortWorstFirst } from '../problem/formats/found.ts';
import { complain, isStderrTerminal } from './print.ts';
import { formatProblem, type Problem } from '../problem/problem.ts';
import { formatCount } from '../text/plural.ts';

/** The most problems that a terminal shows; --json prints all of them. */
const SHOWN = 20;

/**
 * Prints the first problems on stderr, and how many more there are. On a terminal they are grouped by file and quote
 * their lines; elsewhere each is one line.
 */
export function printProblems(problems: readonly Problem[]): void {
  const some = (problems.length > SHOWN ? sortWorstFirst(problems) : problems).slice(0, SHOWN);
  const more = problems.length - SHOWN;
  const lines = isStderrTerminal() ? formatGroups(some, chooseLooks(true)) : some.map(formatProblem);
  if (more > 0) lines.push(`and ${formatCount(more)} more; see them all with --json`);
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
