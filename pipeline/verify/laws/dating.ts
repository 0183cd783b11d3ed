import type { Digest } from '../../../schemas/types.ts';
import { findCapturedDay, findYearAfter, isDay, type Notes, toNoted } from './notes.ts';
import { type PageDay, readPageDay, weekdayOf } from './page-day.ts';

/** A date that the ledger names, decoded; null if its bytes do not fit the decoding. */
export interface DateShown {
  text: string | null;
  /** Whether it stands in the card of a paper. */
  isInCard: boolean;
}

/**
 * A digest has the day that its page, the dates of its items, or the name of its file gives; else a sidecar gives it.
 * @param isImpossible whether the page names a day that no calendar has, so that it may have none
 */
export function* checkDating(
  row: Digest,
  dates: readonly DateShown[],
  isImpossible: boolean,
  notes: Noted = { notes: {}, hasSidecar: false },
): Generator<string> {
  const texts = dates.map(({ text }) => text ?? '(bytes that do not fit their decoding)');
  const days = dates.map(({ text }) => (text === null ? null : readPageDay(text)));
  const day = days[0] ?? null;
  if (
    days.some((other) => other?.month_day !== day?.month_day || other?.year !== day?.year || other === null)
  )
    yield `the dates ${texts.join(' / ')} do not name one day`;
  if (dates.some(({ isInCard }) => isInCard !== dates[0]?.isInCard))
    yield `the dates ${texts.join(' / ')} stand in cards and outside of them`;
  const isOfItems = dates[0]?.isInCard === true;
  const withYear = day && { ...day, year: day.year ?? findYearOfLink(day, notes) };
  const captured = withYear?.year === null ? findCaptured(withYear, notes) : null;
  const known: Known = {
    day: withYear,
    isOfItems,
    named: findNamedDay(row.file, withYear),
    isImpossible,
    captured,
    hasSidecar: notes.hasSidecar,
  };
  if (notes.notes.day_before !== undefined && (day === null || findYearOfLink(day, notes) === null))
    yield `the page is not of the week after ${notes.notes.day_before}`;
  const month_day = day?.month_day ?? row.date?.slice(4).replace('-', '--') ?? null;
  if (row.month_day !== month_day) yield `the page names ${month_day}, month_day is ${row.month_day}`;
  if (row.date === null) yield* checkUndated(row, known);
  else yield* checkDated(row, row.date, known);
}

/** The notes on a page, and whether there is a sidecar too. */
export interface Noted {
  notes: Notes;
  hasSidecar: boolean;
}

function findYearOfLink(day: PageDay, { notes }: Noted): string | null {
  return notes.day_before === undefined ? null : findYearAfter(notes.day_before, day.month_day);
}

function findCaptured(day: PageDay, { notes }: Noted): string | null {
  const { retrieved } = toNoted(notes);
  return retrieved === null ? null : findCapturedDay(retrieved, day.month_day);
}

/** What is known of a day without the sidecar. */
interface Known {
  /** From the dates on the page. */
  day: PageDay | null;
  isOfItems: boolean;
  /** From the name of the file. */
  named: string | null;
  isImpossible: boolean;
  /** Such a day close before the capture. */
  captured: string | null;
  hasSidecar: boolean;
}

/** The one ISO date in the name of a file that exists and agrees with the page; null otherwise. */
function findNamedDay(file: string, day: PageDay | null): string | null {
  const dates = new Set((file.match(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g) ?? []).filter(isDay));
  const [date = null] = dates;
  if (date === null || dates.size > 1) return null;
  const agrees = day === null || (`-${date.slice(4)}` === day.month_day && isOnWeekday(date, day));
  return agrees ? date : null;
}

function isOnWeekday(date: string, { weekday }: PageDay): boolean {
  return weekday === null || weekday === weekdayOf(date);
}

function* checkUndated(
  { month_day, date_precision, year_source, year_reason }: Digest,
  { day, named, isImpossible, captured, hasSidecar }: Known,
): Generator<string> {
  const precision = month_day === null ? null : 'month-day';
  if (date_precision !== precision)
    yield `without a date, date_precision is ${precision}, not ${date_precision}`;
  if (year_source !== null || year_reason !== null)
    yield 'there is a source or reason of a year, but no date';
  // a wrong weekday makes the year doubtful
  if (day?.year && day.weekday === null) yield `the page names the year ${day.year}, but there is no date`;
  if (!day?.year && named !== null && !isImpossible)
    yield `the file is named after ${named}, but there is no date`;
  // a sidecar may give a year that has no such day
  if (captured !== null && !hasSidecar)
    yield `the page was captured soon after ${captured}, but there is no date`;
}

function* checkDated(row: Digest, date: string, known: Known): Generator<string> {
  const { day, named } = known;
  const { month_day, date_precision, year_source, year_reason } = row;
  const source = findSource(known, year_source);
  if (date.slice(4).replace('-', '--') !== month_day) yield `the date ${date} is not on ${month_day}`;
  if (day?.year && !date.startsWith(day.year))
    yield `the page names the year ${day.year}, the date is ${date}`;
  if (source === 'file-name' && date !== named) yield `the file is named after ${named}, the date is ${date}`;
  if (source === 'capture' && date !== known.captured)
    yield `the latest such day before the capture is ${known.captured}, the date is ${date}`;
  if (day && !isOnWeekday(date, day)) yield `the page names another weekday than that of ${date}`;
  if (date_precision !== 'day') yield `with a date, date_precision is day, not ${date_precision}`;
  if (year_source !== source) yield `the year is from the ${source}, not from the ${year_source}`;
  if ((source === 'sidecar') !== (year_reason !== null))
    yield 'there is a year_reason if a sidecar gives the year, and only then';
}

/** A sidecar comes before the capture, if there is one. */
function findSource(
  { day, isOfItems, named, captured, hasSidecar }: Known,
  claimed: Digest['year_source'],
): Digest['year_source'] {
  if (day?.year) return isOfItems ? 'data' : 'page';
  if (named !== null) return 'file-name';
  return captured === null || (hasSidecar && claimed === 'sidecar') ? 'sidecar' : 'capture';
}
