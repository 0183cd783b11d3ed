import type { Digest } from '../../../schemas/types.ts';
import { decode } from '../decoders.ts';
import type { Dump } from '../dumps.ts';

/** What a file can note on its page, beside the day. */
export const NOTE_NAMES = ['source_url', 'retrieved', 'exported', 'day_before'] as const;

/** The notes on a page, decoded. */
export type Notes = Partial<Record<string, string>>;

/** The notes on each page of a dump, by the id of its digest. */
export function readNotes({ spans, parts }: Pick<Dump, 'spans' | 'parts'>): Map<string, Notes> {
  const found = new Map<string, Notes>();
  for (const [index, { row }] of spans.entries()) {
    if (row.role !== 'page' || row.digest_id === null || row.name === null) continue;
    const notes = found.get(row.digest_id) ?? {};
    const part = parts[index];
    found.set(row.digest_id, {
      ...notes,
      [row.name]: (part && decode(part, row.decoding)) ?? '(not decoded)',
    });
  }
  return found;
}

/** The columns of digests that notes give where no sidecar does. */
export function toNoted({
  source_url,
  retrieved,
  exported,
}: Notes): Pick<Digest, 'source_url' | 'retrieved'> {
  return { source_url: source_url ?? null, retrieved: retrieved ?? exported ?? null };
}

/** How a digest differs from the notes on its page; a sidecar may say something else, but not nothing. */
export function* checkNotes(row: Digest, notes: Notes, hasSidecar: boolean): Generator<string> {
  const noted = toNoted(notes);
  for (const name of ['source_url', 'retrieved'] as const) {
    const isOfSidecar = hasSidecar && row[name] !== null;
    if (row[name] !== noted[name] && !isOfSidecar)
      yield `${name} is ${row[name]}, the file notes ${noted[name]}`;
  }
  const words = notes.source_url === undefined ? null : readQuery(notes.source_url);
  if (words !== null && row.query !== null && row.query !== words)
    yield `the query is "${row.query}", that of the address "${words}"`;
}

function readQuery(address: string): string | null {
  return URL.canParse(address) ? (new URL(address).searchParams.get('q')?.trim() ?? null) : null;
}

/** The day in the address of a page; null if it names none. */
export function findDayInAddress(address: string | undefined): string | null {
  const [, day = null] = /\/papers(?:\/date\/|\?date=)(\d{4}-\d\d-\d\d)(?!\d)/.exec(address ?? '') ?? [];
  return day !== null && isDay(day) ? day : null;
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

const DAY = 24 * 60 * 60 * 1000;

/** The year in which a month and day, as --MM-DD, come within a week after a day; null if they do not. */
export function findYearAfter(before: string, month_day: string): string | null {
  const year = Number(before.slice(0, 4));
  const days = [year, year + 1].map((one) => `${one}${month_day.slice(1)}`).filter(isDay);
  const day = days.find((one) => {
    const passed = Date.parse(one) - Date.parse(before);
    return passed > 0 && passed <= 7 * DAY;
  });
  return day?.slice(0, 4) ?? null;
}

/** Such a day up to a week before a capture, or one day after it, as that may be in another time zone. */
export function findCapturedDay(captured: string, month_day: string): string | null {
  const year = Number(captured.slice(0, 4));
  const days = [year - 1, year, year + 1].map((one) => `${one}${month_day.slice(1)}`).filter(isDay);
  const since = (one: string) => Date.parse(captured) - Date.parse(one);
  return days.find((one) => since(one) >= -DAY && since(one) <= 7 * DAY) ?? null;
}
