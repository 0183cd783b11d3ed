import type { Buffer } from 'node:buffer';

/** Column of a byte in its line, from 1, in characters (code points); a byte order mark is none, as in editors. */
export function columnOf(bytes: Buffer, byte: number): number {
  let start = byte;
  // not lastIndexOf: a dump mostly has no CR, and looking for one to its beginning each time takes the square of its size
  while (start > 0 && bytes[start - 1] !== 10 && bytes[start - 1] !== 13) start--;
  return countCharacters(bytes.toString('utf8', start, byte).replace(/^\ufeff/, '')) + 1;
}

/** Counted without a list of them: a line may have 64 million, and a list takes eight times the memory. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Line of a byte, from 1, counted on from a place whose line is known; a line end belongs to the line that it ends, and
 * a CRLF is one, which its LF ends.
 */
export function lineOf(bytes: Buffer, byte: number, from: { byte: number; line: number }): number {
  let line = from.line;
  for (let at = from.byte; at < byte; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return line;
}
