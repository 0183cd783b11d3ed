import type { Digest, LedgerSpan } from '../../../schemas/types.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { placeOf } from '../place.ts';
import type { Placed } from '../rows.ts';
import { VALUES, type ValueName } from '../values.ts';

/** The spans of each record are those of one appearance, and each appearance has a title. */
export function* checkRecords({ file, spans, appearances, digests }: Dump): Generator<Found> {
  const places = new Set(appearances.map(({ row }) => placeOf(row.digest_id, row.position)));
  const formats = new Map(digests.map(({ row }) => [row.id, row.source_format]));
  const paragraphs = findParagraphPages({ digests, spans });
  const titled = new Set(spans.flatMap(({ row }) => (row.role === 'title' ? nameRecord(row) : [])));
  const told = (line: number, message: string) => ({
    file: 'ledger.jsonl',
    line,
    message: `${file}: ${message}`,
  });
  for (const { row, line } of spans)
    if (row.position !== null && !places.has(nameRecord(row)))
      yield told(line, `${nameRecord(row)} is no appearance`);
  for (const { line, message } of checkColumns(spans)) yield told(line, message);
  for (const { line, message } of checkNeighbours(
    spans.filter(({ row }) => paragraphs.has(row.digest_id ?? '')),
  ))
    yield told(line, message);
  for (const { line, message } of checkMarkup(spans, formats)) yield told(line, message);
  for (const { row, line } of appearances)
    if (!titled.has(placeOf(row.digest_id, row.position)))
      yield {
        file: 'appearances.jsonl',
        line,
        message: `${file} has no title for ${placeOf(row.digest_id, row.position)}`,
      };
}

interface Fault {
  line: number;
  message: string;
}

function nameRecord({ digest_id, position }: LedgerSpan): string {
  return placeOf(digest_id, position);
}

/** A record has one span of each column; only the items of a list may be more, one right after the other. */
function* checkColumns(spans: readonly Placed<LedgerSpan>[]): Generator<Fault> {
  const seen = new Set<string>();
  let before = '';
  for (const { row, line } of spans) {
    if (row.position === null || row.role === 'repeat') continue;
    const column = columnOf(row);
    const key = `${column} of ${nameRecord(row)}`;
    const goesOn = before === key && VALUES[column as ValueName] === 'list';
    if (seen.has(key) && !goesOn) yield { line, message: `the ${key} is here and before` };
    seen.add(key);
    before = key;
  }
}

function columnOf({ role, name }: LedgerSpan): string {
  return role === 'value' ? (name ?? '') : role;
}

/** Pages of text that are titles and abstracts alone; pages with cards have other parts, with markup between. */
export function findParagraphPages({ digests, spans }: Pick<Dump, 'digests' | 'spans'>): Set<string> {
  const marked = new Set(spans.flatMap(({ row }) => (row.role === 'markup' ? [row.digest_id] : [])));
  const pages = digests.filter(({ row }) => row.source_format === 'text' && !marked.has(row.id));
  return new Set(pages.map(({ row }) => row.id));
}

/** Among paragraphs a title has its abstract right after it. */
function* checkNeighbours(spans: readonly Placed<LedgerSpan>[]): Generator<Fault> {
  const nonBlank = spans.filter(({ row }) => row.role !== 'separator');
  for (const [index, { row, line }] of nonBlank.entries()) {
    if (row.role !== 'title' && row.role !== 'abstract') continue;
    const [partner, step] = row.role === 'title' ? (['abstract', 1] as const) : (['title', -1] as const);
    const other = nonBlank[index + step]?.row;
    if (other?.role !== partner || nameRecord(other) !== nameRecord(row))
      yield { line, message: `the ${row.role} of ${nameRecord(row)} is not beside its ${partner}` };
  }
}

type SourceFormat = Digest['source_format'];

/** The markup that each format can hold: pages have data as JSON in attributes, feeds have HTML as text. */
const MARKUP: Readonly<Record<SourceFormat, readonly string[]>> = {
  text: ['text'],
  markdown: ['markdown'],
  html: ['html', 'json'],
  json: ['json'],
  feed: ['xml', 'html'],
};

function* checkMarkup(
  spans: readonly Placed<LedgerSpan>[],
  formats: ReadonlyMap<string, SourceFormat>,
): Generator<Fault> {
  for (const { row, line } of spans) {
    const format = formats.get(row.digest_id ?? '');
    if (row.role === 'markup' && format !== undefined && !MARKUP[format].includes(row.name ?? ''))
      yield { line, message: `there is markup of ${row.name} in a page that is ${format}` };
  }
}
