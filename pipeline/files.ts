import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Sink } from './emit/sink.ts';
import { openRegular } from './regular.ts';

/** What a file holds once it is on the disk. */
export interface Written {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

export interface FileSink extends Sink {
  /** Syncs and closes the file. */
  close(): Written;
}

/**
 * Opens a new file, or an old one from its start. Every error of the disk (ENOSPC, EACCES, EIO ...) is thrown
 * as Node gives it, by the call in which it happens.
 */
export function openFile(path: string): FileSink {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    write: (chunk) => {
      writeAll(file, chunk);
      hash.update(chunk);
      bytes += chunk.length;
    },
    close: () => {
      syncAndClose(file);
      return { bytes, sha256: hash.digest('hex') };
    },
  };
}

/** Syncs a file that is written, and reads what it holds. */
export function syncFile(path: string): Written {
  const file = openSync(path, 'r+');
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    fsyncSync(file);
    for (let chunk = readChunk(file); chunk.length > 0; chunk = readChunk(file)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
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

function syncAndClose(file: number): void {
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const READ_AT_ONCE = 1 << 20;
const LINE_FEED = 10;

/** The bytes of a file, a chunk at a time; memory does not grow with it. A chunk stays what it is. */
export function* readChunks(path: string): Generator<Buffer> {
  const { file } = openRegular(path);
  try {
    for (let chunk = readChunk(file); chunk.length > 0; chunk = readChunk(file)) yield chunk;
  } finally {
    closeSync(file);
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

function readChunk(file: number): Buffer {
  const chunk = Buffer.allocUnsafe(READ_AT_ONCE);
  return chunk.subarray(0, readSync(file, chunk));
}

/**
 * Makes an empty folder beside the target, to be filled and then published over it. Clears what killed runs
 * have left there, and brings back a target that one of them had already renamed aside.
 */
export function openStaging(target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  clearLeftovers(target);
  const staging = stagingOf(target, process.pid);
  mkdirSync(staging);
  return staging;
}

const STAGING = '.new';
const ASIDE = '.old';

function stagingOf(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}-${pid}${STAGING}`);
}

function asideOf(target: string, pid: number): string {
  return join(dirname(target), `.${basename(target)}-${pid}${ASIDE}`);
}

function clearLeftovers(target: string): void {
  for (const { path, kind } of leftoversOf(target)) {
    if (kind === ASIDE && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true });
  }
}

function leftoversOf(target: string): { path: string; kind: string }[] {
  const folder = dirname(target);
  const prefix = `.${basename(target)}-`;
  return readdirSync(folder).flatMap((name) => {
    const [, pid, kind] =
      (name.startsWith(prefix) && /^(\d+)(\.new|\.old)$/.exec(name.slice(prefix.length))) || [];
    return kind === undefined || isRunning(Number(pid)) ? [] : [{ path: join(folder, name), kind }];
  });
}

/** Whether another process has this id; our own id on a leftover is that of a dead run in a container. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // somebody else's process lives too, though we may not signal it
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Puts a filled folder in the place of the target. At every moment the target is the old folder or the new
 * one, whole, but for an instant between two renames in which it is missing: a folder cannot be renamed over
 * one that has files. A run that is killed in that instant is repaired by the next openStaging.
 */
export function publishFolder(staging: string, target: string): void {
  syncFolder(staging);
  const aside = asideOf(target, process.pid);
  const replaces = existsSync(target);
  if (replaces) renameSync(target, aside);
  try {
    renameSync(staging, target);
  } catch (error) {
    if (replaces) renameSync(aside, target);
    throw error;
  }
  syncFolder(dirname(target));
  if (replaces) rmSync(aside, { recursive: true });
}

/** A file that was synced may still be missing from its folder after a power cut, unless that is synced too. */
export function syncFolder(folder: string): void {
  syncAndClose(openSync(folder, 'r'));
}
