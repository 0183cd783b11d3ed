import { isDeepStrictEqual } from 'node:util';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { makeListed } from '../../support/text-pages/papers.ts';
import { showOn } from '../../support/text-pages/rendering.ts';
import { RENDERINGS } from '../../support/text-pages/renderings.ts';
import type { Draw } from '../draw.ts';
import type { Tried } from '../proof.ts';
import { account } from './accounted.ts';

/** An undamaged page, line by line, and what is read from it. */
export interface LinedPage {
  lines: readonly string[];
  records: readonly ExtractedRecord[];
}

/** Something that happens to one line. */
interface LineDamage {
  name: string;
  /** Cards that it may cost: those of the lines that it touches. */
  mayCost: number;
  apply(lines: readonly string[], at: number): string[];
}

const DAMAGES: readonly LineDamage[] = [
  { name: 'removed', mayCost: 1, apply: (lines, at) => lines.toSpliced(at, 1) },
  { name: 'doubled', mayCost: 1, apply: (lines, at) => lines.toSpliced(at, 0, lines[at] ?? '') },
  {
    name: 'swapped with the next',
    mayCost: 2,
    apply: (lines, at) => lines.toSpliced(at, 2, ...lines.slice(at, at + 2).toReversed()),
  },
];

/** Damages a line of a made-up page: the renderings take turns. */
export function tryLines(draw: Draw, number: number): Tried {
  const rendering = RENDERINGS[number % RENDERINGS.length] as (typeof RENDERINGS)[number]; // below the length
  const [first, count] = [draw.whole(60), 3 + draw.whole(4)];
  const items = Array.from({ length: count }, (_, n) => makeListed(first + n));
  const text = rendering.write(items);
  const page = readLinedPage(text);
  const shown = items.slice(0, rendering.most).map((item) => showOn(rendering, item));
  if (!isRead(page.records, shown))
    return { fault: `${rendering.name}: an undamaged page is not read as it was written` };
  const { fault, ...tried } = tryLine(page, draw);
  return { ...tried, fault: fault && `${rendering.name}, papers ${first} to ${first + count - 1}: ${fault}` };
}

export function readLinedPage(text: string): LinedPage {
  return { lines: text.split('\n'), records: readRecords(text) };
}

function readRecords(text: string): readonly ExtractedRecord[] {
  const extracted = extract(Buffer.from(text), 'x');
  return 'code' in extracted ? [] : extracted.records;
}

function isRead(records: readonly ExtractedRecord[], shown: readonly Partial<ExtractedRecord>[]): boolean {
  const isShown = (record: ExtractedRecord, index: number) =>
    Object.entries(shown[index] ?? {}).every(([key, value]) =>
      isDeepStrictEqual(record[key as keyof ExtractedRecord], value),
    );
  return records.length === shown.length && records.every(isShown);
}

/** Damages one line, and judges what is read then. */
export function tryLine({ lines, records }: LinedPage, draw: Draw): Tried {
  const { name, mayCost, apply } = draw.pick(DAMAGES);
  const at = draw.whole(lines.length);
  const text = apply(lines, at).join('\n');
  const { fault } = account(Buffer.from(text));
  const found = readRecords(text);
  const lost = records.filter((record) => !found.some((one) => findCard(one, records) === record));
  const where = `line ${at + 1} ${name}: ${JSON.stringify(lines[at]?.slice(0, 60))}`;
  const foreign = found.flatMap((record) => findForeign(record, { lines, records }) ?? [])[0] ?? null;
  const isMore = lost.length > mayCost ? `${lost.length} of ${records.length} cards are lost` : null;
  const all = fault ?? foreign ?? isMore;
  return { fault: all && `${where}: ${all}`, counts: { cards: records.length, lost: lost.length } };
}

/** The card that a record is of, by its title or, where that lacks a line, by its id or its text. */
function findCard(
  { title, arxiv_id, abstract, ai_summary }: ExtractedRecord,
  records: readonly ExtractedRecord[],
): ExtractedRecord | undefined {
  const isSame = (one: ExtractedRecord) =>
    (arxiv_id !== null && one.arxiv_id === arxiv_id) ||
    (abstract !== null && one.abstract === abstract) ||
    (ai_summary !== null && one.ai_summary === ai_summary);
  return (
    records.find((one) => one.title === title) ??
    records.find((one) => isSame(one) && isPartOf(title, one.title)) ??
    records.find((one) => isPartOf(title, one.title))
  );
}

/** A value that the card of a record does not show. */
function findForeign(record: ExtractedRecord, { lines, records }: LinedPage): string | null {
  const card = findCard(record, records);
  if (card === undefined) return `no card has the title "${record.title}"`;
  const field = FIELDS.find((one) => !isOwn(record[one], card[one]));
  if (field === undefined || (field === 'organization' && isSlug(record.organization, card, lines)))
    return null;
  return `"${card.title}" has ${field} ${JSON.stringify(record[field])}, not ${JSON.stringify(card[field])}`;
}

/** Two names of one organisation may change places. */
function isSlug(
  name: string | null,
  { line_start, line_end }: ExtractedRecord,
  lines: readonly string[],
): boolean {
  return name !== null && lines.slice(line_start - 1, line_end).some((line) => line.trim() === name);
}

const FIELDS = [
  ...(['title', 'abstract', 'arxiv_id', 'authors', 'organization', 'submitted_by', 'upvotes'] as const),
  ...(['comments', 'published_date', 'github_repo', 'github_stars', 'ai_summary'] as const),
];

type Value = ExtractedRecord[(typeof FIELDS)[number]];

/** A value may be gone, and texts and lists of names may lack a line or have it elsewhere. */
function isOwn(value: Value, own: Value): boolean {
  if (value === null || isDeepStrictEqual(value, own)) return true;
  if (Array.isArray(value)) return Array.isArray(own) && value.every((name) => own.includes(name));
  return typeof value === 'string' && typeof own === 'string' && own.includes(' ') && isPartOf(value, own);
}

/** Whether a text has no words that the other has not, nor any of them more often. */
function isPartOf(text: string, whole: string): boolean {
  const left = new Map<string, number>();
  for (const word of wordsOf(whole)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(text).every((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  });
}

/** A lost line may leave a hyphen before another word. */
function wordsOf(text: string): string[] {
  return text.split(/[\s-]+/).filter((word) => word !== '');
}
