/** Parses a table of alternating names and characters, which is easy to read and edit. */
export function toLookupTable(written: string): ReadonlyMap<string, string> {
  const words = written.trim().split(/\s+/);
  const rows = words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : []));
  return new Map(rows);
}
