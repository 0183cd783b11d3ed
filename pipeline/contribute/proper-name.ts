import type { Digest } from '../../schemas/types.ts';

/** What a dump is named after. */
export interface ProposedName {
  /** Day of its first page, as YYYY-MM-DD; null if the year is unknown. */
  date: string | null;
  format: Digest['source_format'];
  sha256: string;
}

const EXTENSIONS: Readonly<Record<Digest['source_format'], string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  json: 'json',
  feed: 'xml',
};

/** Hexadecimal digits of a hash in a name, as in the first dumps. */
const DIGITS = 16;

/**
 * Proposes the name of a dump in raw/: the day of its page, with -2 and so on if that day is taken, or else the
 * beginning of its hash.
 * @param isTaken whether a name is in use
 */
export function proposeName(
  { date, format, sha256 }: ProposedName,
  isTaken: (file: string) => boolean,
): string {
  const stem = date ?? sha256.slice(0, DIGITS);
  for (let count = 1; ; count++) {
    const file = `${stem}${count === 1 ? '' : `-${count}`}.${EXTENSIONS[format]}`;
    if (!isTaken(file)) return file;
  }
}

/** Whether a name needs no quotes in a shell, and means the same on every system. */
export function isPlainName(file: string): boolean {
  return /^[a-z0-9][a-z0-9_.~-]{0,99}\.[a-z]{2,8}$/i.test(file);
}
