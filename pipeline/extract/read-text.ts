import type { Buffer } from 'node:buffer';
import type { ExtractedRecord } from '../../schemas/types.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';
import { groupBlocks } from './blocks.ts';
import { toFields } from './cards/assemble.ts';
import type { CardValue } from './cards/card.ts';
import { type Extracted, type Page, type Rejected, toDigestId } from './extracted.ts';
import { type Layout, SEARCH_PAGE } from './layout.ts';
import { coverWith, type Span } from './ledger.ts';
import { type ParsedPage, splitPages } from './pages.ts';
import type { Reject, TitleAndAbstract } from './pairs.ts';
import type { Paragraph } from './paragraphs.ts';
import { columnOf, lineOf, startsWithMark } from './position.ts';

/**
 * Reads a dump of text: paragraphs that are boilerplate, the day of a page, or titles and abstracts in turn.
 * @param file its name in `raw/`, such as `x.txt`
 */
export function readText(
  bytes: Buffer,
  file: string,
  maxLineBytes: number,
  layout: Layout = SEARCH_PAGE,
): Extracted {
  const bom = startsWithMark(bytes) ? 3 : 0;
  const pages = splitPages(groupBlocks(bytes, bom, maxLineBytes, layout), layout);
  const ids = pages.map((_, index) => toDigestId(file, index));
  const each = <T>(make: (page: ParsedPage, digest_id: string) => T[]) =>
    pages.flatMap((page, index) => make(page, ids[index] ?? ''));
  const rejected = each((page, id) => page.rejects.map((reject) => toRejected(reject, bytes, file, id)));
  return {
    source_format: 'text',
    pages: each((page, id) => [toPage(page, id)]),
    records: each((page, id) => page.pairs.map((pair, index) => toRecord(pair, index + 1, file, id))),
    rejected,
    spans: coverWith([...toBomSpans(bom, ids[0] ?? null), ...each(toSpans)], bytes),
    problems: [...rejected.map((one) => one.problem), ...findEmpty(pages, file)],
  };
}

function toRejected(
  { code, message, paragraphs }: Reject,
  bytes: Buffer,
  file: string,
  digest_id: string,
): Rejected {
  const first = paragraphs[0] as Paragraph; // a reject has one or two
  const last = paragraphs.at(-1) as Paragraph;
  const at = paragraphs.find(({ fault }) => fault) ?? first;
  const byte = at.fault?.byte ?? at.start;
  const line = lineOf(bytes, byte, { byte: at.start, line: at.line });
  const place = {
    file,
    line,
    column: columnOf(bytes, byte),
    span: [first.start, last.end] as [number, number],
  };
  return {
    digest_id,
    problem: problem(code, message, { ...place, excerpt: excerpt(at.text) }),
    line_start: first.line,
    line_end: last.lastLine,
    byte_start: first.start,
    byte_end: last.end,
  };
}

function toPage({ blocks, date }: ParsedPage, digest_id: string): Page {
  const rest = blocks.findIndex(({ kind }) => kind !== 'boilerplate');
  const top = rest === -1 ? blocks : blocks.slice(0, rest);
  const header = top.flatMap((block) => (block.kind === 'boilerplate' ? [block.name] : []));
  const dated = blocks.find(({ kind }) => kind === 'date') ?? blocks[0];
  return {
    digest_id,
    date,
    itemDays: [],
    dateSource: 'page',
    hasDatePlace: blocks.some(({ kind }) => kind === 'date'),
    page_kind: null,
    query: null,
    facts: [],
    header,
    line: dated?.paragraph.line ?? 1,
  };
}

function toRecord(
  { title, abstract }: TitleAndAbstract,
  position: number,
  file: string,
  digest_id: string,
): ExtractedRecord {
  return {
    file,
    digest_id,
    position,
    line_start: title.line,
    line_end: abstract.lastLine,
    byte_start: title.start,
    byte_end: abstract.end,
    ...toFields([toValue('title', title), toValue('abstract', abstract)]),
  };
}

function toValue(column: 'title' | 'abstract', { start, end, text }: Paragraph): CardValue {
  return { column, start, end, decoding: null, text };
}

function toBomSpans(byte_end: number, digest_id: string | null): Span[] {
  const span: Span = {
    digest_id,
    byte_start: 0,
    byte_end,
    line_start: 1,
    line_end: 1,
    role: 'bom',
    name: null,
    position: null,
    decoding: null,
  };
  return byte_end === 0 ? [] : [span];
}

function toSpans({ blocks, pairs, rejects }: ParsedPage, digest_id: string): Span[] {
  const meaning = new Map<number, Pick<Span, 'role' | 'name' | 'position'>>();
  pairs.forEach(({ title, abstract }, index) => {
    meaning.set(title.start, { role: 'title', name: null, position: index + 1 });
    meaning.set(abstract.start, { role: 'abstract', name: null, position: index + 1 });
  });
  for (const { code, paragraphs } of rejects)
    for (const { start } of paragraphs) meaning.set(start, { role: 'reject', name: code, position: null });
  return blocks.map((block) => {
    const { start, end, line, lastLine } = block.paragraph;
    const { role, name, position } = meaning.get(start) ?? toMeaning(block);
    return {
      digest_id,
      byte_start: start,
      byte_end: end,
      line_start: line,
      line_end: lastLine,
      role,
      name,
      position,
      decoding: null,
    };
  });
}

function toMeaning(block: ParsedPage['blocks'][number]): Pick<Span, 'role' | 'name' | 'position'> {
  if (block.kind === 'boilerplate') return { role: 'boilerplate', name: block.name, position: null };
  if (block.kind === 'date') return { role: 'date', name: null, position: null };
  throw new Error(`the paragraph at byte ${block.paragraph.start} is neither a record nor a reject`);
}

function findEmpty(pages: ParsedPage[], file: string): Problem[] {
  if (pages.some(({ blocks }) => blocks.length > 0)) return [];
  return [problem('extract/empty-dump', 'the dump holds no text', { file, line: 1, column: 1 })];
}
