import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';
import { assembleCards } from './cards/assemble.ts';
import { type Extracted, toDigestId } from './extracted.ts';
import { READERS } from './readers.ts';
import { recogniseOther } from './recognise.ts';
import { refuse } from './refusal.ts';
import { readText } from './read-text.ts';

export interface Limits {
  maxFileBytes: number;
  /** For text only: saved pages and answers of the site may be one line. */
  maxLineBytes: number;
}

/** The largest real dump, a saved trending page, has 1.5 MB, and the longest line of text 1,920 bytes. */
export const LIMITS: Limits = { maxFileBytes: 8 * 1024 * 1024, maxLineBytes: 64 * 1024 };

/**
 * Reads the pages and records of a dump, and accounts for every other byte. The kind of a file is told by its bytes,
 * never by its name.
 * @param file its name in `raw/`, such as `x.json`
 * @returns the contents, or the problem that makes the whole dump unusable
 */
export function extract(bytes: Buffer, file: string, limits: Limits = LIMITS): Extracted | Problem {
  const refused = refuse(bytes, file, limits.maxFileBytes);
  if (refused) return refused;
  for (const { read } of READERS) {
    const page = read(bytes, file);
    if (page !== null) return 'code' in page ? page : assembleCards(page, bytes, file, toDigestId(file, 0));
  }
  const seems = recogniseOther(bytes);
  if (seems === null) return readText(bytes, file, limits.maxLineBytes);
  const place = { file, line: 1, column: 1, span: [0, bytes.length] satisfies [number, number] };
  return problem('extract/unknown-page', `this seems to be ${seems}: no reader knows it`, place);
}
