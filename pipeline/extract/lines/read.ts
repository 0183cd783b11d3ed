import type { CardPage, Reader } from '../cards/card.ts';
import { startsWithMark } from '../position.ts';
import { type Cards, readCards } from './cards.ts';
import type { PageShape } from './parse-card.ts';
import { splitIntoDrafts } from './drafts.ts';
import { readAllItems, type LineItem } from './items.ts';
import { readPageLines } from './lines.ts';
import { type CardRange, findTextFacts, type TextFacts } from './text-facts.ts';
import { isPaperPage, readPaperPage } from './paper-page.ts';
import type { Source } from './values.ts';

/**
 * Text and Markdown of the site's pages, as browsers, clippers and converters write them. What shows no parts of
 * cards beside titles and abstracts is left to the reader of plain paragraphs.
 */
export const LINES_READER: Reader = {
  name: 'lines',
  read: (bytes) => {
    const offset = startsWithMark(bytes) ? 3 : 0;
    const text = bytes.toString('latin1', offset);
    if (isMixed(text)) return null;
    const lines = readPageLines(text);
    const found = readAllItems(lines.lines);
    const width = isCopy(found) ? null : findWidth(found, text);
    const items = width === null ? found : found.map((item, at) => toText(item, found[at - 1], width));
    const format = lines.isMarkdown ? 'markdown' : 'text';
    const { hasMarks } = lines;
    const source: Source = {
      text,
      bytes,
      offset,
      format,
      hasMarks,
      isWrapped: width !== null,
      width: width ?? 0,
    };
    return isPaperPage(items) ? readOnePaper(items, source) : readList(items, source);
  },
};

/** A number at the end of a broken text may stand on a line of its own, if the line before has no place for it. */
function toText(item: LineItem, last: LineItem | undefined, width: number): LineItem {
  const isEnd =
    item.kind === 'number' &&
    !item.line.gap &&
    last?.kind === 'text' &&
    last.segment.text.length >= 0.9 * width &&
    last.segment.link === item.segment.link;
  return isEnd ? { ...item, kind: 'text', value: null } : item;
}

/** Markdown with pieces of the page's HTML between, as some converters write it: its texts are full of tags. */
function isMixed(text: string): boolean {
  const tags = text.matchAll(/<(?:div|span|a)\s[^<>]*\bclass=|^ *:::/gm);
  return [...tags].length >= 3;
}

function readOnePaper(items: readonly LineItem[], source: Source): CardPage {
  const read = readPaperPage(items, source);
  const { facts } = findTextFacts(items, findRange(read, source), source);
  return toPage({ page_kind: 'paper', query: null, date: null, dates: [], facts }, source, read);
}

function readList(items: readonly LineItem[], source: Source): CardPage | null {
  if (!items.some(({ kind }) => kind === 'masthead')) return null;
  const whole = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  // beside trending pages only those of a search show texts
  const isTrending = findTextFacts(items, whole, source).page_kind === 'trending';
  const shape: PageShape = {
    page_kind: isTrending ? 'trending' : 'search',
    pictureNames: findPictureNames(items),
  };
  const found = readCards(splitIntoDrafts(items), source, shape);
  if (found.cards.length === 0) return null;
  return toPage(findTextFacts(items, findRange(found, source), source), source, found);
}

/** Where the cards and the parts that could not be used are, in the text of the file. */
function findRange({ cards, repeats, faulty }: Cards, { text, offset }: Source): CardRange {
  const range = { start: text.length, end: 0 };
  for (const { start, end } of [...cards, ...repeats, ...faulty]) {
    range.start = Math.min(range.start, start - offset);
    range.end = Math.max(range.end, end - offset);
  }
  return range;
}

function toPage(facts: TextFacts, { format }: Source, { cards, repeats, faulty }: Cards): CardPage {
  return { source_format: format, markup: format, dateSource: 'page', ...facts, cards, repeats, faulty };
}

/** No line of a text that is broken at a fixed width is longer; an abstract on one line has more than 160 characters. */
const WIDEST = 160;

/**
 * The width at which lines are broken: then none is long, and those that another one continues have no place for its
 * first word. A few end a paragraph.
 * @returns null if lines are not broken
 */
function findWidth(items: readonly LineItem[], text: string): number | null {
  const isText = ({ kind, segment }: LineItem) => kind === 'text' && /[A-Za-z] [A-Za-z]/.test(segment.text);
  const texts = items.filter(isText);
  if (texts.some(({ segment }) => segment.text.length > WIDEST)) return null;
  const broken = items.flatMap((item, index) => {
    const next = items[index + 1];
    return isText(item) && item.segment.text.length >= SHORTEST && isGoingOn(item, next)
      ? [{ length: item.segment.text.length, withWord: measureWithWord(item, next, text) }]
      : [];
  });
  const lengths = broken.map(({ length }) => length).sort((a, b) => a - b);
  const width = lengths[Math.floor(0.9 * lengths.length)] ?? 0;
  const full = broken.filter(({ withWord }) => withWord >= 0.9 * width);
  return full.length > 0 && full.length >= 0.8 * broken.length ? width : null;
}

/** The length of a line with the first word of the next one; the markup of both has been there too. */
function measureWithWord({ line }: LineItem, next: LineItem, text: string): number {
  const [word = ''] = text.slice(next.line.start, next.line.end).trimStart().split(' ', 1);
  return line.end - line.start + 1 + word.length;
}

/** A line that another one continues is about as long as the width, so the next one is hardly longer. */
function isGoingOn({ segment }: LineItem, next: LineItem | undefined): next is LineItem {
  return next?.kind === 'text' && !next.line.gap && next.segment.text.length <= 1.5 * segment.text.length;
}

/** Shorter lines are names and labels. */
const SHORTEST = 30;

/**
 * Whether a browser wrote the text: it breaks no lines. Chromium has the name of the site's picture on a line of its
 * own; where it stands beside a name, only Firefox indents the lines of a list without a sign.
 */
function isCopy(items: readonly LineItem[]): boolean {
  const names = findPictureNames(items);
  const isIndented = ({ kind, segment, line }: LineItem) =>
    kind === 'site' && line.indent === 4 && segment.start === line.start + 4;
  return names === 'above' || (names === 'before' && items.some(isIndented));
}

/** How the name of an organisation stands beside the name of its picture, as the top of the page shows. */
function findPictureNames(items: readonly LineItem[]): PageShape['pictureNames'] {
  const has = (pattern: RegExp) =>
    items.some(({ kind, segment }) => kind === 'site' && pattern.test(segment.text));
  if (has(/^Hugging Face's logo Hugging Face$/)) return 'before';
  if (has(/^Hugging Face's logo$/)) return 'above';
  return has(/^Hugging Face$/) ? 'none' : 'unknown';
}
