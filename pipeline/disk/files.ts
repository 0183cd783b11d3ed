import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { createDiskError, withPath } from './error.ts';
import { openRegularFile } from './regular-file.ts';
import { fsyncAndClose } from './fsync.ts';

/** Size and hash of a file on the disk. */
export interface Written {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface FileSink {
  /** May keep what it is given. */
  write(bytes: Uint8Array): void;
  /** Fsyncs, closes and reads the file back, because some disks report success for bytes that they lost. */
  close(): Written;
}

/**
 * Opens a file and truncates it. Each call throws its own errors of the disk (ENOSPC, EACCES, EIO ...), with the path.
 */
export function openFile(path: string): FileSink {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: (chunk) => {
      withPath(path, () => writeAll(file, chunk));
      hash.update(chunk);
      bytes += chunk.length;
    },
    close: () => {
      fsyncAndClose(path, file);
      const written = { bytes, sha256: hash.digest('hex') };
      mustHold(path, written);
      return written;
    },
  };
}

/** @throws EIO if the file does not hold the bytes that were written */
function mustHold(path: string, { sha256 }: Written): void {
  if (hashFile(path).sha256 !== sha256)
    throw createDiskError(
      `${path} does not read as it was written; the disk has lost something`,
      'EIO',
      'read',
    );
}

export function hashFile(path: string): Written {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const chunk of readChunks(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Fsyncs a file that a library wrote, and hashes it. */
export function fsyncFile(path: string): Written {
  const file = openSync(path, 'r+');
  fsyncAndClose(path, file);
  return hashFile(path);
}

/** Linux takes at most 2,147,479,552 bytes in one call. */
const MOST_AT_ONCE = 1 << 30;

/** A nearly full disk takes some of the bytes and reports success; the next call fails. */
function writeAll(file: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, Math.min(bytes.length - done, MOST_AT_ONCE));
  }
}

const READ_AT_ONCE = 1 << 20;
const LINE_FEED = 10;

/** Reads a file in chunks, in constant memory. A chunk is not overwritten by the next one. */
export function* readChunks(path: string): Generator<Buffer> {
  const { file, size } = openRegularFile(path);
  // one byte more than the size, so that one call reads a small file
  const next = () => withPath(path, () => readChunk(file, Math.min(size + 1, READ_AT_ONCE)));
  try {
    for (let chunk = next(); chunk.length > 0; chunk = next()) yield chunk;
  } finally {
    withPath(path, () => closeSync(file));
  }
}

/** Reads a file line by line, without the LF, in memory that does not grow with the file. */
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
