import type { Problem } from '../problem.ts';
import { groupByFile, type Found, formatPlace, formatTally } from './found.ts';
import { formatPlural } from '../../text/plural.ts';
import { formatCodeSpan } from '../../text/code-span.ts';

/** For the summary of a job, or a comment. */
export function formatMarkdown({ checks = [], problems }: Found): string {
  const lines = [
    `## ${formatTally(problems)}`,
    '',
    ...checks.map(
      ({ name, summary, fine }) => `- ${fine ? '✓' : '✗'} **${name}**: ${formatCodeSpan(summary)}`,
    ),
    ...(checks.length > 0 ? [''] : []),
    ...[...groupByFile(problems)].flatMap(([file, some]) => [
      `### ${file === null ? 'no file' : formatCodeSpan(file)}`,
      '',
      ...some.map(item),
      '',
    ]),
    ...(problems.length > 0 ? ['What each means: `docs/problems.md`', ''] : []),
  ];
  return withinLimit(lines, problems.length);
}

const MARKS = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;

/** Of more than one line, each. */
function item(problem: Problem): string {
  const { level, message, excerpt, fix } = problem;
  const place = formatPlace(problem);
  return [
    `- ${MARKS[level]} ${level}${place === '' ? '' : ` ${place}`} ${formatCodeSpan(problem.code)}: ${formatCodeSpan(message)}`,
    ...(excerpt ? [formatCodeSpan(excerpt)] : []),
    `fix: ${formatCodeSpan(fix)}`,
  ].join('<br>\n  ');
}

/** GitHub refuses the summary of a step beyond 1 MiB as a whole. */
const LARGEST = 1_000_000;

function withinLimit(lines: readonly string[], problems: number): string {
  const text = `${lines.join('\n').trimEnd()}\n`;
  if (Buffer.byteLength(text) <= LARGEST) return text;
  let size = 0;
  const fitting = lines.filter((line) => (size += Buffer.byteLength(line) + 1) < LARGEST - 200);
  const shown = fitting.filter((line) => line.startsWith('- ') && line.includes('\n')).length;
  return `${fitting.join('\n')}\nand ${formatPlural(problems - shown, 'more problem')}: a summary may hold no more than 1 MiB\n`;
}
