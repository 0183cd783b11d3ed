import type { Digest } from '../../../schemas/types.ts';
import type { DateSpan, NamedDay } from '../cards/card.ts';
import type { PageFact } from '../extracted.ts';
import { addDays, LONGEST_BREAK, type PageDate, readDate, toPageDate } from '../date.ts';
import { decodeBytes } from '../decode/decodings.ts';
import type { LineItem } from './items.ts';
import type { Source } from './values.ts';

/** What a page says of itself outside its cards. */
export interface TextFacts {
  page_kind: Digest['page_kind'];
  query: string | null;
  date: PageDate | null;
  /** Where the page shows its day; none where its address tells it. */
  dates: DateSpan[];
  facts: PageFact[];
}

/** How clippers and collectors begin a field of their own, at the top of a file. */
const FIELD = '^(?:[-*] +)?\\**"?(?:NAME)\\**"?:\\**[ \\t]*["<`]?';

function toField(name: string, value: string): RegExp {
  return new RegExp(`${FIELD.replace('NAME', name)}(${value})`, 'dgim');
}

const ADDRESS = toField(
  'source|url|source[ _]url|url source|link',
  'https?://huggingface\\.co/papers[^\\s"<>`]*',
);
const AT = '(?:[ _](?:at|on|date))?(?: \\(UTC\\))?';
const TIME = '\\d{4}-\\d{2}-\\d{2}(?!\\d)[\\d:.TZ+-]*';
const RETRIEVED = toField(`(?:created|retrieved|captured|fetched|accessed|clipped|timestamp)${AT}`, TIME);
/** A notebook may show a page as it was some time before. */
const EXPORTED = toField(`exported${AT}`, TIME);

/** Only the top of a file tells of the page. */
const TOP = 4000;

/** Where the cards of a page are. */
export interface CardRange {
  /** Where the first card begins; a day after it is that of a paper. */
  start: number;
  end: number;
}

/** Finds what a page and its collector say of it. A link to the day before gives a day without its year the year. */
export function findTextFacts(items: readonly LineItem[], cards: CardRange, source: Source): TextFacts {
  const top = source.text.slice(0, Math.min(TOP, cards.start));
  const [address = null] = findFields(top, ADDRESS, 'source_url', null, source);
  const before = items.filter(({ segment }) => segment.start < cards.start);
  const page_kind = findKind(before, address?.text ?? null);
  const query = readQuery(address?.text ?? null);
  // only beside an address are they sure to tell of the page
  const saved = address && [
    takeOnly(findFields(top, RETRIEVED, 'retrieved', 'iso-day', source)),
    takeOnly(findFields(top, EXPORTED, 'exported', 'iso-day', source)),
  ];
  const facts = [address, ...(saved ?? [])].filter((fact) => fact !== null);
  const inAddress = toPageDate(DAY_IN_ADDRESS.exec(address?.text ?? '')?.[1] ?? '');
  if (inAddress) return { page_kind, query, date: inAddress, dates: [], facts };
  const day = findDay(before, source);
  const shown = day && readDate(day.text);
  if (!day || !shown || shown === 'impossible') return { page_kind, query, date: null, dates: [], facts };
  const last = shown.year === null ? findDayBefore(shown, cards, source) : null;
  const date = last ? { ...shown, year: yearAfter(last.text, shown) } : shown;
  return { page_kind, query, date, dates: [day.span], facts: last ? [...facts, last] : facts };
}

function findFields(
  top: string,
  pattern: RegExp,
  name: PageFact['name'],
  decoding: string | null,
  { bytes, offset }: Source,
): PageFact[] {
  return [...top.matchAll(pattern)].flatMap(({ indices }) => {
    const [from, to] = indices?.[1] ?? [0, 0];
    const [start, end] = [from + offset, to + offset];
    const text = decodeBytes(bytes.subarray(start, end), decoding);
    const isUsable = text !== null && (decoding === null || toPageDate(text) !== null);
    return isUsable ? [{ name, start, end, decoding, text }] : [];
  });
}

