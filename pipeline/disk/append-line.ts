import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { announceChange } from './changes.ts';
import { withPath } from './error.ts';
import { fsyncFolder } from './fsync.ts';

const LINE_FEED = 10;

// a link in a folder of dumps may lead to a file that must not be written
const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/** Appends a line to a file, which need not exist: the whole line, on the disk when this returns, or nothing. */
export function appendLine(path: string, line: string): void {
  const file = openSync(path, APPEND);
  try {
    const { size } = fstatSync(file);
    announceChange(path);
    const bytes = Buffer.from(`${endsWithLineFeed(file, size) ? '' : '\n'}${line}\n`);
    try {
      withPath(path, () => writeAndFsync(file, bytes));
    } catch (error) {
      truncateTo(file, size);
      throw error;
    }
    // the file may be new, made by a run that was killed before this step
    fsyncFolder(dirname(path));
  } finally {
    closeSync(file);
  }
}

function writeAndFsync(file: number, bytes: Uint8Array): void {
  // a nearly full disk takes some of the bytes and reports success; the next call fails
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  fsyncSync(file);
}

/** Removes a partial line. A device cannot be truncated; the caller throws the first error. */
function truncateTo(file: number, size: number): void {
  if (fstatSync(file).isFile()) ftruncateSync(file, size);
}

/** An editor may leave out the last line feed. An empty file needs none. */
function endsWithLineFeed(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_FEED);
}
