/** What a dump is named after. */
interface ProposedName {
  /** Day of its first page, as YYYY-MM-DD; null if the year is unknown. */
  date: string | null;
  sha256: string;
}

/** Hexadecimal digits of a hash in a name, as in the first dumps. */
const DIGITS = 16;

/**
 * Proposes the name of a dump in raw/: the day of its page, with -2 and so on if that day is taken, or else the
 * beginning of its hash.
 * @param isTaken whether a name is in use
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
