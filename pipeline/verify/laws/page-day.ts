/** The day of a page, as its date line gives it. */
export interface PageDay {
  /** As --MM-DD. */
  month_day: string;
  /** Null if the page does not give it. */
  year: string | null;
  /** 0 is Sunday; null if the page does not name it. */
  weekday: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads the day from a line, in any order: `Aug 4`, `Monday, 4 August 2025`, `2025-08-04`; null if there is none.
 * Words count by their first three letters, which are different for months and weekdays. It does not check whether
 * the day exists; the schema of digests does.
 */
export function readPageDay(line: string): PageDay | null {
  const numbers = line.match(/\d+/g) ?? [];
  const words = line.toLowerCase().match(/[a-z]+/g) ?? [];
  const short = numbers.filter((digits) => digits.length < 3);
  const month = words.length === 0 ? short.at(-2) : toMonthNumber(findName(MONTHS, words));
  const day = short.at(-1);
  if (month === undefined || day === undefined) return null;
  return {
    month_day: `--${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    year: numbers.find((digits) => digits.length === 4) ?? null,
    weekday: findName(WEEKDAYS, words),
  };
}

/** Index of the first word that is one of the names. */
function findName(names: readonly string[], words: readonly string[]): number | null {
  return words.map((word) => names.indexOf(word.slice(0, 3))).find((index) => index !== -1) ?? null;
}

function toMonthNumber(month: number | null): string | undefined {
  return month === null ? undefined : String(month + 1);
}

/** Day of the week of a date as YYYY-MM-DD; 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
