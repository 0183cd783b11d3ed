import type { Buffer } from 'node:buffer';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { problem } from '../../problem/problem.ts';
import type { Extracted, Rejected } from '../extracted.ts';
import { coverWith, type Span } from '../ledger.ts';
import { openLineCounter, openPositions, startsWithMark } from '../position.ts';
import type { CardPage, CardColumn, CardValue } from './card.ts';

/** Makes records and spans of the page of a structured file. Every byte between its values is markup. */
export function assembleCards(page: CardPage, bytes: Buffer, file: string, digest_id: string): Extracted {
  const cards = page.cards.map((card, index) => ({ ...card, position: index + 1 }));
  const rejected = toRejected(page, bytes, file, digest_id);
  const spanLineOf = openLineCounter(bytes);
  const spans = [
    ...cards.flatMap(({ values, position }) => values.map((value) => toValueSpan(value, position))),
    ...page.repeats.map(({ start, end, name, card }) =>
      toSpan(start, end, { role: 'repeat', name, position: card === null ? null : card + 1 }),
    ),
    ...page.dates.map(({ start, end, decoding }) => toSpan(start, end, { role: 'date', decoding })),
    ...page.facts.map(({ start, end, name, decoding }) =>
      toSpan(start, end, { role: 'page', name, decoding }),
    ),
    ...page.faulty.map(({ start, end, code }) => toSpan(start, end, { role: 'reject', name: code })),
  ];
  const edges = page.cards.flatMap(({ start, end }) => [start, end]);
  const placed = fillWithMarkup(spans, edges, page.markup, bytes).map((span): Span => {
    const { byte_start, byte_end, role, name, position, decoding } = span;
    const line_start = spanLineOf(byte_start);
    const line_end = spanLineOf(byte_end - 1);
    // written out, as a spread takes ten times as long
    return { digest_id, byte_start, byte_end, line_start, line_end, role, name, position, decoding };
  });
  const cardLineOf = openLineCounter(bytes);
  const dated = placed.find(({ role }) => role === 'date') ?? placed.find(({ role }) => role === 'page');
  return {
    source_format: page.source_format,
    pages: [
      {
        digest_id,
        date: page.date,
        itemDays: page.itemDays ?? [],
        dateSource: page.dateSource,
        hasDatePlace: page.date !== null,
        page_kind: page.page_kind,
        query: page.query,
        facts: page.facts,
        header: [],
        line: dated?.line_start ?? 1,
      },
    ],
    records: cards.map((card) => ({
      file,
      digest_id,
      position: card.position,
      line_start: cardLineOf(card.start),
      line_end: cardLineOf(card.end - 1),
      byte_start: card.start,
      byte_end: card.end,
      ...toFields(card.values),
    })),
    rejected,
    spans: coverWith(placed, bytes),
    problems: rejected.map((one) => one.problem),
  };
}

type Fields = Omit<
  ExtractedRecord,
  'file' | 'digest_id' | 'position' | 'line_start' | 'line_end' | 'byte_start' | 'byte_end'
>;

/** The fields of a record, null where no value gives them. */
export function toFields(values: readonly CardValue[]): Fields {
  const find = (column: CardColumn) => values.find((value) => value.column === column);
  const list = (column: CardColumn) => {
    const texts = values.flatMap((value) => (value.column === column ? [value.text] : []));
    return texts.length === 0 ? null : texts;
  };
  const text = (column: CardColumn) => find(column)?.text ?? null;
  const number = (column: CardColumn) => toNumber(find(column));
  const title = find('title') as CardValue; // no record is without a title
  const authors = list('authors');
  return {
    title: title.text,
    title_byte_start: title.start,
    title_byte_end: title.end,
    ...placeOf('abstract', find('abstract')),
    ...placeOf('ai_summary', find('ai_summary')),
    unmarked_summary: values.some(({ isUnmarked }) => isUnmarked),
    arxiv_id: text('arxiv_id'),
    authors,
    author_count: number('author_count') ?? authors?.length ?? null,
    organization: text('organization'),
    submitted_by: text('submitted_by'),
    upvotes: number('upvotes'),
    comments: number('comments'),
    published_date: text('published_date'),
    github_repo: text('github_repo'),
    github_stars: number('github_stars'),
    project_page: text('project_page'),
    ai_keywords: list('ai_keywords'),
  };
}

function toNumber(value: CardValue | undefined): number | null {
  return value === undefined ? null : Number(value.text.replaceAll(',', ''));
}

/** The text of a column that does not stay in memory, and where to read it again. */
function placeOf<Name extends 'abstract' | 'ai_summary'>(name: Name, value: CardValue | undefined) {
  return {
    [name]: value?.text ?? null,
    [`${name}_byte_start`]: value?.start ?? null,
    [`${name}_byte_end`]: value?.end ?? null,
    [`${name}_decoding`]: value?.decoding ?? null,
  } as Pick<ExtractedRecord, Name | `${Name}_byte_start` | `${Name}_byte_end` | `${Name}_decoding`>;
}

type Unplaced = Omit<Span, 'digest_id' | 'line_start' | 'line_end'>;

function toSpan(
  byte_start: number,
  byte_end: number,
  what: Partial<Unplaced> & Pick<Span, 'role'>,
): Unplaced {
  return { byte_start, byte_end, name: null, position: null, decoding: null, ...what };
}

function toValueSpan({ column, start, end, decoding }: CardValue, position: number): Unplaced {
  return column === 'title' || column === 'abstract'
    ? toSpan(start, end, { role: column, position, decoding })
    : toSpan(start, end, { role: 'value', name: column, position, decoding });
}

/**
 * No markup goes across the edge of a card, as a card that fails its checks is quarantined with all its bytes.
 * @throws if two spans overlap, which is a bug of a reader
 */
function fillWithMarkup(
  spans: readonly Unplaced[],
  edges: readonly number[],
  name: CardPage['markup'],
  bytes: Buffer,
): Unplaced[] {
  const filled: Unplaced[] = [];
  let at = 0;
  const stops = [...edges, bytes.length].map((edge) => toSpan(edge, edge, { role: 'markup' }));
  for (const span of [...spans, ...stops].sort(
    (a, b) => a.byte_start - b.byte_start || a.byte_end - b.byte_end,
  )) {
    if (span.byte_start < at) throw new Error(`two spans hold byte ${span.byte_start}`);
    // only blanks are left to the separators
    if (!isBlank(bytes, at, span.byte_start)) filled.push(...toMarkup(at, span.byte_start, name, bytes));
    if (span.byte_end > span.byte_start) filled.push(span);
    at = span.byte_end;
  }
  return filled;
}

/** A byte order mark at the start of the file is a span of its own. */
function toMarkup(start: number, end: number, name: string, bytes: Buffer): Unplaced[] {
  if (start !== 0 || !startsWithMark(bytes)) return [toSpan(start, end, { role: 'markup', name })];
  const rest = isBlank(bytes, 3, end) ? [] : [toSpan(3, end, { role: 'markup', name })];
  return [toSpan(0, 3, { role: 'bom' }), ...rest];
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = bytes[at];
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return false;
  }
  return true;
}

function toRejected({ faulty }: CardPage, bytes: Buffer, file: string, digest_id: string): Rejected[] {
  const positionOf = openPositions(bytes);
  return faulty
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, code, message, excerpt }) => {
      const place = positionOf(start);
      return {
        digest_id,
        problem: problem(code, message, { file, ...place, span: [start, end], excerpt }),
        line_start: place.line,
        line_end: positionOf(end - 1).line,
        byte_start: start,
        byte_end: end,
      };
    });
}
