import type { Digest, ExtractedRecord } from '../../schemas/types.ts';
import type { Problem } from '../problem/problem.ts';
import type { PageDate } from './date.ts';
import type { Span } from './ledger.ts';

/** What a note in a file tells of its page: its address, when it was saved or exported, or the day before its own. */
export interface PageFact {
  name: 'source_url' | 'retrieved' | 'exported' | 'day_before';
  start: number;
  end: number;
  decoding: string | null;
  /** What the bytes decode to. */
  text: string;
}

/** A page of one day within a dump. */
export interface Page extends Pick<Digest, 'page_kind' | 'query'> {
  digest_id: string;
  /** The day that the page names, or null. */
  date: PageDate | null;
  /** The days that its items name, if they differ. */
  itemDays: readonly string[];
  /** Whether the page itself names its day, or only the items of an answer do. */
  dateSource: 'page' | 'data';
  /** Whether there is a place for the day, even if no calendar has that day. */
  hasDatePlace: boolean;
  /** What notes in the file tell of the page. */
  facts: readonly Pick<PageFact, 'name' | 'text'>[];
  /** Names of the boilerplate at its top, in order. */
  header: string[];
  /** Line of the date, from 1, or the first line of the page where it has none. */
  line: number;
}

/** Bytes that cannot be used, with the reason: a paragraph, a title and its abstract, or an item. */
export interface Rejected {
  digest_id: string;
  problem: Problem;
  line_start: number;
  line_end: number;
  byte_start: number;
  byte_end: number;
}

/** The contents of a dump. Every byte of it is in exactly one span. */
export interface Extracted extends Pick<Digest, 'source_format'> {
  pages: Page[];
  records: ExtractedRecord[];
  rejected: Rejected[];
  spans: Span[];
  problems: Problem[];
}

/** `x` for the first page of `x.txt`, `x~2` for the second; other extensions stay. */
export function toDigestId(file: string, index: number): string {
  const name = file.replace(/\.txt$/, '');
  return index === 0 ? name : `${name}~${index + 1}`;
}
