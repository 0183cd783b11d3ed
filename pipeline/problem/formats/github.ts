import { formatProblem, type Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { type Found, LEVELS, type Level, many, formatTally, sortWorstFirst } from './found.ts';

/** Annotations of each level in a step; the runner silently drops the rest. */
const KEPT = 10;

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * For the log of a GitHub Actions step: annotations for the worst problems, as many as the runner keeps. Then one
 * annotation with the number of other problems, and those as plain lines.
 */
export function formatGithub({ problems }: Found): string {
  const annotated = LEVELS.flatMap((level) => pickAnnotated(problems, level));
  const others = sortWorstFirst(problems.filter((one) => !annotated.includes(one)));
  const lines = [...annotated.map(formatAnnotation), ...formatRest(others), formatTally(problems)];
  return `${lines.join('\n')}\n`;
}

/** Leaves room for the notice with the number of other problems. */
function pickAnnotated(problems: readonly Problem[], level: Level): Problem[] {
  const kept = level === 'info' ? KEPT - 1 : KEPT;
  return sortWorstFirst(problems.filter((one) => one.level === level)).slice(0, kept);
}

function formatAnnotation({ level, file, line, column, code, message, fix }: Problem): string {
  const properties = [
    ...(file === null ? [] : [`file=${escapeProperty(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    ...(column === null ? [] : [`col=${column}`]),
    `title=${escapeProperty(code)}`,
  ];
  return `::${COMMANDS[level]} ${properties.join(',')}::${escapeData(`${message}; ${fix}`)}`;
}

function formatRest(others: readonly Problem[]): string[] {
  if (others.length === 0) return [];
  const message = `${many(others.length, 'more problem')}: the runner keeps ${KEPT} of a kind, the others are in the log`;
  return [
    `::notice title=${escapeProperty(many(others.length, 'more problem'))}::${escapeData(message)}`,
    '::group::the others',
    ...others.map(formatProblem),
    '::endgroup::',
  ];
}

/** The escapes of actions/runner (src/Runner.Common/ActionCommand.cs); show() has replaced the line ends. */
function escapeData(text: string): string {
  return show(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
