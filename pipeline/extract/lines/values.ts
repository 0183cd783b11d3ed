import type { Buffer } from 'node:buffer';
import type { CardColumn, CardValue } from '../cards/card.ts';
import { decodeBytes, joinDecodings } from '../decode/decodings.ts';
import type { LineItem } from './items.ts';
import type { Segment } from './lines.ts';

/** The text of a file as Latin-1, the bytes that it stands for, and how its texts are written. */
export interface Source {
  text: string;
  bytes: Buffer;
  /** Offset of its first byte: 3 after a byte order mark. */
  offset: number;
  format: 'text' | 'markdown' | 'html';
  /** Whether its lines are broken at a fixed width. */
  isWrapped: boolean;
  /** That width, or a little less; 0 if they are not. */
  width: number;
  /** Whether numbers in brackets stand for links: a text with such numbers is not what the page shows. */
  hasMarks: boolean;
}

/** A place in the text of a file. */
export interface Range {
  start: number;
  end: number;
}

/** Reads a value; null where the bytes are no text that a page can show. */
export function readValue(
  { bytes, offset }: Source,
  column: CardColumn,
  { start, end }: Range,
  decoding: string | null,
): CardValue | null {
  const [from, to] = [start + offset, end + offset];
  const text = decodeBytes(bytes.subarray(from, to), decoding);
  return text === null || text === '' ? null : { column, start: from, end: to, decoding, text };
}

/** Reads a title or a text of one or more lines. Its decoding names only what the bytes need. */
export function readTextValue(
  source: Source,
  column: CardColumn,
  lines: readonly LineItem[],
): CardValue | null {
  const range = rangeOfLines(lines);
  const raw = source.text.slice(range.start, range.end);
  if (source.hasMarks && /\[\d{1,5}\]/.test(raw)) return null;
  if (source.isWrapped && CUT.test(raw)) return null;
  const isMarkdown = source.format === 'markdown';
  const decoding = joinDecodings(
    source.format === 'html' && /[<&]/.test(raw) ? 'html-text' : null,
    isMarkdown && MARKUP.test(raw) ? 'markdown-text' : null,
    isMarkdown && REFERENCE.test(raw) ? 'html-entities' : null,
    !/[\r\n]/.test(raw) ? null : source.isWrapped ? 'wrapped-lines' : 'lines-joined',
  );
  return readValue(source, column, range, decoding);
}

/** An address or a backslash at the end of a line: what follows may be its rest or the next word. */
const CUT = /(?:https?:\/\/[^\s<>]*[\w/=-]|\\)\r?\n[ \t]*\S/;

const MARKUP = /[\\[\]<]|[\r\n]#/;
const REFERENCE = /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);/i;

/** The parts of a line that an item stands for: a text stands for its whole line. */
export function segmentsOf({ line, segment, kind }: LineItem): readonly Segment[] {
  return kind === 'text' && line.segments.length > 0 ? line.segments : [segment];
}

/** All of the lines; brackets of links go along unless one link holds everything. */
function rangeOfLines(lines: readonly LineItem[]): Range {
  const segments = lines.flatMap(segmentsOf);
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) throw new Error('a text has no line');
  if (segments.every(({ link }) => link === first.link)) return { start: first.start, end: last.end };
  return { start: first.link?.start ?? first.start, end: last.link?.end ?? last.end };
}

/** Reads the value that an item shows as a part of its text. */
export function readItemValue(
  source: Source,
  column: CardColumn,
  item: LineItem,
  decoding: string | null = null,
): CardValue | null {
  const { segment, value } = item;
  if (value === null) return null;
  const at = source.text.slice(segment.start, segment.end).lastIndexOf(value);
  // a name that goes over lines
  if (at === -1)
    return decoding === null && value === segment.text ? readTextValue(source, column, [item]) : null;
  const start = segment.start + at;
  return readValue(source, column, { start, end: start + value.length }, decoding);
}

/** Reads a number that is written in full: 1.09k says only what it is near to. */
export function readNumber(
  source: Source,
  column: CardColumn,
  item: LineItem | null | undefined,
): CardValue | null {
  return item?.value && /^\d[\d,]*$/.test(item.value) ? readItemValue(source, column, item) : null;
}

/** Reads a value out of the address of a link. */
export function readAddress(
  source: Source,
  column: CardColumn,
  { segment: { link } }: LineItem,
  pattern: RegExp,
  decoding: string | null,
): CardValue | null {
  if (link === null) return null;
  const at = source.text.lastIndexOf(link.href, link.end);
  if (link.href === '' || at < link.start || !pattern.test(link.href)) return null;
  return readValue(source, column, { start: at, end: at + link.href.length }, decoding);
}

/** Reads the day of a paper, which has its year or, if that is the year of the page, has none. */
export function readDay(source: Source, item: LineItem): CardValue | null {
  const decoding = /\d{4}$/.test(item.value ?? '') ? 'english-day' : 'english-month-day';
  return readItemValue(source, 'published_date', item, decoding);
}

/** The address of a repository. */
export const GITHUB = /^https?:\/\/github\.com\/[\w.-]+\/[\w.-]+\/?$/;
