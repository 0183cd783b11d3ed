import fs from 'node:fs';
import { join } from 'node:path';
import type { Draw } from '../draw.ts';

/** Damage to the files of a folder. */
export interface Harm {
  words: string;
  /** The damaged files; a finding must name one of them. */
  files: readonly string[];
  happen(folder: string): void;
}

/** The list of all other files. */
export const SUMS = 'SHA256SUMS';

/** Draws a change to what is in a folder. */
export function drawHarm(draw: Draw, folder: string): Harm {
  // an empty file has no bytes to lose or change
  const files = fs
    .readdirSync(folder)
    .sort()
    .filter((file) => sizeOf(folder, file) > 0);
  return draw.pick(HARMS)(draw, draw.pick(files), folder, files);
}

type Drawn = (draw: Draw, file: string, folder: string, files: readonly string[]) => Harm;

/** Frequent kinds of damage come more than once. */
const HARMS: readonly Drawn[] = [
  flip,
  flip,
  flip,
  cut,
  cut,
  overwrite,
  (_, file) => harm('has one more byte', file, (path) => fs.appendFileSync(path, '\n')),
  (_, file) => harm('is empty', file, (path) => fs.truncateSync(path)),
  (_, file) => harm('is missing', file, (path) => fs.rmSync(path)),
  (_, file) => harm('is a folder', file, (path) => replace(path, () => fs.mkdirSync(path))),
  link,
  swap,
  swap,
  addFile,
];

function harm(what: string, file: string, happen: (path: string) => void): Harm {
  return { words: `${file} ${what}`, files: [file], happen: (folder) => happen(join(folder, file)) };
}

function sizeOf(folder: string, file: string): number {
  return fs.lstatSync(join(folder, file)).size;
}

export function flip(draw: Draw, file: string, folder: string): Harm {
  const [at, bit] = [draw.whole(sizeOf(folder, file)), draw.whole(8)];
  return harm(`has bit ${bit} of byte ${at} flipped`, file, (path) => {
    const bytes = fs.readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    fs.writeFileSync(path, bytes);
  });
}

function cut(draw: Draw, file: string, folder: string): Harm {
  const left = draw.whole(sizeOf(folder, file));
  return harm(`is cut to ${left} bytes`, file, (path) => fs.truncateSync(path, left));
}

/** The size stays the same. */
function overwrite(draw: Draw, file: string, folder: string): Harm {
  const size = sizeOf(folder, file);
  const at = draw.whole(size);
  const end = Math.min(size, at + 1 + draw.whole(512));
  return harm(`has other bytes from ${at} to ${end}`, file, (path) => {
    // the complement of a byte always differs from it
    const bytes = fs.readFileSync(path).map((byte, i) => (i >= at && i < end ? byte ^ 0xff : byte));
    fs.writeFileSync(path, bytes);
  });
}

function replace(path: string, put: () => void): void {
  fs.rmSync(path);
  put();
}

function link(draw: Draw, file: string, folder: string, files: readonly string[]): Harm {
  const other = drawOther(draw, file, folder, files);
  return harm(`is a link to ${other}`, file, (path) => replace(path, () => fs.symlinkSync(other, path)));
}

function swap(draw: Draw, file: string, folder: string, files: readonly string[]): Harm {
  const other = drawOther(draw, file, folder, files);
  const happen = (at: string) => {
    fs.renameSync(join(at, file), join(at, 'aside'));
    fs.renameSync(join(at, other), join(at, file));
    fs.renameSync(join(at, 'aside'), join(at, other));
  };
  return { words: `${file} and ${other} are swapped`, files: [file, other], happen };
}

/** A file with other bytes. */
function drawOther(draw: Draw, file: string, folder: string, files: readonly string[]): string {
  const bytes = fs.readFileSync(join(folder, file));
  return draw.pick(
    files.filter((other) => other !== file && !fs.readFileSync(join(folder, other)).equals(bytes)),
  );
}

/** Names that get into a folder by themselves, or by mistake. */
const STRAY = 'notes.txt,papers.jsonl.bak,.DS_Store,papers (1).csv,zz,Papers.csv,__proto__'.split(',');

function addFile(draw: Draw): Harm {
  return harm('is one too many', draw.pick(STRAY), (path) => fs.writeFileSync(path, 'x'));
}

/** A list of checksums cannot detect a file that it does not list, nor damage to itself. */
export function isBeyondSums({ files }: Harm, folder: string): boolean {
  return files.every((file) => file === SUMS || !fs.existsSync(join(folder, file)));
}

/** Restores damaged files from a whole folder. */
export function restore(folder: string, whole: string, files: readonly string[]): void {
  for (const file of files) {
    fs.rmSync(join(folder, file), { recursive: true, force: true });
    if (fs.existsSync(join(whole, file))) fs.copyFileSync(join(whole, file), join(folder, file));
  }
}
