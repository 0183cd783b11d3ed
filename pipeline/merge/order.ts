import { compare } from '../text/compare.ts';

/** The position of a record among all records; it decides which appearance of a paper is the first. */
export interface Place {
  /** Date of the page as YYYY-MM-DD, or null; pages without a full date come last. */
  date: string | null;
  file: string;
  byte_start: number;
}

/** Orders by date, then file name in code units (independent of the locale), then place in the file. */
export function byPlace(a: Place, b: Place): number {
  return (
    compare(a.date ?? '9999-99-99', b.date ?? '9999-99-99') ||
    compare(a.file, b.file) ||
    a.byte_start - b.byte_start
  );
}
