import type { Digest } from '../../schemas/types.ts';

/** The newest day on which a page was opened or saved; null where none is known. */
export function findNewestDay(digests: Iterable<Pick<Digest, 'date' | 'retrieved'>>): string | null {
  let newest: string | null = null;
  for (const { date, retrieved } of digests)
    for (const day of [date, retrieved]) if (day !== null && (newest === null || day > newest)) newest = day;
  return newest;
}
