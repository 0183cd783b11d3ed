import type { Buffer } from 'node:buffer';
import { startsWithMark } from '../position.ts';
import { readTextOf } from './html-text.ts';
import { loadEntities } from './libraries.ts';

/**
 * A text with the bytes that gave each of its UTF-16 units. Its markup is readable; letters beyond ASCII stand as the
 * bytes of their UTF-8, so the text shows where values are, and the values themselves are decoded from the bytes.
 */
export interface Mapped {
  text: string;
  /** Offset of the first byte of each unit. */
  from: Int32Array;
  /** Offset after the last byte of each unit. */
  to: Int32Array;
}

/** Maps bytes as they are. */
export function mapBytes(bytes: Buffer, start: number, end: number): Mapped {
  const text = bytes.toString('latin1', start, end);
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  // a plain loop, as every byte of every file passes here
  for (let index = 0; index < text.length; index++) {
    from[index] = start + index;
    to[index] = start + index + 1;
  }
  return { text, from, to };
}

/** Maps a whole file after its byte order mark. */
export function mapFile(bytes: Buffer): Mapped {
  return mapBytes(bytes, startsWithMark(bytes) ? 3 : 0, bytes.length);
}

/** The bytes of a part of a mapped text that is not empty. */
export function rangeOf({ from, to }: Mapped, start: number, end: number): [number, number] {
  return [from[start] as number, to[end - 1] as number];
}

/** Decodes the character references of an attribute. */
export function mapAttribute(mapped: Mapped): Mapped {
  return replaceAll(mapped, REFERENCE, loadEntities().decodeHTMLAttribute);
}

/** Decodes the character references of XML text. */
export function mapXmlText(mapped: Mapped): Mapped {
  return replaceAll(mapped, REFERENCE, loadEntities().decodeXML);
}

/** Joins CDATA sections that stand side by side. */
export function mapCdata(mapped: Mapped): Mapped {
  return replaceAll(mapped, /\]\]><!\[CDATA\[/g, () => '');
}

/** Takes the text out of an HTML fragment. */
export function mapHtmlText(mapped: Mapped): Mapped {
  if (!/[<&]/.test(mapped.text)) return mapped;
  const parts = readTextOf(mapped.text).map(({ start, end, isBreak }) =>
    isBreak
      ? fill('\n', ...rangeOf(mapped, start, end))
      : replaceAll(sliceMapped(mapped, start, end), REFERENCE, loadEntities().decodeHTML),
  );
  return joinMapped(parts);
}

/** A part of a mapped text. */
export function sliceMapped({ text, from, to }: Mapped, start: number, end: number): Mapped {
  return { text: text.slice(start, end), from: from.subarray(start, end), to: to.subarray(start, end) };
}

/**
 * The part without the blanks around it. Only ASCII blanks count: the byte 0xA0 is a blank in Latin-1, and here the
 * end of a letter, as of à.
 */
export function trimRange(text: string, start: number, end: number): [number, number] {
  let [from, to] = [start, end];
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return [from, to];
}

function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,8}|#\d{1,8}|[A-Za-z][A-Za-z0-9]{0,31});/g;

/** Replaces parts of a text in one pass: a saved page has a hundred thousand character references. */
function replaceAll(mapped: Mapped, pattern: RegExp, replace: (found: string) => string): Mapped {
  const { text, from, to } = mapped;
  const parts: string[] = [];
  // no replacement is longer than what it replaces
  const places = { from: new Int32Array(text.length), to: new Int32Array(text.length) };
  let [at, length] = [0, 0];
  const keep = (end: number) => {
    parts.push(text.slice(at, end));
    places.from.set(from.subarray(at, end), length);
    places.to.set(to.subarray(at, end), length);
    length += end - at;
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    keep(index);
    at = index + found.length;
    const by = replace(found);
    parts.push(by);
    places.from.fill(from[index] as number, length, length + by.length);
    places.to.fill(to[at - 1] as number, length, length + by.length);
    length += by.length;
  }
  if (at === 0) return mapped;
  keep(text.length);
  return {
    text: parts.join(''),
    from: places.from.subarray(0, length),
    to: places.to.subarray(0, length),
  };
}

/** A text whose units all come from the same bytes. */
function fill(text: string, start: number, end: number): Mapped {
  return {
    text,
    from: new Int32Array(text.length).fill(start),
    to: new Int32Array(text.length).fill(end),
  };
}

function joinMapped(parts: readonly Mapped[]): Mapped {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  const joined = { from: new Int32Array(length), to: new Int32Array(length) };
  let at = 0;
  for (const { text, from, to } of parts) {
    joined.from.set(from, at);
    joined.to.set(to, at);
    at += text.length;
  }
  return { text: parts.map(({ text }) => text).join(''), ...joined };
}
