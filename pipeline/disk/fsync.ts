import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { withPath } from './error.ts';

/** Closes an open file after its bytes are on the disk. */
export function fsyncAndClose(path: string, file: number): void {
  withPath(path, () => {
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/** Puts names in a folder on the disk: after a power cut, a file that was fsynced may be missing without this. */
export function fsyncFolder(folder: string): void {
  fsyncAndClose(folder, openSync(folder, 'r'));
}

/** Makes a folder and its parents, all on the disk when this returns. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(folder); made !== dirname(resolve(first)); made = dirname(made))
    fsyncFolder(dirname(made));
}
