import { Buffer } from 'node:buffer';
import { detectUtf16 } from '../extract/refusal.ts';
import { formatCount } from '../text/plural.ts';

/** A fixed dump and descriptions of the fixes. */
export interface FixedDump {
  bytes: Buffer;
  fixes: string[];
}

/**
 * Fixes what carries no meaning: the byte order mark, line endings, blanks at the ends of lines and of the text.
 * All other bytes stay, so text that is not UTF-8 gets no worse.
 */
export function fixDump(bytes: Buffer): FixedDump {
  return FIXES.reduce<FixedDump>(
    (before, { words, apply }) => {
      const { text, count } = apply(before.bytes.toString('latin1'));
      if (count === 0) return before;
      return {
        bytes: Buffer.from(text, 'latin1'),
        fixes: [...before.fixes, `${words}: ${formatCount(count)}`],
      };
    },
    { bytes, fixes: [] },
  );
}

/** Makes UTF-8 of UTF-16. A file with half a character stays as it is, so that nothing of it is lost. */
export function toUtf8(bytes: Buffer): FixedDump {
  const encoding = detectUtf16(bytes)?.encoding;
  if (encoding === undefined) return { bytes, fixes: [] };
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { bytes: Buffer.from(text), fixes: ['UTF-16 made UTF-8: 1'] };
  } catch (error) {
    if (error instanceof TypeError) return { bytes, fixes: [] };
    throw error;
  }
}

interface Fix {
  words: string;
  /** Takes bytes as code units from 0 to 255, and returns the number of changed places. */
  apply: (text: string) => { text: string; count: number };
}

const BOM = '\xef\xbb\xbf';

/** In order: the ends of lines are known only after line endings are fixed. */
const FIXES: readonly Fix[] = [
  {
    words: 'byte order marks taken off',
    apply: (text) => (text.startsWith(BOM) ? { text: text.slice(BOM.length), count: 1 } : { text, count: 0 }),
  },
  {
    words: 'line endings made LF',
    apply: (text) => ({ text: text.replace(/\r\n?/g, '\n'), count: text.match(/\r\n?/g)?.length ?? 0 }),
  },
  { words: 'lines with blanks at their end', apply: (text) => trimLines(text, findNonBlankEnd) },
  { words: 'blank lines at the end', apply: trimBlankLines },
];

function trimLines(text: string, endOf: (line: string) => number): { text: string; count: number } {
  let count = 0;
  const lines = text.split('\n').map((line) => {
    const end = endOf(line);
    if (end < line.length) count++;
    return line.slice(0, end);
  });
  return { text: lines.join('\n'), count };
}

/** The offset after the last non-blank. A pattern would take quadratic time on a long run of blanks. */
function findNonBlankEnd(line: string): number {
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  return end;
}

/** Keeps one final line feed. */
function trimBlankLines(text: string): { text: string; count: number } {
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  const count = Math.max(0, text.length - end - 1);
  return { text: text.slice(0, text.length - count), count };
}
