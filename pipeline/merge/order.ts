import { compare } from '../text/compare.ts';

/** Where a record stands among all records: what decides which appearance of a paper is the first. */
export interface Place {
  /** Date of the page as YYYY-MM-DD, or null; pages without a full date come last. */
  date: string | null;
  file: string;
  byte_start: number;
}

/** By date, then file name (code units, so that no locale decides), then place in the file. */
export function byPlace(a: Place, b: Place): number {
  return (
    compare(a.date ?? '9999-99-99', b.date ?? '9999-99-99') ||
    compare(a.file, b.file) ||
    a.byte_start - b.byte_start
  );
}
