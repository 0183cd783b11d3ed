import type { Digest, Sidecar } from '../../schemas/types.ts';
import {
  addDays,
  findDayInName,
  formatMonthDay,
  formatWrongWeekday,
  LONGEST_BREAK,
  matchesWeekday,
  type PageDate,
  toIsoDate,
  toMonthDay,
} from '../extract/date.ts';
import type { Page, PageFact } from '../extract/extracted.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { sidecarOf } from './sidecar.ts';

export type Dating = Pick<Digest, 'date' | 'month_day' | 'date_precision' | 'year_source' | 'year_reason'>;

/** What the date of a page depends on. */
export type DatedPage = Pick<Page, 'date' | 'dateSource' | 'hasDatePlace' | 'line' | 'facts'>;

interface Dated {
  dating: Dating;
  problems: Problem[];
}

const UNDATED: Dating = {
  date: null,
  month_day: null,
  date_precision: null,
  year_source: null,
  year_reason: null,
};

/**
 * Dates a page. The day and its year come from the page or its data, or else from an ISO date in the name of the file,
 * or else from the sidecar with its reason. A year may also come from a capture within a week, as the address of the latest
 * page names no day. They are never guessed: without a year the date is null, and month and day are kept.
 * @param file name of the dump; a problem with a value of the sidecar names only the sidecar
 */
export function toDating(page: DatedPage, file: string, sidecar: Sidecar): Dated {
  const { date, hasDatePlace, dateSource } = page;
  const place = { file, line: page.line, column: 1 };
  // placeInSidecar adds the line from the text of the sidecar
  const inSidecar = { file: sidecarOf(file), line: null };
  const named = findDayInName(file);
  if (date === null)
    return hasDatePlace ? { dating: UNDATED, problems: [] } : dateByFile(named, sidecar, place);
  const without: Dating = { ...UNDATED, month_day: toMonthDay(date), date_precision: 'month-day' };
  const year = findYear(date, dateSource, named, sidecar) ?? findYearByCapture(date, page);
  if (year === null) return { dating: without, problems: [] };
  const at = { ...(year.source === 'sidecar' ? inSidecar : place), fix: YEAR_FIXES[year.source] };
  const iso = toIsoDate(date, year.year);
  if (iso === null) {
    const message = `${year.year} has no ${formatMonthDay(date)}, the day of the page`;
    return { dating: without, problems: [problem('validate/date-not-in-year', message, at)] };
  }
  if (!matchesWeekday(date, year.year)) {
    const message = formatWrongWeekday(date, year.year);
    return { dating: without, problems: [problem('validate/wrong-weekday', message, at)] };
  }
  const problems =
    year.source === 'sidecar'
      ? []
      : findDisagreement(iso, sidecar, inSidecar, year.source === 'file-name' ? NAMED : SHOWN);
  return { dating: toDay(iso, year.source, sidecar), problems };
}

/** What to correct, by where the year comes from: what agrees with the page is never blamed. */
const YEAR_FIXES: Readonly<Record<NonNullable<Digest['year_source']>, string>> = {
  page: 'save the page again: the date on it contradicts itself',
  data: 'save the page again: the date on it contradicts the dates of its items',
  'file-name': 'correct the year in the name of the file',
  capture: 'say the year in the sidecar, with the reason: the day of the capture does not give it',
  sidecar: 'correct the year in the sidecar',
};

/** The day of a page that does not name one. */
function dateByFile(named: PageDate | null, sidecar: Sidecar, place: Partial<Problem>): Dated {
  const iso = named?.year ? toIsoDate(named, named.year) : null;
  if (iso !== null) {
    const at = { file: sidecarOf(place.file ?? ''), line: null };
    const problems = findDisagreement(iso, sidecar, at, NAMED);
    return { dating: toDay(iso, 'file-name', sidecar), problems };
  }
  if (sidecar.date !== undefined) return { dating: toDay(sidecar.date, 'sidecar', sidecar), problems: [] };
  return { dating: UNDATED, problems: [problem('extract/no-date', 'the page does not name its day', place)] };
}

function toDay(iso: string, source: NonNullable<Digest['year_source']>, sidecar: Sidecar): Dating {
  return {
    date: iso,
    month_day: `-${iso.slice(4)}`,
    date_precision: 'day',
    year_source: source,
    year_reason: source === 'sidecar' ? (sidecar.year_reason ?? null) : null,
  };
}

/** A name with another month or day tells when the page was saved, and nothing of its year. */
function findYear(
  date: PageDate,
  source: Page['dateSource'],
  named: PageDate | null,
  sidecar: Sidecar,
): { year: number; source: NonNullable<Digest['year_source']> } | null {
  if (date.year !== null) return { year: date.year, source };
  if (named?.year && named.month === date.month && named.day === date.day)
    return { year: named.year, source: 'file-name' };
  const year = sidecar.year ?? readYear(sidecar.date, date);
  return year === undefined ? null : { year, source: 'sidecar' };
}

/**
 * The year of a day close before the capture, or of the day after it, which it is already somewhere else. An older page
 * shows its day without a year too.
 */
function findYearByCapture(
  date: PageDate,
  page: Pick<Page, 'facts'>,
): { year: number; source: 'capture' } | null {
  const captured = findFact(page, 'retrieved') ?? findFact(page, 'exported');
  if (captured === null) return null;
  const last = Number(captured.slice(0, 4)) + 1;
  const year = [last, last - 1, last - 2].find((one) => {
    const day = toIsoDate(date, one);
    return day !== null && day <= addDays(captured, 1) && captured <= addDays(day, LONGEST_BREAK);
  });
  return year === undefined ? null : { year, source: 'capture' };
}

/** The text of a note on a page; null if the file has no such note. */
export function findFact({ facts }: Pick<Page, 'facts'>, name: PageFact['name']): string | null {
  return facts.find((fact) => fact.name === name)?.text ?? null;
}

/** The year of a whole day, if it is the day of the page. */
function readYear(day: string | undefined, date: PageDate): number | undefined {
  return day?.slice(4) === toMonthDay(date).slice(1) ? Number(day.slice(0, 4)) : undefined;
}

/** What a sidecar may disagree with. */
const [SHOWN, NAMED] = ['the page', 'the name of the file'];

function findDisagreement(
  iso: string,
  { year, date }: Sidecar,
  at: Partial<Problem>,
  other: string,
): Problem[] {
  const said = date ?? year;
  if (said === undefined || iso.startsWith(String(said))) return [];
  const fix = `correct the ${date === undefined ? 'year' : 'date'} in the sidecar, or remove it: ${other} has it`;
  return [problem('validate/wrong-year', `the sidecar says ${said}, ${other} ${iso}`, { ...at, fix })];
}
