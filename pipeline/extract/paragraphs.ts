import { Buffer, isUtf8 } from 'node:buffer';
import type { Code } from '../problem/problem.ts';
import { formatCount } from '../text/plural.ts';

/** What makes a paragraph unusable, whatever its role, and where. */
export interface ParagraphFault {
  code: Code;
  message: string;
  /** Offset in the dump. */
  byte: number;
}

/** Consecutive lines that are not blank, without the blanks around them. */
export interface Paragraph {
  /** Offset of the first byte. */
  start: number;
  /** Offset after the last byte. */
  end: number;
  /** First and last line, from 1. */
  line: number;
  lastLine: number;
  /** Decoded; invalid UTF-8 becomes U+FFFD. */
  text: string;
  fault: ParagraphFault | null;
}

interface Line {
  start: number;
  end: number;
  number: number;
}

const LF = 10;
const CR = 13;
const TAB = 9;
const SPACE = 32;

// all except tab and line ends, which are blanks
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

/**
 * Splits a dump into paragraphs; lines end with LF, CRLF or CR.
 *
 * It scans bytes and decodes a paragraph at a time. That is four times as fast as decoding and splitting the dump,
 * and no string is larger than its paragraph.
 * @param from offset at which to begin, after a byte order mark
 * @param isBoilerplate whether a line is a paragraph of its own, even without a blank line after it
 */
export function splitParagraphs(
  bytes: Buffer,
  from: number,
  maxLineBytes: number,
  isBoilerplate: (line: string) => boolean,
): Paragraph[] {
  const isAllUtf8 = isUtf8(bytes);
  const paragraphs: Paragraph[] = [];
  let run: Line[] = [];
  const flush = () => {
    for (const lines of splitRun(bytes, run, isBoilerplate))
      paragraphs.push(toParagraph(bytes, lines, isAllUtf8, maxLineBytes));
    run = [];
  };
  for (const line of splitLines(bytes, from)) {
    const nonBlank = trim(bytes, line);
    if (nonBlank === null) flush();
    else run.push(nonBlank);
  }
  flush();
  return paragraphs;
}

function* splitLines(bytes: Buffer, from: number): Generator<Line> {
  let cr = indexOfByte(bytes, CR, from);
  let lf = indexOfByte(bytes, LF, from);
  for (let start = from, number = 1; start < bytes.length; number++) {
    // search again only when passed: a dump without CR would otherwise be searched to its end at each line
    if (cr < start) cr = indexOfByte(bytes, CR, start);
    if (lf < start) lf = indexOfByte(bytes, LF, start);
    const end = Math.min(cr, lf);
    yield { start, end, number };
    start = end + (bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1);
  }
}

/** Offset of the next such byte, or the length if there is none. */
function indexOfByte(bytes: Buffer, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? bytes.length : at;
}

/** The line without the blanks around it, or null for a blank line. */
function trim(bytes: Buffer, { start, end, number }: Line): Line | null {
  let first = start;
  let after = end;
  while (first < after && isBlank(bytes[first])) first++;
  while (after > first && isBlank(bytes[after - 1])) after--;
  if (first === after) return null;
  // blanks beyond ASCII (no-break and ideographic spaces) are rare: only lines that begin with one are decoded
  if ((bytes[first] ?? 0) >= 0x80 && bytes.toString('utf8', first, after).trim() === '') return null;
  return { start: first, end: after, number };
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

/** Splits a run of lines: each leading line of boilerplate alone, then the rest together. */
function* splitRun(bytes: Buffer, run: Line[], isBoilerplate: (line: string) => boolean): Generator<Line[]> {
  let first = 0;
  // the last line is never split off
  while (first < run.length - 1) {
    const line = run[first] as Line;
    if (!isBoilerplate(bytes.toString('utf8', line.start, line.end))) break;
    yield [line];
    first++;
  }
  if (first < run.length) yield run.slice(first);
}

function toParagraph(bytes: Buffer, lines: Line[], isAllUtf8: boolean, maxLineBytes: number): Paragraph {
  const first = lines[0] as Line; // a run is never empty
  const last = lines[lines.length - 1] as Line;
  const text = bytes.toString('utf8', first.start, last.end);
  const fault =
    findLongLine(lines, maxLineBytes) ??
    findInvalidUtf8(bytes, first, last, isAllUtf8) ??
    findControl(text, first.start);
  return { start: first.start, end: last.end, line: first.number, lastLine: last.number, text, fault };
}

function findLongLine(lines: Line[], maxLineBytes: number): ParagraphFault | null {
  const long = lines.find(({ start, end }) => end - start > maxLineBytes);
  if (!long) return null;
  const message = `line ${long.number} has ${formatCount(long.end - long.start)} bytes, the limit is ${formatCount(maxLineBytes)}`;
  return { code: 'extract/line-too-long', message, byte: long.start };
}

function findInvalidUtf8(
  bytes: Buffer,
  { start }: Line,
  { end }: Line,
  isAllUtf8: boolean,
): ParagraphFault | null {
  if (isAllUtf8 || isUtf8(bytes.subarray(start, end))) return null;
  const byte = indexOfInvalid(bytes, start, end);
  const found = `0x${bytes[byte]?.toString(16).padStart(2, '0')}`;
  return { code: 'extract/invalid-utf8', message: `byte ${byte} (${found}) is not valid UTF-8`, byte };
}

/** Offset of the first byte that is not part of a valid character. */
function indexOfInvalid(bytes: Buffer, start: number, end: number): number {
  let valid = start;
  while (valid < end) {
    const length = measureCharacter(bytes[valid] ?? 0);
    if (valid + length > end || !isUtf8(bytes.subarray(valid, valid + length))) break;
    valid += length;
  }
  return valid;
}

function measureCharacter(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

function findControl(text: string, start: number): ParagraphFault | null {
  const at = text.search(CONTROL);
  if (at === -1) return null;
  const byte = start + Buffer.byteLength(text.slice(0, at));
  const name = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'extract/control-character', message: `control character ${name} at byte ${byte}`, byte };
}
