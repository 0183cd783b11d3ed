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
import { withPath } from './error.ts';
import { fsyncFolder } from './fsync.ts';

const LINE_FEED = 10;

// a link in a folder of dumps leads to a file that nobody means to write to
const APPEND = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;

/**
 * Appends a line to a file, or begins the file with it: the whole line, on the disk when this returns, or
 * nothing. Throws what the disk says.
 */
export function appendLine(path: string, line: string): void {
  const file = openSync(path, APPEND);
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(`${endsWithLineFeed(file, size) ? '' : '\n'}${line}\n`);
    try {
      withPath(path, () => writeAndFsync(file, bytes));
    } catch (error) {
      truncateTo(file, size);
      throw error;
    }
    // a file that was there may have been made by a run that was killed before it came to this
    fsyncFolder(dirname(path));
  } finally {
    closeSync(file);
  }
}

function writeAndFsync(file: number, bytes: Uint8Array): void {
  // a nearly full disk takes a part of the bytes and reports success; the next call says that it is full
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  fsyncSync(file);
}

/** Takes a part of a line off again. What is no file (a device) cannot be cut, and then the first error is what counts. */
function truncateTo(file: number, size: number): void {
  if (fstatSync(file).isFile()) ftruncateSync(file, size);
}

/** Whether a file is empty or ends with a line feed: an editor may have left the last one out. */
function endsWithLineFeed(file: number, size: number): boolean {
  const last = Buffer.alloc(1);
  return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === LINE_FEED);
}
