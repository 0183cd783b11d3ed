import type { Problem } from '../../../schemas/types.ts';
import { problem } from '../../problem/problem.ts';
import {
  type CardPage,
  type CardValue,
  type Faulty,
  makeFaulty,
  type NamedDay,
  type Reader,
} from '../cards/card.ts';
import { toPageDate } from '../date.ts';
import { decodeBytes, findArxivId } from '../decode/decodings.ts';
import { isWholeElement, splitElements } from '../decode/elements.ts';
import { readTokens, type Token } from '../decode/html-text.ts';
import { type Mapped, mapFile, rangeOf } from '../decode/mapped.ts';
import { type Element, listElements, readElement } from './element.ts';
import { listAuthors, readDescription } from './description.ts';
import { type FeedEntry, settleEntries } from './entries.ts';

/** Feeds of papers: RSS 2.0, RSS 1.0 and Atom (RFC 4287). */
export const FEED_READER: Reader = {
  name: 'feed',
  read: (bytes, file) => {
    const mapped = mapFile(bytes);
    if (!/^\s*</.test(mapped.text) || !/<(?:rss|feed|rdf:RDF)\b/.test(mapped.text.slice(0, 2000)))
      return null;
    const tokens = readTokens(mapped.text, { xml: true });
    const found = splitElements(mapped.text, tokens, {
      names: ENTRIES,
      start: /<(?:item|entry)(?=[\s>])/g,
      xml: true,
      isOne: (item) => listPapers(listElements(item, mapped), mapped).size < 2,
    });
    const items = found.map((item): Item => ({ tokens: item, elements: listElements(item, mapped) }));
    if (!isFeedOfPapers(items, mapped)) return null;
    return refuseEntities(mapped.text, file, bytes.length) ?? readFeed(tokens, items, mapped, bytes);
  },
};

/** An entry of a feed. */
interface Item {
  tokens: Token[];
  elements: Element[];
}

