import type { Buffer } from 'node:buffer';

/** A place in a file, as editors count it. */
export interface Position {
  /** From 1. */
  line: number;
  /** From 1, in code points. */
  column: number;
}

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

/**
 * Finds the positions of bytes in ascending order, each counted from the one before: a file of JSON may be a single
 * line with ten thousand places to report.
 */
export function openPositions(bytes: Buffer): (byte: number) => Position {
  const mark = startsWithMark(bytes) ? 3 : 0;
  let known = { at: 0, line: 1, column: 1 };
  return (byte) => {
    let { at, line, column } = known;
    for (; at < byte; at++) {
      const unit = bytes[at] as number; // within the file
      if (unit === 10 || (unit === 13 && bytes[at + 1] !== 10)) {
        line++;
        column = 1;
        // the later bytes of a character, the mark and the CR of a CRLF are no column
      } else if ((unit & 0xc0) !== 0x80 && at >= mark && unit !== 13) column++;
    }
    known = { at, line, column };
    return { line, column };
  };
}

/** The same for the lines alone. */
export function openLineCounter(bytes: Buffer): (byte: number) => number {
  let from = { byte: 0, line: 1 };
  return (byte) => {
    from = { byte, line: lineOf(bytes, byte, from) };
    return from.line;
  };
}

/** Whether a file starts with a byte order mark, which takes three bytes. */
export function startsWithMark(bytes: Buffer): boolean {
  return bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf;
}
