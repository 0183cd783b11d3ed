import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashFile } from '../disk/files.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { compare } from '../text/compare.ts';

/** A file that is not as the SHA256SUMS of its folder says. */
export interface SumFault {
  file: string;
  kind: 'missing' | 'changed' | 'extra' | 'misnamed';
}

const WORDS: Readonly<Record<SumFault['kind'], string>> = {
  missing: 'is missing',
  changed: 'has another SHA-256',
  extra: 'is not in SHA256SUMS',
  misnamed: 'is no name of a file in it',
};

/** What is wrong with the files of a folder, in words; each begins with the name of the file. */
export function formatSumFaults(folder: string): string[] {
  return findSumFaults(folder).map(({ file, kind }) => `${file} ${WORDS[kind]}`);
}

/** What is wrong with the files of a folder, by its SHA256SUMS. */
export function findSumFaults(folder: string): SumFault[] {
  const sums = readSums(folder);
  const changed = [...sums].flatMap(([file, sha256]): SumFault[] => {
    // a name leads out of no folder, whoever wrote the sums
    if (basename(file) !== file || file === '..') return [{ file, kind: 'misnamed' }];
    if (!existsSync(join(folder, file))) return [{ file, kind: 'missing' }];
    return hashFile(join(folder, file)).sha256 === sha256 ? [] : [{ file, kind: 'changed' }];
  });
  const others = readdirSync(folder).filter((file) => file !== SUMS && !sums.has(file));
  return [...changed, ...others.sort(compare).map((file): SumFault => ({ file, kind: 'extra' }))];
}

/** Files of two whole folders that are not the same to the byte, or that only one of them has. */
export function listDifferingFiles(one: string, other: string): string[] {
  const [left, right] = [one, other].map((folder) => readSums(folder).set(SUMS, sumOf(folder)));
  const files = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])].sort(compare);
  return files.filter((file) => left?.get(file) !== right?.get(file));
}

/** The hash of SHA256SUMS itself, which stands for all files. */
export function sumOf(folder: string): string {
  return hashFile(join(folder, SUMS)).sha256;
}

export const SUMS = 'SHA256SUMS';

/** The hash that SHA256SUMS gives each file; none where there is no such file. */
export function readSums(folder: string): Map<string, string> {
  const file = join(folder, SUMS);
  const lines = existsSync(file) ? readRegularFile(file).toString('utf8').split('\n') : [];
  return new Map(lines.filter(Boolean).map((line) => [line.slice(66), line.slice(0, 64)]));
}
