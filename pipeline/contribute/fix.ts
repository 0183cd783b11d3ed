import { Buffer } from 'node:buffer';

/** A dump with what could be mended, and in words what that was. */
export interface FixedDump {
  bytes: Buffer;
  did: string[];
}

/**
 * Mends what carries no meaning: the byte order mark, line endings, blanks at the ends of lines and of the text. No
 * other byte is touched, so that a text which is not UTF-8 comes out no worse.
 */
export function fixDump(bytes: Buffer): FixedDump {
  return MENDS.reduce<FixedDump>(
    (before, { words, apply }) => {
      const { text, count } = apply(before.bytes.toString('latin1'));
      if (count === 0) return before;
      return { bytes: Buffer.from(text, 'latin1'), did: [...before.did, `${words}: ${count}`] };
    },
    { bytes, did: [] },
  );
}

interface Mend {
  words: string;
  /** On the bytes as code units of 0 to 255; says in how many places it did something. */
  apply: (text: string) => { text: string; count: number };
}

const BOM = '\xef\xbb\xbf';

/** In order: what is a blank at the end of a line only shows when the lines are known. */
const MENDS: readonly Mend[] = [
  {
    words: 'byte order marks taken off',
    apply: (text) => (text.startsWith(BOM) ? { text: text.slice(BOM.length), count: 1 } : { text, count: 0 }),
  },
  {
    words: 'line endings made LF',
    apply: (text) => ({ text: text.replace(/\r\n?/g, '\n'), count: text.match(/\r\n?/g)?.length ?? 0 }),
  },
  { words: 'lines with blanks at their end', apply: (text) => eachLine(text, endOfInk) },
  { words: 'blank lines at the end', apply: withoutBlankEnd },
];

function eachLine(text: string, endOf: (line: string) => number): { text: string; count: number } {
  let count = 0;
  const lines = text.split('\n').map((line) => {
    const end = endOf(line);
    if (end < line.length) count++;
    return line.slice(0, end);
  });
  return { text: lines.join('\n'), count };
}

/** Where the spaces and tabs at the end of a line begin. A pattern would take the square of the time for a long run of them. */
function endOfInk(line: string): number {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return end;
}

/** One line feed stays, where the last line had one. */
function withoutBlankEnd(text: string): { text: string; count: number } {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const count = Math.max(0, text.length - end - 1);
  return { text: text.slice(0, text.length - count), count };
}
