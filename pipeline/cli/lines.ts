import { lstatSync } from 'node:fs';
import type { Problem } from '../problem/problem.ts';
import { readRegularFile } from '../disk/regular-file.ts';

/** A larger file is not a dump, so it is not quoted. */
const LARGEST = 16 * 1024 * 1024;

/** Finds the lines of problems, as written. Keeps the last file in memory. */
export function openLines(): (problem: Problem) => string | null {
  let known: { file: string; lines: string[] } | null = null;
  return ({ file, line }) => {
    if (file === null || line === null) return null;
    if (known?.file !== file) known = { file, lines: readLinesOf(file) };
    return known.lines[line - 1] ?? null;
  };
}

/** Empty if there is no such file. Links, pipes and devices are not opened. */
function readLinesOf(file: string): string[] {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST) return [];
  return readRegularFile(file)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/);
}
