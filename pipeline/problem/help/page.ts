import { type Code, PROBLEMS } from '../problem.ts';
import { show } from '../../text/show.ts';
import { HELP } from './help.ts';
import { GOOD } from './pages.ts';
import { type Example, type Content, toBytes } from './example.ts';

/** docs/problems.md: what each kind of problem means, and how to fix it. */
export function makeProblemsPage(): string {
  const codes = Object.keys(PROBLEMS) as Code[];
  const contents = codes.map((code) => `- [${code}](#${code}) (${PROBLEMS[code].level})`);
  return [
    '# What each problem means',
    '',
    '`npx daily-papers check` finds these problems. It fails only on errors. `npx daily-papers problems` makes this page; the tests run the examples.',
    '',
    'A page that is not merged yet may be saved again or mended by hand. A page that is in `raw/` of the main branch never changes:',
    'then the corrected page is added beside it.',
    '',
    ...contents,
    '',
    ...formatGoodPage(),
    ...codes.flatMap(formatSection),
  ].join('\n');
}

function formatGoodPage(): string[] {
  return [
    '## A good page',
    '',
    'Most examples are this dump, damaged in one place:',
    '',
    ...formatFenced(GOOD),
  ];
}

function formatSection(code: Code): string[] {
  const { level, fix } = PROBLEMS[code];
  const { why, bad, good } = HELP[code];
  return [
    `<a id="${code}"></a>`,
    '',
    `## ${code}`,
    '',
    `*${level}.* ${why}`,
    '',
    `To fix it: ${fix}.`,
    '',
    ...formatExample('Wrong', bad, {}),
    ...formatExample('Right', good, bad),
  ];
}

/** @param before the example that the reader has just seen */
function formatExample(word: string, example: Example, before: Example): string[] {
  if (typeof example === 'string') return [`**${word}.** ${example}`, ''];
  const files = Object.entries(example).flatMap(([file, content]) => {
    const isSeen = typeof before !== 'string' && before[file] === content;
    if (isSeen || content === GOOD)
      return [`\`${file}\`: ${content === GOOD ? '[a good page](#a-good-page)' : 'the same'}`, ''];
    return [`\`${file}\``, '', ...formatFenced(content)];
  });
  return [`**${word}:**`, '', ...files];
}

function formatFenced(content: Content): string[] {
  return ['```text', showContent(content), '```', ''];
}

/** Lines and characters of a file to show. */
const LINES = 12;
const CHARACTERS = 300;

function showContent(content: Content): string {
  const bytes = toBytes(content);
  const isText = !bytes.includes(0) && !bytes.toString('utf8').includes('\ufffd');
  const lines = bytes
    .toString(isText ? 'utf8' : 'latin1')
    .replace(/\n$/, '')
    .split('\n');
  const more = lines.length > LINES ? [`(and ${lines.length - LINES} more lines)`] : [];
  return [
    ...lines.slice(0, LINES).map((line) => shortenLine(isText ? show(line) : escapeBytes(line))),
    ...more,
  ].join('\n');
}

function shortenLine(line: string): string {
  return line.length <= CHARACTERS
    ? line
    : `${line.slice(0, CHARACTERS)} (and ${line.length - CHARACTERS} more characters)`;
}

/** Escapes bytes that are not text, as in C. */
function escapeBytes(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
