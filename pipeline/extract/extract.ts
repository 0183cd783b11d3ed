import type { Buffer } from 'node:buffer';
import type { ExtractedRecord } from '../../schemas/types.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';
import { groupBlocks } from './blocks.ts';
import type { PageDate } from './date.ts';
import { type Layout, SEARCH_PAGE } from './layout.ts';
import { coverWith, type Span } from './ledger.ts';
import type { TitleAndAbstract, Reject } from './pairs.ts';
import type { Paragraph } from './paragraphs.ts';
import { columnOf, lineOf } from './position.ts';
import { refuse } from './refusal.ts';
import { type ParsedPage, splitPages } from './pages.ts';

/** A page of one day within a dump. */
export interface Page {
  digest_id: string;
  /** The date line of the page, or null. */
  date: PageDate | null;
  /** Names of the boilerplate at its top, in order. */
  header: string[];
  /** Line of the date, from 1, or the first line of the page where it has none. */
  line: number;
}

/** Bytes that cannot be used, with the reason: a paragraph, or a title and its abstract. */
export interface Rejected {
  digest_id: string;
  problem: Problem;
  line_start: number;
  line_end: number;
  byte_start: number;
  byte_end: number;
}

/** The contents of a dump. Every byte of it is in exactly one span. */
export interface Extracted {
  layout: string;
  pages: Page[];
  records: ExtractedRecord[];
  rejected: Rejected[];
  spans: Span[];
  problems: Problem[];
}

export interface Limits {
  maxFileBytes: number;
  maxLineBytes: number;
}

/** The real dumps have 0.2 MB and lines of up to 1,920 bytes; these leave room for forty times as much. */
export const LIMITS: Limits = { maxFileBytes: 8 * 1024 * 1024, maxLineBytes: 64 * 1024 };

const BOM = Uint8Array.of(0xef, 0xbb, 0xbf);

/**
 * Reads the pages and records of a dump, and accounts for every other byte.
 * @param file its name in `raw/`, such as `x.txt`
 * @returns the contents, or the problem that makes the whole dump unusable
 */
export function extract(
  bytes: Buffer,
  file: string,
  { maxFileBytes, maxLineBytes }: Limits = LIMITS,
  layout: Layout = SEARCH_PAGE,
): Extracted | Problem {
  const refused = refuse(bytes, file, maxFileBytes);
  if (refused) return refused;
  const bom = bytes.subarray(0, 3).equals(BOM) ? 3 : 0;
  const pages = splitPages(groupBlocks(bytes, bom, maxLineBytes, layout), layout);
  const ids = pages.map((_, index) => toDigestId(file, index));
  const each = <T>(make: (page: ParsedPage, digest_id: string) => T[]) =>
    pages.flatMap((page, index) => make(page, ids[index] ?? ''));
  const rejected = each((page, id) => page.rejects.map((reject) => toRejected(reject, bytes, file, id)));
  return {
    layout: layout.name,
    pages: each((page, id) => [toPage(page, id)]),
    records: each((page, id) => page.pairs.map((pair, index) => toRecord(pair, index + 1, file, id))),
    rejected,
    spans: coverWith([...toBomSpans(bom, ids[0] ?? null), ...each(toSpans)], bytes),
    problems: [...rejected.map((one) => one.problem), ...findMissing(pages, file)],
  };
}

/** `x` for the first page of `x.txt`, `x~2` for the second. */
function toDigestId(file: string, index: number): string {
  const name = file.replace(/\.txt$/, '');
  return index === 0 ? name : `${name}~${index + 1}`;
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
  return { digest_id, date, header, line: dated?.paragraph.line ?? 1 };
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
    title: title.text,
    abstract: abstract.text,
    line_start: title.line,
    line_end: abstract.lastLine,
    byte_start: title.start,
    title_byte_end: title.end,
    abstract_byte_start: abstract.start,
    byte_end: abstract.end,
  };
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
    };
  });
}

function toMeaning(block: ParsedPage['blocks'][number]): Pick<Span, 'role' | 'name' | 'position'> {
  if (block.kind === 'boilerplate') return { role: 'boilerplate', name: block.name, position: null };
  if (block.kind === 'date') return { role: 'date', name: null, position: null };
  throw new Error(`the paragraph at byte ${block.paragraph.start} is neither a record nor a reject`);
}

function findMissing(pages: ParsedPage[], file: string): Problem[] {
  if (pages.every(({ blocks }) => blocks.length === 0))
    return [problem('extract/empty-dump', 'the dump holds no text', { file, line: 1, column: 1 })];
  const dateless = pages.filter(
    ({ date, blocks }) => date === null && !blocks.some(({ kind }) => kind === 'date'),
  );
  return dateless.map(({ blocks }) =>
    problem('extract/no-date', 'the page has no date line', {
      file,
      line: blocks[0]?.paragraph.line ?? 1,
      column: 1,
    }),
  );
}
