import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';

/**
 * Compares what tests find with a recorded file. To record it after an intended change:
 * FINDINGS=write npx vitest run test/verify test/merge
 * @param most lines to keep; the rest are counted
 */
export function written(file: URL, most = 3) {
  const all: Record<string, readonly string[]> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  const isWriting = process.env.FINDINGS === 'write';
  const seen: Record<string, readonly string[]> = {};
  afterAll(() => {
    if (isWriting) writeFileSync(file, `${formatFindings(seen)}\n`);
  });
  return {
    expected: (name: string): readonly string[] => (isWriting ? seen[name] : all[name]) ?? [],
    note: (name: string, found: readonly string[]): readonly string[] => {
      const more = found.length - most;
      return (seen[name] = more > 0 ? [...found.slice(0, most), `and ${more} more`] : found);
    },
  };
}

/** One line for each test, so diffs are readable. */
function formatFindings(seen: Record<string, readonly string[]>): string {
  const found = Object.fromEntries(Object.entries(seen).filter(([, lines]) => lines.length > 0));
  return JSON.stringify(found).replaceAll('],"', '],\n"');
}
