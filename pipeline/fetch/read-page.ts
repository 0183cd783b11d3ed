import { loadJsonParser } from '../extract/decode/libraries.ts';
import { createFailure, type Failure } from './request.ts';

/** A day of the API, as far as fetching must know it. */
export interface FetchedPage {
  bytes: Buffer;
  papers: number;
  /** The days that the papers name, each once; pages before 2025 name none. */
  days: string[];
}

/** Reads the body of an answer. A body that ends early was cut off without a word, so it is worth another try. */
export function readPage(bytes: Buffer): FetchedPage | { failure: Failure } {
  const text = bytes.toString('utf8');
  const data = parseJson(text);
  if (data === undefined)
    return {
      failure: endsEarly(text)
        ? createFailure('the answer is not whole: its JSON ends early', { isTemporary: true })
        : createFailure('the answer is not JSON'),
    };
  if (!isList(data)) return { failure: createFailure('the answer is JSON, but no list of papers') };
  const days = data.flatMap(({ paper: { submittedOnDailyAt: time } }) =>
    typeof time === 'string' ? [time.slice(0, 'YYYY-MM-DD'.length)] : [],
  );
  return { bytes, papers: data.length, days: [...new Set(days)].sort() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function endsEarly(text: string): boolean {
  const { parse } = loadJsonParser();
  const errors: import('jsonc-parser').ParseError[] = [];
  parse(text, errors);
  const { offset, length } = errors[0] ?? { offset: 0, length: 0 };
  return offset + length >= text.trimEnd().length;
}

function isList(data: unknown): data is { paper: { submittedOnDailyAt?: unknown } }[] {
  return Array.isArray(data) && data.every((item: unknown) => isObject(item) && isObject(item.paper));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
