import { isDeepStrictEqual } from 'node:util';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import type { Span } from '../../../pipeline/extract/ledger.ts';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import type { Draw } from '../draw.ts';
import type { Tried } from '../proof.ts';
import { account } from './accounted.ts';
import { drawSitePage } from './site-pages.ts';
import { ADDED, damageAcross, damageWithin, trace, type Traced } from './traced.ts';

/** An undamaged file, and the card that each of its bytes belongs to: from 1, or 0 for none. */
interface Whole {
  bytes: Buffer;
  extracted: Extracted;
  owners: Int32Array;
}

/** How often the damage is that of one card. */
const WITHIN = 0.6;

/**
 * Damages a page with items. A value that comes out belongs to the paper beside it, and a paper that the damage did not
 * touch comes out whole.
 */
export function tryItems(draw: Draw): Tried {
  const page = drawSitePage(draw);
  const whole = readWholeFile(page.bytes);
  if (whole === null) return { fault: 'an undamaged page is refused' };
  const unlike = page.papers.findIndex((paper, i) => !isShownBy(paper, whole.extracted.records[i]));
  if (unlike !== -1 || whole.extracted.records.length !== page.papers.length)
    return { fault: `paper ${unlike + 1} of an undamaged page is not read as it was written` };
  return tryDamaged(whole, draw);
}

/** Reads an undamaged file; null if it is refused. */
export function readWholeFile(bytes: Buffer): Whole | null {
  const extracted = extract(bytes, 'x');
  if ('code' in extracted) return null;
  const owners = new Int32Array(bytes.length);
  for (const { position, byte_start, byte_end } of extracted.records)
    owners.fill(position, byte_start, byte_end);
  for (const { role, name, position, byte_start, byte_end } of extracted.spans)
    if (role === 'repeat' && name === 'card') owners.fill(position ?? 0, byte_start, byte_end);
  return { bytes, extracted, owners };
}

function isShownBy(paper: Partial<ExtractedRecord>, record: ExtractedRecord | undefined): boolean {
  return Object.entries(paper).every(([key, value]) =>
    isDeepStrictEqual(record?.[key as keyof ExtractedRecord], value),
  );
}

/** Damages a file and judges what is read from it. */
export function tryDamaged(whole: Whole, draw: Draw): Tried {
  const { byte_start, byte_end } = draw.pick(whole.extracted.records);
  const file = draw.chance(WITHIN)
    ? damageWithin(trace(whole.bytes), [byte_start, byte_end], draw)
    : damageAcross(trace(whole.bytes), draw);
  const accounted = account(file.bytes);
  if (accounted.fault !== null) return accounted;
  const extracted = extract(file.bytes, 'x');
  if ('code' in extracted) return { fault: null, counts: { refused: 1 } };
  const touched = findTouched(whole, file);
  const lost = whole.extracted.records.filter((record) => isMissing(record, touched, extracted));
  return {
    fault: findForeign(extracted, whole, file) ?? (lost[0] ? `"${lost[0].title}" is whole, but lost` : null),
    counts: { records: extracted.records.length, items: whole.extracted.records.length },
  };
}

/**
 * A record whose values are not those of one card, although its bytes name two papers. Where bytes are lost between two
 * cards and what is left names one of them, nobody can tell.
 */
function findForeign(extracted: Extracted, whole: Whole, file: Traced): string | null {
  const shown = new Map<number | null, Span[]>();
  for (const span of extracted.spans)
    if (VALUES.has(span.role)) shown.set(span.position, [...(shown.get(span.position) ?? []), span]);
  const ids = whole.extracted.records.flatMap(({ arxiv_id }) => arxiv_id ?? []);
  for (const { position, title, byte_start, byte_end } of extracted.records) {
    const spans = shown.get(position) ?? [];
    const cards = new Set(spans.flatMap((span) => cardOf(span, whole, file) ?? []));
    const named = ids.filter((id) => file.bytes.subarray(byte_start, byte_end).includes(id));
    if (cards.size > 1 && named.length > 1)
      return `"${title}" has values of the cards ${[...cards].join(', ')}`;
  }
  return null;
}

const VALUES: ReadonlySet<string> = new Set(['title', 'abstract', 'value']);

/** The card that most bytes of a value come from; damage may copy a word from one card into another. */
function cardOf({ byte_start, byte_end }: Span, { owners }: Whole, { origin }: Traced): number | null {
  const bytes = new Map<number, number>();
  for (let at = byte_start; at < byte_end; at++) {
    const from = origin[at] as number;
    const card = from === ADDED ? 0 : (owners[from] as number);
    if (card !== 0) bytes.set(card, (bytes.get(card) ?? 0) + 1);
  }
  return [...bytes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Whether a card that damage did not touch gives no such record. */
function isMissing(record: ExtractedRecord, touched: ReadonlySet<number>, { records }: Extracted): boolean {
  if (touched.has(0) || touched.has(record.position)) return false;
  return !records.some((other) => FIELDS.every((field) => isDeepStrictEqual(other[field], record[field])));
}

const FIELDS = [
  ...(['title', 'abstract', 'arxiv_id', 'authors', 'author_count', 'organization', 'submitted_by'] as const),
  ...(['upvotes', 'comments', 'published_date', 'github_repo', 'github_stars', 'project_page'] as const),
  ...(['ai_summary', 'ai_keywords'] as const),
];

/** The cards that do not stand there as before, once and with the same bytes around them; 0 for what stands before all of them. */
function findTouched({ extracted, owners }: Whole, { origin }: Traced): Set<number> {
  const copies = new Uint8Array(owners.length);
  const isFollowed = new Uint8Array(owners.length);
  origin.forEach((from, at) => {
    if (from === ADDED) return;
    copies[from] = Math.min(2, (copies[from] as number) + 1);
    if (origin[at + 1] === from + 1) isFollowed[from] = 1;
  });
  const isAsBefore = (start: number, end: number) => {
    for (let at = start; at < end; at++) if (copies[at] !== 1 || isFollowed[at] !== 1) return false;
    return true;
  };
  const [first] = extracted.records;
  const touched = extracted.records.filter(
    ({ byte_start, byte_end }) => !isAsBefore(Math.max(0, byte_start - 1), byte_end),
  );
  const isHeadTouched = origin[0] !== 0 || !isAsBefore(0, first?.byte_start ?? 0);
  return new Set([...touched.map(({ position }) => position), ...(isHeadTouched ? [0] : [])]);
}
