import type { Digest, ExtractedRecord } from '../../schemas/types.ts';
import { describePage } from '../extract/describe-page.ts';
import { adviseDay } from '../extract/site-api.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { formatPlural } from '../text/plural.ts';

/** Notes that a page shows no abstract at all, as daily pages do, and where they are. */
export function findMissingAbstracts(
  page: Digest | undefined,
  records: readonly ExtractedRecord[],
): Problem[] {
  const isSilent = records.every(({ abstract, ai_summary }) => abstract === null && ai_summary === null);
  if (page === undefined || records.length === 0 || !isSilent) return [];
  const { file, date } = page;
  // of the pages that show titles only, nothing but a daily one has no name
  const shown = describePage({ ...page, page_kind: page.page_kind ?? 'daily' });
  const message = `${shown}: ${formatPlural(records.length, 'title')}, no abstracts`;
  const note = problem('extract/no-abstracts', message, { file, line: 1, column: 1 });
  return date === null
    ? [note]
    : [{ ...note, fix: `the API's JSON of that day has them: ${adviseDay(date)}` }];
}
