import { linkSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createDiskError } from './error.ts';
import { hashFile, openFile, readChunks, type Written } from './files.ts';
import { discard, openStaging } from './staging.ts';
import { fsyncFolder } from './fsync.ts';

/**
 * Writes a file, or writes it anew: whatever kills the process, and wherever, it holds the old text or the new
 * one, whole.
 */
export function writeAtomically(path: string, text: string): void {
  writeThroughDraft(path, Buffer.from(text), renameSync);
}

/** Writes a file that is not there yet, whole or not at all. One of that name stays as it is unless it holds just this. */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  writeThroughDraft(path, bytes, (draft) => {
    try {
      // fails where there is a file of that name, as a rename does not
      linkSync(draft, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' || hashFile(path).sha256 !== hashFile(draft).sha256) throw error;
    }
  });
}

function writeThroughDraft(
  path: string,
  bytes: Uint8Array,
  publish: (draft: string, path: string) => void,
): void {
  const staging = openStaging(path);
  try {
    const draft = join(staging, basename(path));
    const sink = openFile(draft);
    sink.write(bytes);
    sink.close();
    publish(draft, path);
    fsyncFolder(dirname(path));
  } finally {
    discard(staging);
  }
}

/** Copies a file whose content is known. Throws when what was read is anything else. */
export function copyVerified(from: string, to: string, known: Pick<Written, 'sha256'>): void {
  const sink = openFile(to);
  for (const chunk of readChunks(from)) sink.write(chunk);
  if (sink.close().sha256 !== known.sha256)
    throw createDiskError(`${from} is not what it was`, 'ESTALE', 'read');
}

/**
 * Gives a filled folder a name that nothing bears yet. There is no moment in which a part of it stands under
 * that name. The name itself is not on the disk before the folder that it stands in is synced.
 */
export function publishNewFolder(staging: string, target: string): void {
  fsyncFolder(staging);
  // fails where the target is a folder with anything in it, or a file
  renameSync(staging, target);
}
