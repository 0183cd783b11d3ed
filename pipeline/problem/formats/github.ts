import { formatProblem, type Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { type Found, LEVELS, type Level, many, formatTally, sortWorstFirst } from './found.ts';

/** Of each kind, in one step; what comes after them the runner drops without a word. */
const KEPT = 10;

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * For the log of a GitHub Actions step: as annotations the worst that the runner keeps, then one that says how many more
 * there are, and those as plain lines.
 */
export function formatGithub({ problems }: Found): string {
  const annotated = LEVELS.flatMap((level) => firstOf(problems, level));
  const others = sortWorstFirst(problems.filter((one) => !annotated.includes(one)));
  const lines = [...annotated.map(annotation), ...restOf(others), formatTally(problems)];
  return `${lines.join('\n')}\n`;
}

/** One notice is left for telling how many more there are. */
function firstOf(problems: readonly Problem[], level: Level): Problem[] {
  const kept = level === 'info' ? KEPT - 1 : KEPT;
  return sortWorstFirst(problems.filter((one) => one.level === level)).slice(0, kept);
}

function annotation({ level, file, line, column, code, message, fix }: Problem): string {
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${property(code)}`,
  ];
  return `::${COMMANDS[level]} ${properties.join(',')}::${data(`${message}; ${fix}`)}`;
}

function restOf(others: readonly Problem[]): string[] {
  if (others.length === 0) return [];
  const told = `${many(others.length, 'more problem')}: the runner keeps ${KEPT} of a kind, the others stand in the log`;
  return [
    `::notice title=${property(many(others.length, 'more problem'))}::${data(told)}`,
    '::group::the others',
    ...others.map(formatProblem),
    '::endgroup::',
  ];
}

/** The escapes of actions/runner, src/Runner.Common/ActionCommand.cs; what is shown has no line ends any more. */
function data(text: string): string {
  return show(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
