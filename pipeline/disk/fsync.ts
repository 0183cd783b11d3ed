import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { withPath } from './error.ts';

/** Closes an open file once it is on the disk. */
export function fsyncAndClose(path: string, file: number): void {
  withPath(path, () => {
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/** A file that was synced may still be missing from its folder after a power cut, unless that is synced too. */
export function fsyncFolder(folder: string): void {
  fsyncAndClose(folder, openSync(folder, 'r'));
}

/** Makes a folder and those that it lies in, each of which is on the disk when this returns. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(folder); made !== dirname(resolve(first)); made = dirname(made))
    fsyncFolder(dirname(made));
}
