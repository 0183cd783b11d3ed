import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { createDiskError, withPath } from './error.ts';

/** Node reads no larger file at once. */
const LARGEST = 2 ** 31 - 1;

/** A link is followed where a person names it, never where it lies in a folder that a stranger filled. */
interface Opening {
  followLink?: boolean;
}

/**
 * Opens a file for reading, and nothing else: a pipe, on which reading would wait for ever, a device, which has no end,
 * and a link, which leads anywhere, are refused as the disk refuses what it cannot read. What was opened is looked at,
 * not its name, so that nobody can put another in its place in between.
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
    // what the disk says of a link that is not to be followed, and of a socket
    if (code === 'ELOOP' || code === 'EMLINK') throw notAFile(path, 'a link');
    throw code === 'ENXIO' ? notAFile(path, 'a socket') : error;
  }
}

function notAFile(path: string, kind: string): Error {
  return createDiskError(`${path} is ${kind}, not a file; put a file in its place`, 'EINVAL', 'open');
}

/** Opening a pipe waits for who writes to it, unless it is told not to. Windows has neither flag. */
function flagsOf(followLink: boolean): number {
  // the types say that all systems have them
  const { O_NONBLOCK, O_NOFOLLOW } = constants as Partial<typeof constants>;
  return constants.O_RDONLY | (O_NONBLOCK ?? 0) | (followLink ? 0 : (O_NOFOLLOW ?? 0));
}

/** The bytes of a file. */
export function readRegularFile(path: string, opening: Opening = {}): Buffer {
  const { file, size } = openRegularFile(path, opening);
  return readOpen(path, file, { start: 0, end: size });
}

/** Bytes of a file from one to before another, and what the disk knows the whole by: another stamp is another file. */
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
        `${path} has ${end - start} bytes, and a file of more than ${LARGEST} cannot be read; split it`,
        'EFBIG',
        'open',
      );
    const bytes = Buffer.allocUnsafeSlow(Math.max(end - start, 0));
    // what is added while it is read is not read, and what is cut off is missing
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

/** What something is that is no file, as a person calls it. */
export function fileKindOf(entry: Kinds): string {
  if (entry.isSymbolicLink()) return 'a link';
  if (entry.isDirectory()) return 'a folder';
  if (entry.isFIFO()) return 'a pipe';
  if (entry.isSocket()) return 'a socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : 'something else';
}