/** Entities of a document type can grow without limit ("billion laughs") or name files: none is ever read. */
function refuseEntities(text: string, file: string, end: number): Problem | null {
  return /<!(?:ENTITY|DOCTYPE[^>]*\[)/.test(text)
    ? problem('extract/entities', 'the feed declares entities of its own, which are never read', {
        file,
        line: 1,
        column: 1,
        span: [0, end],
      })
    : null;
}

/** A feed of news may lead to a paper now and then, with the remarks of somebody else. */
function isFeedOfPapers(items: readonly Item[], mapped: Mapped): boolean {
  const papers = items.filter(({ elements }) => elements.some((one) => isPaperLink(one, mapped)));
  return papers.length > 0 && 2 * papers.length >= items.length;
}

/** Whether an element leads to a paper: a link with an arXiv id in its address. */
function isPaperLink({ name, start, end }: Element, mapped: Mapped): boolean {
  const text = mapped.text.slice(start, end);
  return (
    LINKS.has(name) && /^\s*(?:<!\[CDATA\[)?(?:https?:|arxiv:|oai:)/i.test(text) && findArxivId(text) !== null
  );
}

const LINKS = new Set(['link', 'guid', 'id']);
const ENTRIES = new Set(['item', 'entry']);

/** The arXiv ids that an entry leads to. */
function listPapers(elements: readonly Element[], mapped: Mapped): Set<string | null> {
  const links = elements.filter((one) => isPaperLink(one, mapped));
  return new Set(links.map(({ start, end }) => findArxivId(mapped.text.slice(start, end))));
}

const BROKEN = 'the feed ends in the middle of the entry, or a tag is damaged';

function readFeed(tokens: readonly Token[], items: readonly Item[], mapped: Mapped, bytes: Buffer): CardPage {
  const entries: FeedEntry[] = [];
  const faulty: Faulty[] = [];
  const known = new Map<string, number>();
  const repeats: CardPage['repeats'] = [];
  for (const { tokens: own, elements } of items) {
    const [start, end] = rangeOf(mapped, (own[0] as Token).start, (own.at(-1) as Token).end);
    const isWhole = isWholeElement(own);
    const read = isWhole ? readItem(elements, mapped, bytes) : BROKEN;
    if (typeof read === 'string') {
      const code = isWhole ? 'extract/not-an-item' : 'extract/damaged-item';
      faulty.push(makeFaulty(bytes, { start, end }, code, read));
      continue;
    }
    const id = read.values.find(({ column }) => column === 'arxiv_id')?.text ?? '';
    const before = known.get(id);
    if (before === undefined) known.set(id, entries.push({ start, end, ...read }) - 1);
    else repeats.push({ start, end, name: 'card', card: before });
  }
  const channel = tokens.filter(({ start }) => start < (items[0]?.tokens[0]?.start ?? 0));
  const { day, kind } = readChannel(channel, mapped, bytes);
  const date = day && toPageDate(day.text);
  return {
    source_format: 'feed',
    page_kind: kind,
    query: null,
    markup: 'xml',
    date,
    dateSource: 'page',
    dates: day && date ? [day.span] : [],
    facts: [],
    cards: settleEntries(entries),
    repeats,
    faulty,
  };
}

/** Which elements give a value, by the names of RSS, Dublin Core and Atom; the first that has it counts. */
const ELEMENTS: readonly {
  column: CardValue['column'];
  names: readonly string[];
  decodings: readonly string[];
}[] = [
  { column: 'title', names: ['title'], decodings: [] },
  { column: 'arxiv_id', names: ['link', 'guid', 'id'], decodings: ['arxiv-id'] },
  { column: 'published_date', names: ['pubDate'], decodings: ['rfc822-day'] },
  { column: 'published_date', names: ['published', 'dc:date'], decodings: ['iso-day'] },
];

const DESCRIPTIONS = ['content:encoded', 'content', 'description', 'summary'];

/** @returns the values of an entry, or why it is no paper */
function readItem(
  elements: readonly Element[],
  mapped: Mapped,
  bytes: Buffer,
): Pick<FeedEntry, 'values' | 'described'> | string {
  const values: CardValue[] = [];
  for (const { column, names, decodings } of ELEMENTS) {
    for (const element of elements.filter(({ name }) => names.includes(name))) {
      if (values.some((value) => value.column === column)) break;
      if (column === 'arxiv_id' && !isPaperLink(element, mapped)) continue;
      const value = readElement(element, column, decodings, mapped, bytes);
      if (value) values.push(value);
    }
  }
  for (const column of ['title', 'arxiv_id'] as const)
    if (!values.some((value) => value.column === column))
      return `the entry has no ${column === 'title' ? 'title' : 'link to a paper'}`;
  if (listPapers(elements, mapped).size > 1) return 'the entry leads to two papers';
  for (const name of readNames(elements, mapped, bytes)) values.push(name);
  for (const name of DESCRIPTIONS) {
    const element = elements.find((one) => one.name === name);
    const described = element ? readDescription(element, mapped, bytes) : [];
    if (described.length > 0) return { values, described };
  }
  return { values, described: [] };
}

/** Authors in elements of their own: Dublin Core, RSS, and Atom, where each has a name. */
function readNames(elements: readonly Element[], mapped: Mapped, bytes: Buffer): CardValue[] {
  for (const name of ['dc:creator', 'author', 'name']) {
    const authors = elements
      .filter((element) => element.name === name)
      .flatMap((element) => listAuthors(element, mapped, bytes));
    if (authors.length > 0) return authors;
  }
  return [];
}

const KINDS: readonly [RegExp, CardPage['page_kind']][] = [
  [/\bdaily\b/i, 'daily'],
  [/\bweekly\b/i, 'weekly'],
  [/\bmonthly\b/i, 'monthly'],
  [/\btrending\b/i, 'trending'],
];

function readChannel(
  tokens: readonly Token[],
  mapped: Mapped,
  bytes: Buffer,
): { day: NamedDay | null; kind: CardPage['page_kind'] } {
  const elements = listElements(tokens, mapped);
  const read = (name: string, decoding: string) => {
    const element = elements.find((one) => one.name === name);
    return element ? readElement(element, 'published_date', [decoding], mapped, bytes) : null;
  };
  const day =
    read('lastBuildDate', 'rfc822-day') ?? read('updated', 'iso-day') ?? read('pubDate', 'rfc822-day');
  const title = elements.find(({ name }) => name === 'title');
  const text = title
    ? (decodeBytes(bytes.subarray(mapped.from[title.start], mapped.to[title.end - 1]), null) ?? '')
    : '';
  return {
    day: day && { text: day.text, span: day },
    kind: KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? null,
  };
}
