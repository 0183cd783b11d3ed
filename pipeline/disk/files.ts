import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { named } from './with-path.ts';
import { openRegular } from './regular-file.ts';
import { syncAndClose } from './fsync.ts';

/** What a file holds once it is on the disk. */
export interface Written {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface FileSink {
  /** May keep what it is given. */
  write(bytes: Uint8Array): void;
  /** Syncs and closes the file, and reads it again: some disks say that they took what they lost. */
  close(): Written;
}

/**
 * Opens a new file, or an old one from its start. Every error of the disk (ENOSPC, EACCES, EIO ...) is thrown
 * as Node gives it, by the call in which it happens, with the name of the file.
 */
export function openFile(path: string): FileSink {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: (chunk) => {
      named(path, () => writeAll(file, chunk));
      hash.update(chunk);
      bytes += chunk.length;
    },
    close: () => {
      syncAndClose(path, file);
      const written = { bytes, sha256: hash.digest('hex') };
      mustHold(path, written);
      return written;
    },
  };
}

/** Throws when a file does not hold what was written to it. */
function mustHold(path: string, { sha256 }: Written): void {
  if (contentOf(path).sha256 !== sha256)
    throw ioError(`${path} does not read as it was written; the disk has lost something`, 'EIO');
}

/** An error of the disk, as Node gives them: commands end with 3. */
export function ioError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code, syscall: 'read' });
}

/** Size and hash of a file. */
export function contentOf(path: string): Written {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of readChunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Syncs a file that something else has written, and reads what it holds. */
export function syncFile(path: string): Written {
  const file = openSync(path, 'r+');
  syncAndClose(path, file);
  return contentOf(path);
}

/** Linux takes at most 2,147,479,552 bytes in one call. */
const MOST_AT_ONCE = 1 << 30;

/** A nearly full disk takes a part of the bytes and reports success; only the next call says that it is full. */
function writeAll(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, Math.min(bytes.length - done, MOST_AT_ONCE));
  }
}

const READ_AT_ONCE = 1 << 20;
const LINE_FEED = 10;

/** The bytes of a file, a chunk at a time; memory does not grow with it. A chunk stays what it is. */
export function* readChunks(path: string): Generator<Buffer> {
  const { file, size } = openRegular(path);
  // a byte more than there is, so that the end is seen at once
  const next = () => named(path, () => readChunk(file, Math.min(size + 1, READ_AT_ONCE)));
  try {
    for (let chunk = next(); chunk.length > 0; chunk = next()) yield chunk;
  } finally {
    named(path, () => closeSync(file));
  }
}

/** The lines of a file one after the other, without their LF; memory does not grow with the file. */
export function* readLines(path: string): Generator<Buffer> {
  let rest = Buffer.alloc(0);
  for (const chunk of readChunks(path)) {
    const bytes = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

function readChunk(file: number, most: number): Buffer {
  const chunk = Buffer.allocUnsafe(most);
  return chunk.subarray(0, readSync(file, chunk));
}
