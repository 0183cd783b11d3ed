import { type Layout, SEARCH_PAGE } from './layout.ts';

/** The day of a page. The year and the weekday are null if the page does not give them. */
export interface PageDate {
  year: number | null;
  month: number;
  day: number;
  /** 0 is Sunday. */
  weekday: number | null;
}

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/**
 * Reads a line as the date of a page.
 * @returns the date; `'impossible'` if the line has the form of a date but the day does not exist; null if it is no date
 */
export function readDate(line: string, layout: Layout = SEARCH_PAGE): PageDate | 'impossible' | null {
  for (const { pattern } of layout.dates) {
    const groups = line.match(pattern)?.groups;
    const date = groups && readGroups(groups);
    if (date) return isPossible(date) ? date : 'impossible';
  }
  return null;
}

/** Reads YYYY-MM-DD; null if that day does not exist. */
export function toPageDate(day: string): PageDate | null {
  const date = readDate(day);
  return date === 'impossible' || date?.year === null ? null : date;
}

/** The day in the name of a file, such as `api-2025-09-01.json`; null if it names none, or several. */
export function findDayInName(file: string): PageDate | null {
  const days = new Set(file.match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? []);
  const [day] = days;
  return days.size === 1 && day !== undefined ? toPageDate(day) : null;
}

function readGroups({ year, month = '', day, weekday }: Record<string, string | undefined>): PageDate | null {
  const monthNumber = /^\d/.test(month) ? Number(month) : findMonth(month);
  const weekdayNumber = weekday === undefined ? null : indexOfName(WEEKDAYS, weekday);
  if ((monthNumber === 0 && !/^\d/.test(month)) || weekdayNumber === -1) return null;
  return {
    year: year === undefined ? null : Number(year),
    month: monthNumber,
    day: Number(day),
    weekday: weekdayNumber,
  };
}

/** Number of a month by its name, from 1; 0 for any other word. */
export function findMonth(name: string): number {
  return indexOfName(MONTHS, name) + 1;
}

/** Index of a name written in full or cut to three letters (September also to four), or -1. */
function indexOfName(names: readonly string[], word: string): number {
  const lower = word.toLowerCase();
  return names.findIndex(
    (name) => lower === name || lower === name.slice(0, 3) || (lower.length === 4 && name.startsWith(lower)),
  );
}

/** Whether the day exists in its year, or in any year if it has none. */
function isPossible({ year, month, day }: PageDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= countDays(month, year ?? 2024);
}

function countDays(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `--MM-DD` (ISO 8601:2000), the date without its year. */
export function toMonthDay({ month, day }: PageDate): string {
  return `--${pad(month)}-${pad(day)}`;
}

/** The date in a year as YYYY-MM-DD, or null if that year has no such day (29 February). */
export function toIsoDate({ month, day }: PageDate, year: number): string | null {
  return day <= countDays(month, year) ? `${year}-${pad(month)}-${pad(day)}` : null;
}

/** Whether the weekday on the page is correct for that year. */
export function matchesWeekday({ weekday, ...date }: PageDate, year: number): boolean {
  return weekday === null || findWeekday(date, year) === weekday;
}

/** Says that a day has another weekday than the page, such as `2024-08-04 is a Sunday, but the page says Monday`. */
export function formatWrongWeekday({ weekday, ...date }: PageDate, year: number): string {
  const [is, says] = [findWeekday(date, year), weekday ?? 0].map(nameWeekday);
  return `${toIsoDate({ ...date, weekday }, year)} is a ${is}, but the page says ${says}`;
}

function findWeekday({ month, day }: Pick<PageDate, 'month' | 'day'>, year: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

function nameWeekday(weekday: number): string {
  const name = WEEKDAYS[weekday] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Formats a day without its year, such as `February 29`. */
export function formatMonthDay({ month, day }: Pick<PageDate, 'month' | 'day'>): string {
  const name = MONTHS[month - 1] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${day}`;
}

/** The day so many days later, or earlier if the count is negative; days as YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** A weekend and holidays may have no pages: from one page to the next, at most so many days. */
export const LONGEST_BREAK = 7;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
