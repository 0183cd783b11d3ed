import { UsageError } from '../cli/command.ts';
import { isDay } from '../cli/judge-flags.ts';
import { addDays } from '../extract/date.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Lists the days from one to another, both included, as YYYY-MM-DD. @throws UsageError for days that do not exist or are in the wrong order */
export function listDays(from: string, to: string, today: string): string[] {
  checkDay('from', from);
  checkDay('to', to);
  if (from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
  if (to > today) throw new UsageError(`--to ${to} is in the future; today is ${today} in UTC`);
  const count = (Date.parse(to) - Date.parse(from)) / DAY + 1;
  return Array.from({ length: count }, (_, i) => addDays(from, i));
}

/** The same day in every time zone: UTC, as the site counts days. */
export function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function checkDay(flag: string, text: string): void {
  if (!isDay(text)) throw new UsageError(`--${flag} takes a day, such as 2025-09-01, not "${text}"`);
}
