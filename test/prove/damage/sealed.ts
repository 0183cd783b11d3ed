import { copyFileSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { LAW_NAMES, verify } from '../../../pipeline/verify/verify.ts';
import { sealAll, sealSums } from '../../verify/seal.ts';
import { drawOf } from '../draw.ts';
import { flipBit } from './harm.ts';
import type { Job, Tried } from './worker.ts';

/** Laws that new checksums and a new manifest make hold again. */
const SEALS = ['checksums', 'manifest'];

/** A value that is flipped in a table, under new checksums and a new manifest, is found by what the tables say. */
export async function tryFlip(job: Job, number: number): Promise<Tried> {
  const { words, file, value } = flipIn(job, number, /\.(jsonl|csv)$/);
  const isSame = value(job.whole) === value(job.copy);
  sealAll(job.copy);
  const { findings } = await verify(job.copy, { laws: LAW_NAMES.filter((law) => !SEALS.includes(law)) });
  restore(job, file);
  if (isSame) return 'beyond';
  return { fault: findings.length > 0 ? null : `not found under new checksums: ${words}` };
}

/** Whatever is flipped, under new checksums, no law throws. Arrow and Parquet are read in a process of their own. */
export async function tryReading(job: Job, number: number): Promise<Tried> {
  const { words, file } = flipIn(job, number, /\.(jsonl|json|csv|sqlite)$/);
  sealSums(job.copy);
  const thrown = await verify(job.copy).then(
    () => null,
    (error: unknown) => String(error),
  );
  restore(job, file);
  return { fault: thrown && `${thrown}: ${words}` };
}

/** Flips a bit of a file, and tells how the values in it are had. */
function flipIn({ seed, whole, copy }: Job, number: number, isMeant: RegExp) {
  const draw = drawOf(seed, number);
  const files = readdirSync(whole).sort();
  const file = draw.pick(files.filter((name) => isMeant.test(name) && statSync(join(whole, name)).size > 0));
  const [at, bit] = [draw.whole(statSync(join(whole, file)).size), draw.whole(8)];
  flipBit(join(copy, file), at, bit);
  const value = (folder: string) => valuesIn(join(folder, file));
  return { file, value, words: `bit ${bit} of byte ${at} of ${file}` };
}

/** What a table says, whatever bytes say it; what cannot be read is none of its values. */
function valuesIn(path: string): string {
  const text = readFileSync(path, 'latin1');
  try {
    return JSON.stringify(path.endsWith('.csv') ? parse(text) : text.split('\n').slice(0, -1).map(rowIn));
  } catch {
    return 'unreadable';
  }
}

/** Without the words in which a reject is explained: they are made by no rule from what else is there, and stand once. */
function rowIn(line: string): unknown {
  const row: unknown = JSON.parse(line);
  return typeof row === 'object' && row !== null && 'fix' in row ? { ...row, message: null, fix: null } : row;
}

function restore({ whole, copy }: Job, damaged: string): void {
  for (const file of [damaged, 'manifest.json', 'SHA256SUMS'])
    copyFileSync(join(whole, file), join(copy, file));
}
