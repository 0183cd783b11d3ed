import type { Buffer } from 'node:buffer';
import type { Digest, ExtractedRecord } from '../../../schemas/types.ts';
import type { Code, Problem } from '../../problem/problem.ts';
import { excerpt } from '../../text/show.ts';
import type { PageDate } from '../date.ts';
import type { PageFact } from '../extracted.ts';

/** A column of appearances that a page can show. The number of authors may also be counted. */
export type CardColumn = 'title' | 'abstract' | ListColumn | NumberColumn | TextColumn;

type ListColumn = 'authors' | 'ai_keywords';
type NumberColumn = 'author_count' | 'upvotes' | 'comments' | 'github_stars';
type TextColumn = keyof Pick<
  ExtractedRecord,
  | 'arxiv_id'
  | 'organization'
  | 'submitted_by'
  | 'published_date'
  | 'github_repo'
  | 'project_page'
  | 'ai_summary'
>;

/** A value, with the bytes that give it and how they do. */
export interface CardValue {
  column: CardColumn;
  start: number;
  end: number;
  decoding: string | null;
  /** What the bytes decode to. */
  text: string;
  /** Whether a rule decides that it is the abstract or the AI summary, as the page does not say. */
  isUnmarked?: boolean;
}

/** One paper on a page. A list has a value for each of its items. */
export interface Card {
  start: number;
  end: number;
  values: CardValue[];
}

/** Bytes that show a card, or a value of it, once more. */
export interface Repeat {
  start: number;
  end: number;
  name: CardColumn | 'card';
  /** Index of the card; null where it is not one of those that were read. */
  card: number | null;
}

/** Bytes that cannot be used, with the reason. */
export interface Faulty {
  start: number;
  end: number;
  code: Code;
  message: string;
  excerpt: string;
}

/** Makes the part of a page that cannot be used. Its beginning is enough for an excerpt. */
export function makeFaulty(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
  code: Code,
  message: string,
): Faulty {
  const head = bytes.toString('utf8', start, Math.min(end, start + 400));
  return { start, end, code, message, excerpt: excerpt(head) };
}

/** Bytes that name the day of the page. */
export type DateSpan = Pick<CardValue, 'start' | 'end' | 'decoding'>;

/** A day as YYYY-MM-DD, and the bytes that name it. */
export interface NamedDay {
  text: string;
  span: DateSpan;
}

/** What a reader of structured files gives: one page with its cards. */
export interface CardPage extends Pick<Digest, 'page_kind' | 'source_format' | 'query'> {
  date: PageDate | null;
  /** The days that its items name, if they differ. */
  itemDays?: readonly string[];
  /** Whether the page itself names its day, or only its items do. */
  dateSource: 'page' | 'data';
  dates: DateSpan[];
  facts: PageFact[];
  cards: Card[];
  repeats: Repeat[];
  faulty: Faulty[];
  /** Name of what stands between the values. */
  markup: 'json' | 'html' | 'xml' | 'text' | 'markdown';
}

/**
 * A reader of one kind of file.
 * @returns null if the file is not of that kind; a problem if it is, but must not be read
 */
export interface Reader {
  name: string;
  read(bytes: Buffer, file: string): CardPage | Problem | null;
}
