import type { Problem } from '../problem.ts';
import { show } from '../../text/show.ts';
import { groupByFile, type Found, many, formatPlace, formatTally } from './found.ts';

/** For the summary of a job, or a comment. */
export function formatMarkdown({ checks = [], problems }: Found): string {
  const lines = [
    `## ${formatTally(problems)}`,
    '',
    ...checks.map(({ name, looked, fine }) => `- ${fine ? '✓' : '✗'} **${name}**: ${code(looked)}`),
    ...(checks.length > 0 ? [''] : []),
    ...[...groupByFile(problems)].flatMap(([file, some]) => [
      `### ${file === null ? 'no file' : code(file)}`,
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
    `- ${MARKS[level]} ${level}${place === '' ? '' : ` ${place}`} ${code(problem.code)}: ${code(message)}`,
    ...(excerpt ? [code(excerpt)] : []),
    `fix: ${code(fix)}`,
  ].join('<br>\n  ');
}

/**
 * Text from outside as a code span: nothing in it is markup, a mention or a link. Its fence is longer than every run of
 * backticks in it (CommonMark 0.31, section 6.1), and it has no line ends once it is shown.
 */
export function code(text: string): string {
  const shown = show(text);
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown === '' || /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** GitHub refuses the summary of a step beyond 1 MiB as a whole. */
const LARGEST = 1_000_000;

function withinLimit(lines: readonly string[], problems: number): string {
  const text = `${lines.join('\n').trimEnd()}\n`;
  if (Buffer.byteLength(text) <= LARGEST) return text;
  let size = 0;
  const fitting = lines.filter((line) => (size += Buffer.byteLength(line) + 1) < LARGEST - 200);
  const shown = fitting.filter((line) => line.startsWith('- ') && line.includes('\n')).length;
  return `${fitting.join('\n')}\nand ${many(problems - shown, 'more problem')}: a summary may hold no more than 1 MiB\n`;
}
