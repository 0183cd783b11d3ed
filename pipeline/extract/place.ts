import type { Buffer } from 'node:buffer';

/** Column of a byte in its line, from 1, in characters (code points); a byte order mark is none, as in editors. */
export function columnOf(bytes: Buffer, byte: number): number {
  let start = byte;
  // not lastIndexOf: a dump mostly has no CR, and looking for one to its beginning each time takes the square of its size
  while (start > 0 && bytes[start - 1] !== 10 && bytes[start - 1] !== 13) start--;
  return [...bytes.toString('utf8', start, byte).replace(/^\ufeff/, '')].length + 1;
}

/** Line of a byte, from 1, counted on from a place whose line is known; a line end belongs to the line that it ends. */
export function lineOf(bytes: Buffer, byte: number, from: { byte: number; line: number }): number {
  const insideCrlf = bytes[byte] === 10 && bytes[byte - 1] === 13 && byte > from.byte;
  const before = bytes.toString('latin1', from.byte, insideCrlf ? byte - 1 : byte);
  return from.line + (before.match(/\r\n|\r|\n/g)?.length ?? 0);
}
