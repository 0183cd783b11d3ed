import type { Buffer } from 'node:buffer';

/** Column of a byte in its line, from 1, in code points; a byte order mark does not count, as in editors. */
export function columnOf(bytes: Buffer, byte: number): number {
  let start = byte;
  // not lastIndexOf: most dumps have no CR, and searching back to their start each time is quadratic
  while (start > 0 && bytes[start - 1] !== 10 && bytes[start - 1] !== 13) start--;
  return countCharacters(bytes.toString('utf8', start, byte).replace(/^\ufeff/, '')) + 1;
}

/** Counts without a list: a line may have 64 million characters, and a list takes eight times the memory. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Line of a byte, from 1, counted from a byte with a known line. A line end belongs to the line it ends. A CRLF is
 * one line end.
 */
export function lineOf(bytes: Buffer, byte: number, from: { byte: number; line: number }): number {
  let line = from.line;
  for (let at = from.byte; at < byte; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return line;
}
