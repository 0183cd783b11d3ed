/** A table written as name and character in turns, which is how a person reads and mends one. */
export function toLookupTable(written: string): ReadonlyMap<string, string> {
  const words = written.trim().split(/\s+/);
  const rows = words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as const] : []));
  return new Map(rows);
}
