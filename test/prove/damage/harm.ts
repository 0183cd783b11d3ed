import {
  appendFileSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Draw } from '../draw.ts';

/** Something that happens to the files of a folder. */
export interface Harm {
  words: string;
  /** The files that it happens to; one of them must be named. */
  files: readonly string[];
  happen(folder: string): void;
}

/** The list of all the others; what happens to it may be told of the file whose line it is. */
export const SUMS = 'SHA256SUMS';

/** Draws something that changes what is in a folder. */
export function drawHarm(draw: Draw, folder: string): Harm {
  const files = readdirSync(folder).sort();
  const inked = files.filter((file) => lstatSync(join(folder, file)).size > 0);
  // what has no bytes cannot lose or change any
  return draw.pick(HARMS)(draw, draw.pick(inked), folder, inked);
}

type Drawn = (draw: Draw, file: string, folder: string, inked: readonly string[]) => Harm;

const HARMS: readonly Drawn[] = [
  flip,
  flip,
  flip,
  cut,
  cut,
  (draw, file, folder) => overwrite(draw, file, folder),
  (_, file) => harm('has one more byte', file, (path) => appendFileSync(path, '\n')),
  (_, file) => harm('is empty', file, (path) => truncateSync(path)),
  (_, file) => harm('is missing', file, (path) => rmSync(path)),
  (_, file) => harm('is a folder', file, (path) => replaced(path, () => mkdirSync(path))),
  linked,
  swap,
  swap,
  extra,
];

function harm(what: string, file: string, happen: (path: string) => void): Harm {
  return { words: `${file} ${what}`, files: [file], happen: (folder) => happen(join(folder, file)) };
}

function flip(draw: Draw, file: string, folder: string): Harm {
  const at = draw.whole(lstatSync(join(folder, file)).size);
  const bit = draw.whole(8);
  return harm(`has bit ${bit} of byte ${at} flipped`, file, (path) => flipBit(path, at, bit));
}

export function flipBit(path: string, at: number, bit: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(path, bytes);
}

function cut(draw: Draw, file: string, folder: string): Harm {
  const left = draw.whole(lstatSync(join(folder, file)).size);
  return harm(`is cut to ${left} bytes`, file, (path) => truncateSync(path, left));
}

/** As many bytes as before, but some of them others. */
function overwrite(draw: Draw, file: string, folder: string): Harm {
  const { size } = lstatSync(join(folder, file));
  const at = draw.whole(size);
  const end = Math.min(size, at + 1 + draw.whole(512));
  // the complement is never what was there
  return harm(`has other bytes from ${at} to ${end}`, file, (path) => {
    const bytes = readFileSync(path);
    writeFileSync(
      path,
      bytes.map((byte, index) => (index >= at && index < end ? byte ^ 0xff : byte)),
    );
  });
}

function replaced(path: string, put: () => void): void {
  rmSync(path);
  put();
}

/** A link to another file of the folder, which has other bytes. */
function linked(draw: Draw, file: string, folder: string, inked: readonly string[]): Harm {
  const other = draw.pick(othersThan(file, folder, inked));
  return harm(`is a link to ${other}`, file, (path) => replaced(path, () => symlinkSync(other, path)));
}

function swap(draw: Draw, file: string, folder: string, inked: readonly string[]): Harm {
  const other = draw.pick(othersThan(file, folder, inked));
  const happen = (at: string) => {
    renameSync(join(at, file), join(at, 'aside'));
    renameSync(join(at, other), join(at, file));
    renameSync(join(at, 'aside'), join(at, other));
  };
  return { words: `${file} and ${other} are swapped`, files: [file, other], happen };
}

function othersThan(file: string, folder: string, inked: readonly string[]): string[] {
  const bytes = readFileSync(join(folder, file));
  return inked.filter((other) => other !== file && !readFileSync(join(folder, other)).equals(bytes));
}

/** Names of what gets into a folder by itself, or by a hand that slipped. */
const EXTRA = [
  'notes.txt',
  'papers.jsonl.bak',
  '.DS_Store',
  'papers (1).csv',
  'zz',
  'Papers.csv',
  '__proto__',
];

function extra(draw: Draw): Harm {
  const file = draw.pick(EXTRA);
  return {
    ...harm('is one too many', file, (path) => writeFileSync(path, 'x')),
    words: `${file} is one too many`,
  };
}

/** Whether it is beyond a list of checksums: it says nothing of what it does not list, and nothing of itself. */
export function isBeyondSums({ files }: Harm, folder: string): boolean {
  return files.every((file) => file === SUMS || !lstatSync(join(folder, file), { throwIfNoEntry: false }));
}

/** Puts back what was in a folder, from a copy of it. */
export function putBack(folder: string, whole: string, { files }: Harm): void {
  for (const file of files) {
    rmSync(join(folder, file), { recursive: true, force: true });
    if (lstatSync(join(whole, file), { throwIfNoEntry: false }))
      copyFileSync(join(whole, file), join(folder, file));
  }
}
