import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';
import { assembleCards } from './cards/assemble.ts';
import { type Extracted, toDigestId } from './extracted.ts';
import { findDayInName, toIsoDate } from './date.ts';
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
 * Reads the pages and records of a dump, and accounts for every other byte. Its bytes tell the kind of a file, never its
 * name.
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
  return seems === null ? readText(bytes, file, limits.maxLineBytes) : refuseUnknown(seems, bytes, file);
}

/** A day in the name of the file is what we know of it, and enough to get the whole page. */
function refuseUnknown(seems: string, bytes: Buffer, file: string): Problem {
  const date = findDayInName(file);
  const day = date?.year ? toIsoDate(date, date.year) : null;
  const refused = problem('extract/unknown-page', `this seems to be ${seems}: no reader knows it`, {
    file,
    line: 1,
    column: 1,
    span: [0, bytes.length],
  });
  if (day === null) return refused;
  const address = `https://huggingface.co/api/daily_papers?date=${day}`;
  return { ...refused, fix: `save ${address} (npm run fetch -- --from ${day} --to ${day}), ${OTHERWISE}` };
}

const OTHERWISE = 'or save the page as HTML, or copy the text of a search page';
