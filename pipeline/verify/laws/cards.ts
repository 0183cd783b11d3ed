import type { Digest, LedgerSpan } from '../../../schemas/types.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { lineAt } from '../line-numbers.ts';
import { placeOf } from '../place.ts';
import { groupBy } from '../released.ts';
import { type Placed, parseJson } from '../rows.ts';
import type { RowOf } from '../tables.ts';
import { findParagraphPages } from './records.ts';

/** The card of each appearance is where the row says, holds all spans of its record, and overlaps no other card. */
export function* checkCards(dump: Dump): Generator<Found> {
  const { appearances, digests, spans } = dump;
  const formats = new Map(digests.map(({ row }) => [row.id, row.source_format]));
  const spansOf = groupBy(
    spans.map(({ row }) => row).filter(({ position, role }) => position !== null && role !== 'repeat'),
    ({ digest_id, position }) => placeOf(digest_id, position),
  );
  const paragraphs = findParagraphPages(dump);
  for (const { row, line } of appearances) {
    const place = placeOf(row.digest_id, row.position);
    const kind = paragraphs.has(row.digest_id) ? 'paragraphs' : (formats.get(row.digest_id) ?? 'text');
    for (const message of checkCard(row, spansOf.get(place) ?? [], kind, dump))
      yield { file: 'appearances.jsonl', line, message: `${place} ${message}` };
  }
  yield* checkEdges(dump);
  yield* checkOverlap(appearances);
}

type Row = RowOf['appearances'];

function* checkCard(
  row: Row,
  spans: readonly LedgerSpan[],
  kind: Digest['source_format'] | 'paragraphs',
  { bytes, lineStarts }: Dump,
): Generator<string> {
  const { byte_start, byte_end, line_start, line_end } = row;
  const outside = spans.find((span) => span.byte_start < byte_start || span.byte_end > byte_end);
  if (outside)
    yield `has its card at bytes ${byte_start} to ${byte_end}, but its ${outside.name ?? outside.role} at ${outside.byte_start} to ${outside.byte_end}`;
  if (bytes === null && kind === 'paragraphs' && !isTitleToAbstract(row, spans))
    yield 'is not where the ledger has its title and its abstract';
  if (bytes === null) return;
  if (kind === 'paragraphs' && !matchesBytes(row, bytes))
    yield `has bytes ${byte_start} to ${byte_end}, which are not its title, blanks and its abstract`;
  if (kind === 'json' && !isJsonObject(bytes.toString('utf8', byte_start, byte_end)))
    yield `has bytes ${byte_start} to ${byte_end}, which are no JSON object`;
  const [first, last] = [lineAt(lineStarts, byte_start), lineAt(lineStarts, byte_end - 1)];
  if (line_start !== first || line_end !== last)
    yield `is on lines ${first} to ${last}, not ${line_start} to ${line_end}`;
}

/** Without the abstracts: the card of plain text begins with the title and ends with the abstract. */
function isTitleToAbstract(row: Row, spans: readonly LedgerSpan[]): boolean {
  const title = spans.find(({ role }) => role === 'title');
  const abstract = spans.find(({ role }) => role === 'abstract');
  return (
    title?.byte_start === row.byte_start &&
    title.byte_end === row.byte_start + Buffer.byteLength(row.title) &&
    title.line_start === row.line_start &&
    abstract?.byte_end === row.byte_end &&
    abstract.line_end === row.line_end
  );
}

/** Whether the bytes of a row are its title, then only blanks, then its abstract. */
function matchesBytes({ title, abstract, byte_start, byte_end }: Row, bytes: Buffer): boolean {
  const part = bytes.subarray(byte_start, byte_end);
  const first = Buffer.from(title);
  const last = Buffer.from(abstract ?? '');
  const between = part.subarray(first.length, part.length - last.length);
  return (
    part.length === byte_end - byte_start &&
    part.length > first.length + last.length &&
    part.subarray(0, first.length).equals(first) &&
    part.subarray(part.length - last.length).equals(last) &&
    between.toString('utf8').trim() === ''
  );
}

function isJsonObject(text: string): boolean {
  const value = text.startsWith('{') ? parseJson(text) : undefined;
  return value !== undefined;
}

/** No span goes across the edge of a card; those of JSON and of paragraphs are known by their bytes. */
function* checkEdges({ appearances, spans, digests }: Dump): Generator<Found> {
  const paragraphs = findParagraphPages({ digests, spans });
  const marked = digests.filter(({ row }) => row.source_format !== 'json' && !paragraphs.has(row.id));
  const pages = new Set(marked.map(({ row }) => row.id));
  const starts = new Set(spans.map(({ row }) => row.byte_start));
  const ends = new Set(spans.map(({ row }) => row.byte_end));
  for (const { row, line } of appearances)
    if (pages.has(row.digest_id) && !(starts.has(row.byte_start) && ends.has(row.byte_end)))
      yield {
        file: 'appearances.jsonl',
        line,
        message: `the card of ${placeOf(row.digest_id, row.position)} begins or ends within a span`,
      };
}

function* checkOverlap(appearances: readonly Placed<Row>[]): Generator<Found> {
  const inOrder = [...appearances].sort((a, b) => a.row.byte_start - b.row.byte_start);
  for (const [index, { row, line }] of inOrder.entries()) {
    const before = inOrder[index - 1]?.row;
    if (before && before.byte_end > row.byte_start)
      yield {
        file: 'appearances.jsonl',
        line,
        message: `the cards of ${placeOf(before.digest_id, before.position)} and ${placeOf(row.digest_id, row.position)} overlap`,
      };
  }
}
