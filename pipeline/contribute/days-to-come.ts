import type { Digest } from '../../schemas/types.ts';
import { addDays } from '../extract/date.ts';

type Days = Pick<Digest, 'file' | 'date' | 'retrieved'>;

/** A page of a day that was not yet when it was saved. */
export interface DayToCome {
  file: string;
  /** Such as `2031-05-14 is after 2025-08-05, the day on which the page was saved`. */
  words: string;
}

/**
 * Finds added pages of a day after that of their capture, or else after today and after every other day that is known.
 * A day more is allowed, which it is already somewhere else.
 * @param added names of the added dumps
 * @param today as YYYY-MM-DD
 */
export function findDaysToCome(
  digests: readonly Days[],
  added: ReadonlySet<string>,
  today: string,
): DayToCome[] {
  const others = digests.filter(({ file }) => !added.has(file));
  const newest = others
    .flatMap(({ date, retrieved }) => [date ?? '', retrieved ?? ''])
    .reduce((latest, day) => (day > latest ? day : latest), today);
  const words = newest === today ? 'today' : 'the newest day that is known';
  return digests.flatMap(({ file, date, retrieved }) => {
    const limit = retrieved ?? newest;
    if (!added.has(file) || date === null || date <= addDays(limit, 1)) return [];
    const what = retrieved === null ? words : 'the day on which the page was saved';
    return [{ file, words: `${date} is after ${limit}, ${what}` }];
  });
}
