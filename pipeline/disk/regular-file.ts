import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { createDiskError, withPath } from './error.ts';
import { formatCount } from '../text/plural.ts';

/** Node reads at most this many bytes into one buffer. */
const LARGEST = 2 ** 31 - 1;

/** Follow a link only if a person named it, never in a folder that a stranger filled. */
interface Opening {
  followLink?: boolean;
}

/**
 * Opens a regular file (POSIX) for reading. Refuses a pipe, which may block for ever, a device, which has no end, and
 * a link, which may lead anywhere. The check is on the open file, not its name, so nobody can swap it in between.
 */
export function openRegularFile(
  path: string,
  { followLink = false }: Opening = {},
): { file: number; size: number } {
  const file = opened(path, flagsOf(followLink));
  const stats = fstatSync(file);
  if (stats.isFile()) return { file, size: stats.size };
  closeSync(file);
  throw notAFile(path, fileKindOf(stats));
}

function opened(path: string, flags: number): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // O_NOFOLLOW fails with one of these two for a link, and opening a socket with ENXIO
    if (code === 'ELOOP' || code === 'EMLINK') throw notAFile(path, 'a link');
    throw code === 'ENXIO' ? notAFile(path, 'a socket') : error;
  }
}

function notAFile(path: string, kind: string): Error {
  return createDiskError(`${path} is ${kind}, not a file; put a file in its place`, 'EINVAL', 'open');
}

/** Without O_NONBLOCK, opening a pipe waits for a writer. Windows has neither flag. */
function flagsOf(followLink: boolean): number {
  // the types claim that every system has them
  const { O_NONBLOCK, O_NOFOLLOW } = constants as Partial<typeof constants>;
  return constants.O_RDONLY | (O_NONBLOCK ?? 0) | (followLink ? 0 : (O_NOFOLLOW ?? 0));
}

export function readRegularFile(path: string, opening: Opening = {}): Buffer {
  const { file, size } = openRegularFile(path, opening);
  return readOpen(path, file, { start: 0, end: size });
}

/** Bytes of a file from start to before end, and a stamp that changes whenever the file does. */
export function readFileRange(path: string, start: number, end = Infinity): { bytes: Buffer; stamp: string } {
  const { file, size } = openRegularFile(path);
  const { dev, ino, mtimeNs, ctimeNs } = withPath(path, () => fstatSync(file, { bigint: true }));
  const bytes = readOpen(path, file, { start, end: Math.min(end, size) });
  return { bytes, stamp: [dev, ino, size, mtimeNs, ctimeNs].join(' ') };
}

interface Range {
  start: number;
  end: number;
}

function readOpen(path: string, file: number, { start, end }: Range): Buffer {
  try {
    if (end - start > LARGEST)
      throw createDiskError(
        `${path} has ${formatCount(end - start)} bytes, and a file of more than ${formatCount(LARGEST)} cannot be read; split it`,
        'EFBIG',
        'open',
      );
    const bytes = Buffer.allocUnsafeSlow(Math.max(end - start, 0));
    // the file may shrink while it is read; what is added meanwhile is not read
    return bytes.subarray(0, readAll(path, file, bytes, start));
  } finally {
    withPath(path, () => closeSync(file));
  }
}

function readAll(path: string, file: number, bytes: Buffer, start: number): number {
  let done = 0;
  while (done < bytes.length) {
    const at = done;
    const count = withPath(path, () => readSync(file, bytes, at, bytes.length - at, start + at));
    if (count === 0) return done;
    done += count;
  }
  return done;
}

type Kinds = Pick<
  Stats,
  'isSymbolicLink' | 'isDirectory' | 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'
>;

/** What a person calls something that is not a regular file. */
export function fileKindOf(entry: Kinds): string {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isDirectory()) return 'a folder';
  if (entry.isFIFO()) return 'a pipe';
  if (entry.isSocket()) return 'a socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : 'something else';
}
