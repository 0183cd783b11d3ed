/** What a dump is named after. */
export interface ProposedName {
  /** Of its first page, as YYYY-MM-DD; null when the year is not known. */
  date: string | null;
  /** Of its bytes. */
  sha256: string;
}

/** Hexadecimal digits of a hash in a name, as many as the first dumps have. */
const DIGITS = 16;

/**
 * The name of a dump in raw/: the day of its page, with -2 and so on where there is one of that day already, or else
 * the beginning of its hash.
 * @param isTaken whether a dump may not have a name
 */
export function proposeName({ date, sha256 }: ProposedName, isTaken: (file: string) => boolean): string {
  const stem = date ?? sha256.slice(0, DIGITS);
  for (let count = 1; ; count++) {
    const file = `${stem}${count === 1 ? '' : `-${count}`}.txt`;
    if (!isTaken(file)) return file;
  }
}

/** Whether a name needs no quotes in a shell, and means the same on every system. */
export function isPlainName(file: string): boolean {
  return /^[a-z0-9][a-z0-9_.~-]{0,99}\.txt$/i.test(file);
}
