import type { Sidecar } from '../../schemas/types.ts';
import { findDayInName, type PageDate, toIsoDate, toMonthDay } from '../extract/date.ts';
import type { Page } from '../extract/extracted.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { findFact } from './digest.ts';

/** A page, as far as its days go. */
type NamingPage = Pick<Page, 'date' | 'itemDays' | 'facts' | 'line'>;

/**
 * Finds an ISO date in the name of a file that is the day of none of its pages: then the name is wrong, or it is another
 * page. The day of the capture may stand there too, where the page or its sidecar says that it is.
 */
export function findOtherDayInName(pages: readonly NamingPage[], file: string, sidecar: Sidecar): Problem[] {
  const named = findDayInName(file);
  const day = named?.year ? toIsoDate(named, named.year) : null;
  const dated = pages.find(({ date, itemDays }) => date !== null || itemDays.length > 0);
  if (day === null || dated === undefined) return [];
  const captures = pages.flatMap((page) => [findFact(page, 'retrieved'), findFact(page, 'exported')]);
  if ([...captures, sidecar.retrieved].includes(day) || pages.some((page) => isOfDay(page, day))) return [];
  const shown = dated.date === null ? dated.itemDays.join(', ') : formatDay(dated.date);
  const message = `the name says ${day}, the page ${shown}`;
  return [problem('validate/other-day-in-name', message, { file, line: dated.line, column: 1 })];
}

function isOfDay({ date, itemDays }: NamingPage, day: string): boolean {
  if (date === null) return itemDays.includes(day);
  return date.year === null ? toMonthDay(date).slice(1) === day.slice(4) : toIsoDate(date, date.year) === day;
}

/** As a page shows it where it has no year, such as `May 14`. */
function formatDay(date: PageDate): string {
  if (date.year !== null) return toIsoDate(date, date.year) ?? '';
  const [, day, month] = new Date(Date.UTC(2024, date.month - 1, date.day)).toUTCString().split(' ');
  return `${month} ${Number(day)}`;
}
