import { PROBLEMS } from '../problem.ts';
import { show } from '../../text/show.ts';
import { type Code, HELP } from './help.ts';
import { GOOD } from './pages.ts';
import { type Example, type Content, bytesOf } from './example.ts';

/** docs/problems.md: what each kind of problem means, and how to mend it. */
export function makeProblemsPage(): string {
  const codes = Object.keys(PROBLEMS) as Code[];
  const contents = codes.map((code) => `- [${code}](#${code}) (${PROBLEMS[code].level})`);
  return [
    '# What each problem means',
    '',
    '`npm run check` finds these. Only an error makes it fail. This page is made by `npm run problems`; the examples are run by the tests.',
    '',
    ...contents,
    '',
    ...goodPage(),
    ...codes.flatMap(sectionOf),
  ].join('\n');
}

function goodPage(): string[] {
  return ['## A good page', '', 'Most examples are this dump with one damage:', '', ...fenced(GOOD)];
}

function sectionOf(code: Code): string[] {
  const { level, fix } = PROBLEMS[code];
  const { why, bad, good } = HELP[code];
  return [
    `<a id="${code}"></a>`,
    '',
    `## ${code}`,
    '',
    `*${level}.* ${why}`,
    '',
    `To mend it: ${fix}.`,
    '',
    ...exampleOf('Wrong', bad, {}),
    ...exampleOf('Right', good, bad),
  ];
}

/** @param before the example that the reader has just seen */
function exampleOf(word: string, example: Example, before: Example): string[] {
  if (typeof example === 'string') return [`**${word}.** ${example}`, ''];
  const files = Object.entries(example).flatMap(([file, content]) => {
    const isSeen = typeof before !== 'string' && before[file] === content;
    if (isSeen || content === GOOD)
      return [`\`${file}\`: ${content === GOOD ? '[a good page](#a-good-page)' : 'the same'}`, ''];
    return [`\`${file}\``, '', ...fenced(content)];
  });
  return [`**${word}:**`, '', ...files];
}

function fenced(content: Content): string[] {
  return ['```text', shown(content), '```', ''];
}

/** What a reader needs to see of a file: not what is repeated a thousand times. */
const LINES = 12;
const CHARACTERS = 300;

function shown(content: Content): string {
  const bytes = bytesOf(content);
  const isText = !bytes.includes(0) && !bytes.toString('utf8').includes('\ufffd');
  const lines = bytes
    .toString(isText ? 'utf8' : 'latin1')
    .replace(/\n$/, '')
    .split('\n');
  const more = lines.length > LINES ? [`(and ${lines.length - LINES} more lines)`] : [];
  return [...lines.slice(0, LINES).map((line) => short(isText ? show(line) : asBytes(line))), ...more].join(
    '\n',
  );
}

function short(line: string): string {
  return line.length <= CHARACTERS
    ? line
    : `${line.slice(0, CHARACTERS)} (and ${line.length - CHARACTERS} more characters)`;
}

/** Bytes that are no text, as C writes them. */
function asBytes(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
