import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashFile } from '../disk/files.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { compare } from '../text/compare.ts';

/** A file that does not match the SHA256SUMS of its folder. */
export interface SumFault {
  file: string;
  kind: 'missing' | 'changed' | 'extra' | 'misnamed';
}

const WORDS: Readonly<Record<SumFault['kind'], string>> = {
  missing: 'is missing',
  changed: 'has another SHA-256',
  extra: 'is not in SHA256SUMS',
  misnamed: 'is not a file name in that folder',
};

/** Formats the faults of a folder; each line begins with the file name. */
export function formatSumFaults(folder: string, assets?: readonly string[]): string[] {
  return findSumFaults(folder, assets).map(({ file, kind }) => `${file} ${WORDS[kind]}`);
}

/** Compares the files of a folder with its SHA256SUMS. @param assets files that may be missing */
export function findSumFaults(folder: string, assets: readonly string[] = []): SumFault[] {
  const sums = readSums(folder);
  const changed = [...sums].flatMap(([file, sha256]): SumFault[] => {
    // sums from outside must not name files elsewhere
    if (basename(file) !== file || file === '..') return [{ file, kind: 'misnamed' }];
    if (!existsSync(join(folder, file))) return assets.includes(file) ? [] : [{ file, kind: 'missing' }];
    return hashFile(join(folder, file)).sha256 === sha256 ? [] : [{ file, kind: 'changed' }];
  });
  const others = readdirSync(folder).filter((file) => file !== SUMS && !sums.has(file));
  return [...changed, ...others.sort(compare).map((file): SumFault => ({ file, kind: 'extra' }))];
}

/** Lists the files that differ between two folders, or that only one of them has. */
export function listDifferingFiles(one: string, other: string): string[] {
  const [left, right] = [one, other].map((folder) => readSums(folder).set(SUMS, sumOf(folder)));
  const files = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])].sort(compare);
  return files.filter((file) => left?.get(file) !== right?.get(file));
}

/** The hash of SHA256SUMS, which identifies all files. */
export function sumOf(folder: string): string {
  return hashFile(join(folder, SUMS)).sha256;
}

export const SUMS = 'SHA256SUMS';

/** Reads the hash of each file; empty if SHA256SUMS is missing. */
export function readSums(folder: string): Map<string, string> {
  const file = join(folder, SUMS);
  const lines = existsSync(file) ? readRegularFile(file).toString('utf8').split('\n') : [];
  return new Map(lines.filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)]));
}
