import type { Digest, Sidecar } from '../../schemas/types.ts';
import { toIsoDate, toMonthDay, type PageDate, matchesWeekday } from '../extract/date.ts';
import { sidecarOf } from './sidecar.ts';
import { type Problem, problem } from '../problem/problem.ts';

export type Dating = Pick<Digest, 'date' | 'month_day' | 'date_precision' | 'year_source' | 'year_reason'>;

const UNDATED: Dating = {
  date: null,
  month_day: null,
  date_precision: null,
  year_source: null,
  year_reason: null,
};

/**
 * Dates a page. The year comes from the page, or from the sidecar with its reason, and is never guessed. Without a
 * year the date is null, and month and day are kept.
 * @param place file and line for problems; a problem with the sidecar's year names only the sidecar
 */
export function toDating(
  date: PageDate | null,
  sidecar: Sidecar,
  place: Pick<Problem, 'file' | 'line'>,
): { dating: Dating; problems: Problem[] } {
  if (date === null) return { dating: UNDATED, problems: [] };
  const without: Dating = { ...UNDATED, month_day: toMonthDay(date), date_precision: 'month-day' };
  const year = date.year ?? sidecar.year;
  if (year === undefined) return { dating: without, problems: [] };
  const fromPage = date.year !== null;
  const onPage = { ...place, column: 1 };
  // placeYear adds the line from the text of the sidecar
  const inSidecar = { file: sidecarOf(place.file ?? ''), line: null };
  const at = fromPage ? onPage : inSidecar;
  const iso = toIsoDate(date, year);
  if (iso === null)
    return {
      dating: without,
      problems: [
        problem(
          'validate/date-not-in-year',
          `${year} has no ${toMonthDay(date).slice(2)}, the day of the page`,
          at,
        ),
      ],
    };
  if (!matchesWeekday(date, year))
    return {
      dating: without,
      problems: [problem('validate/wrong-weekday', `${iso} is not the weekday that the page names`, at)],
    };
  const year_reason = fromPage ? null : (sidecar.year_reason ?? null);
  const dating: Dating = {
    ...without,
    date: iso,
    date_precision: 'day',
    year_source: fromPage ? 'page' : 'sidecar',
    year_reason,
  };
  return { dating, problems: fromPage ? findDisagreement(date.year, sidecar.year, inSidecar) : [] };
}

function findDisagreement(page: number | null, sidecar: number | undefined, at: Partial<Problem>): Problem[] {
  if (sidecar === undefined || sidecar === page) return [];
  return [problem('validate/wrong-year', `the sidecar says ${sidecar}, the page ${page}`, at)];
}