/** None where there are several that differ. */
function takeOnly(facts: readonly PageFact[]): PageFact | null {
  return new Set(facts.map(({ text }) => text)).size === 1 ? (facts[0] ?? null) : null;
}

const DAY_IN_ADDRESS = /\/papers(?:\/date\/|\?date=)(\d{4}-\d{2}-\d{2})(?!\d)/;

/** A link to the page of another day. */
const OTHER_DAY = new RegExp(`(?:^|[\\s(<])(?:https?://huggingface\\.co)?${DAY_IN_ADDRESS.source}`, 'dg');

/** Finds the link to the page before, around the cards; none where there are several that say different years. */
function findDayBefore(date: PageDate, cards: CardRange, { text, bytes, offset }: Source): PageFact | null {
  const found: PageFact[] = [];
  for (const { indices } of text.matchAll(OTHER_DAY)) {
    const [start, end] = indices?.[1] ?? [0, 0];
    if (start >= cards.start && start < cards.end) continue;
    const day = decodeBytes(bytes.subarray(start + offset, end + offset), null);
    if (day !== null && yearAfter(day, date) !== null)
      found.push({ name: 'day_before', start: start + offset, end: end + offset, decoding: null, text: day });
  }
  return new Set(found.map((fact) => yearAfter(fact.text, date))).size === 1 ? (found[0] ?? null) : null;
}

/** The year of a month and day that come soon after a day; null if they do not. */
function yearAfter(before: string, { month, day }: PageDate): number | null {
  if (toPageDate(before) === null) return null;
  for (let days = 1; days <= LONGEST_BREAK; days++) {
    const later = toPageDate(addDays(before, days));
    if (later?.month === month && later.day === day) return later.year;
  }
  return null;
}

/** The day below the masthead, as `Aug 1` or as a month above a number. */
function findDay(before: readonly LineItem[], { bytes, offset }: Source): NamedDay | null {
  const item = before.find(({ kind }) => kind === 'date');
  if (!item) return null;
  const shown = bytes.toString('latin1', item.segment.start + offset, item.segment.end + offset);
  const at = item.value === null ? -1 : shown.lastIndexOf(item.value);
  const [start, end] =
    item.value === null || at === -1
      ? [item.segment.start + offset, item.segment.end + offset]
      : [item.segment.start + offset + at, item.segment.start + offset + at + item.value.length];
  const decoding = /[\r\n]/.test(bytes.toString('latin1', start, end)) ? 'lines-joined' : null;
  const text = decodeBytes(bytes.subarray(start, end), decoding);
  return text === null ? null : { text, span: { start, end, decoding } };
}

/** The words of a search, as the address has them. */
function readQuery(address: string | null): string | null {
  const query = /\/papers\?(?:.*&)?q=([^&#]+)/.exec(address ?? '')?.[1];
  if (query === undefined) return null;
  try {
    return decodeURIComponent(query.replaceAll('+', ' ')).trim() || null;
  } catch {
    return null;
  }
}

const KINDS: readonly [RegExp, Digest['page_kind']][] = [
  [/\/papers\/trending\b/, 'trending'],
  [/\/papers\/week\//, 'weekly'],
  [/\/papers\/month\//, 'monthly'],
  [/\/papers\?(?:.*&)?q=/, 'search'],
  [/\/papers(?:\/date\/|\?date=)/, 'daily'],
  [/\/papers\/\d{4}\.\d{4,5}/, 'paper'],
];

function findKind(before: readonly LineItem[], address: string | null): Digest['page_kind'] {
  const known = KINDS.find(([pattern]) => pattern.test(address ?? ''));
  if (known) return known[1];
  const heading = before.find(
    ({ kind, segment }) => kind === 'masthead' && /^(?:Daily|Trending) Papers$/i.test(segment.text),
  );
  return heading && /^Trending/i.test(heading.segment.text) ? 'trending' : null;
}
