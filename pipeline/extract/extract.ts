import type { Buffer } from 'node:buffer';
import { type Problem, problem } from '../problem/problem.ts';
import { assembleCards } from './cards/assemble.ts';
import { type Extracted, toDigestId } from './extracted.ts';
import { findDayInName, toIsoDate } from './date.ts';
import { READERS } from './readers.ts';
import { recogniseOther } from './recognise.ts';
import { readText } from './read-text.ts';
import { refuse } from './refusal.ts';
import { adviseDay } from './site-api.ts';
import { formatCount, formatPlural } from '../text/plural.ts';

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
  if (seems !== null) return refuseUnknown(seems, bytes, file);
  const text = readText(bytes, file, limits.maxLineBytes);
  return isOfSite(text) ? text : refuseUnknown(describeOther(text), bytes, file);
}

/**
 * Whether a text shows a line of the site, or more papers than other parts. Else its papers would be headings that
 * happen to stand above long paragraphs, as in a blog.
 */
function isOfSite({ pages, records, rejected }: Extracted): boolean {
  const showsSite = pages.some(({ header, hasDatePlace }) => header.length > 0 || hasDatePlace);
  return showsSite || rejected.length <= (records.length || FEW);
}

/** So few parts without a paper are reported one by one: they do no harm, and may be the rest of a page. */
const FEW = 3;

function describeOther({ records, rejected }: Extracted): string {
  const parts = formatPlural(rejected.length + records.length, 'part');
  return `text of another kind: of its ${parts}, ${formatCount(records.length)} could be a title with its abstract`;
}

/** A day in the name of the file is what we know of it, and enough to get the whole page. */
function refuseUnknown(seems: string, bytes: Buffer, file: string): Problem {
  const date = findDayInName(file);
  const day = date?.year ? toIsoDate(date, date.year) : null;
  const place = { file, line: 1, column: 1, span: [0, bytes.length] satisfies [number, number] };
  const refused = problem('extract/unknown-page', `this seems to be ${seems}`, place);
  return day === null ? refused : { ...refused, fix: `${adviseDay(day)}, ${OTHERWISE}` };
}

const OTHERWISE = 'or save the page itself as HTML (Ctrl+S), or copy all text of a search or trending page';
