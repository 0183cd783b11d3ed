import { readFileSync } from 'node:fs';
import type { Tried } from './trying.ts';

const FILE = new URL('survivors.json', import.meta.url);

/**
 * Mutants that no test sees, under the reasons why. They were given by the kind of change and the file, not one by one, so that
 * a reason may be wrong for one of them; those that begin with `open` are gaps in the tests, and no excuse.
 */
const REASONS: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(FILE, 'utf8'));

/** By what they are called. */
export const KNOWN: ReadonlySet<string> = new Set(Object.values(REASONS).flat());

/** Those that survived, as they stand in their files: what is there, and what may stand there as well. */
export function survivorsIn(tried: readonly Tried[]): string[] {
  return tried
    .filter(({ killedBy }) => killedBy === null)
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
    .map(
      ({ file, line, original, replacement, key }) =>
        `${file}:${line}: ${original} => ${replacement}${KNOWN.has(key) ? '' : ' (no reason is known)'}`,
    );
}
