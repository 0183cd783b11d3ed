import { createHash } from 'node:crypto';
import { closeSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openRegularFile } from '../disk/regular-file.ts';

/**
 * A folder on disk, open for reading. A file that is missing or cannot be opened reads as empty; the law of
 * checksums reports it.
 */
export interface Folder {
  /** Names of all entries, files or not, in order of code units. */
  names: readonly string[];
  /** Whether it is a file that can be read. */
  has(file: string): boolean;
  size(file: string): number;
  /** The bytes of a file from its start, a chunk at a time. */
  chunks(file: string): Generator<Buffer>;
  /** A part of a file, shorter at the end of the file, in a buffer with its own memory. */
  read(file: string, start: number, end: number): Buffer;
  /** The text of a small file, cut off at 256 MiB. */
  text(file: string): string;
  /** SHA-256 of a file in hexadecimal; computed once. */
  sha256(file: string): string;
  /** Number of line feeds in a file; counted once. */
  lines(file: string): number;
  close(): void;
}

/** @throws the system's error if the folder cannot be listed */
export function openFolder(path: string): Folder {
  const entries = readdirSync(path, { withFileTypes: true });
  const open = new Map(
    entries.flatMap((entry) => (entry.isFile() ? openEntry(entry.name, join(path, entry.name)) : [])),
  );
  const folder: Folder = {
    // the order of the disk differs between machines
    names: entries.map(({ name }) => name).sort(),
    has: (file) => open.has(file),
    size: (file) => open.get(file)?.size ?? 0,
    chunks: (file) => readChunks(folder, file),
    read: (file, start, end) => readPart(open.get(file), start, end),
    text: (file) => folder.read(file, 0, LONGEST_TEXT).toString('utf8'),
    sha256: computeOnce((file) => hashChunks(folder.chunks(file))),
    lines: computeOnce((file) => countLineFeeds(folder.chunks(file))),
    close: () => {
      for (const { descriptor } of open.values()) closeSync(descriptor);
    },
  };
  return folder;
}

/** A string has no more than 512 Mi characters; the manifest of 2,000 dumps has 0.3 million. */
const LONGEST_TEXT = 1 << 28;

interface Open {
  descriptor: number;
  size: number;
}

function openEntry(file: string, path: string): [string, Open][] {
  try {
    const { file: descriptor, size } = openRegularFile(path);
    return [[file, { descriptor, size }]];
  } catch {
    return [];
  }
}

/** Larger chunks are not faster (measured from 64 KiB to 16 MiB). */
const CHUNK = 1 << 20;

function* readChunks(folder: Folder, file: string): Generator<Buffer> {
  for (let at = 0; at < folder.size(file); at += CHUNK) yield folder.read(file, at, at + CHUNK);
}

function readPart(file: Open | undefined, start: number, end: number): Buffer {
  if (file === undefined || start < 0 || start >= Math.min(end, file.size)) return Buffer.alloc(0);
  // not from the pool: readers of Arrow and Parquet use the underlying memory and need it aligned
  const part = Buffer.allocUnsafeSlow(Math.min(end, file.size) - start);
  let done = 0;
  while (done < part.length) {
    const count = readSync(file.descriptor, part, done, part.length - done, start + done);
    if (count === 0) return part.subarray(0, done);
    done += count;
  }
  return part;
}

function computeOnce<T>(compute: (file: string) => T): (file: string) => T {
  const known = new Map<string, T>();
  return (file) => {
    const value = known.get(file) ?? compute(file);
    known.set(file, value);
    return value;
  };
}

function hashChunks(chunks: Iterable<Buffer>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

const LINE_FEED = 10;

function countLineFeeds(chunks: Iterable<Buffer>): number {
  let count = 0;
  for (const chunk of chunks)
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}
