import { linkSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { announceChange } from './changes.ts';
import { createDiskError } from './error.ts';
import { hashFile, openFile, readChunks, type Written } from './files.ts';
import { discard, openStaging } from './staging.ts';
import { fsyncFolder } from './fsync.ts';

/** Writes or replaces a file. Whenever the process is killed, the file holds the old text or the new one, whole. */
export function writeAtomically(path: string, text: string): void {
  writeThroughDraft(path, Buffer.from(text), renameSync);
}

/** Writes a new file, whole or not at all. @throws EEXIST if a file of that name holds other bytes */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  writeThroughDraft(path, bytes, (draft) => {
    try {
      // unlike a rename, a link fails if the name is taken
      linkSync(draft, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' || hashFile(path).sha256 !== hashFile(draft).sha256) throw error;
    }
  });
}

function writeThroughDraft(path: string, bytes: Uint8Array, publish: Publish): void {
  const write = (draft: string) => {
    const sink = openFile(draft);
    sink.write(bytes);
    sink.close();
  };
  publishDraft(path, openStaging(path), write, publish);
}

type Publish = (draft: string, path: string) => void;

function publishDraft(path: string, staging: string, write: (draft: string) => void, publish: Publish): void {
  try {
    const draft = join(staging, basename(path));
    write(draft);
    announceChange(path);
    publish(draft, path);
    fsyncFolder(dirname(path));
  } finally {
    discard(staging);
  }
}

/** Copies a file whose hash is known. @throws ESTALE if the file has another hash */
export function copyVerified(from: string, to: string, known: Pick<Written, 'sha256'>): void {
  const sink = openFile(to);
  for (const chunk of readChunks(from)) sink.write(chunk);
  if (sink.close().sha256 !== known.sha256) throw createDiskError(`${from} has changed`, 'ESTALE', 'read');
}

/** Copies a file into a folder that must never hold a part of it. The draft is beside that folder. */
export function addFile(from: string, path: string): void {
  const copy = (draft: string) => copyVerified(from, draft, hashFile(from));
  publishDraft(path, openStaging(dirname(path)), copy, renameSync);
}

/** Gives a filled folder a new name in one rename. The name is on the disk once the caller fsyncs the parent folder. */
export function publishNewFolder(staging: string, target: string): void {
  fsyncFolder(staging);
  announceChange(target);
  // fails if the target is a file or a folder that is not empty
  renameSync(staging, target);
}
