import { createHash } from 'node:crypto';
import { linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openFile, openStaging, readChunks, syncFolder, type Written } from '../files.ts';

/**
 * Writes a file, or writes it anew: whatever kills the process, and wherever, it holds the old text or the new
 * one, whole. What the disk gives back is compared before the new text takes the place of the old one.
 */
export function writeWhole(path: string, text: string): void {
  throughDraft(path, Buffer.from(text), renameSync);
}

/** Writes a file that is not there yet, whole or not at all. One of that name stays as it is unless it holds just this. */
export function writeNew(path: string, bytes: Uint8Array): void {
  throughDraft(path, bytes, (draft) => {
    try {
      // fails where there is a file of that name, as a rename does not
      linkSync(draft, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' || contentOf(path).sha256 !== contentOf(draft).sha256) throw error;
    }
  });
}

function throughDraft(path: string, bytes: Uint8Array, publish: (draft: string, path: string) => void): void {
  const staging = openStaging(path);
  try {
    const draft = join(staging, basename(path));
    const sink = openFile(draft);
    sink.write(bytes);
    mustRead(draft, sink.close().sha256);
    publish(draft, path);
    syncFolder(dirname(path));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Copies a file whose content is known. Throws when what was read or what was written is anything else. */
export function copyKnown(from: string, to: string, known: Pick<Written, 'sha256'>): void {
  const sink = openFile(to);
  for (const chunk of readChunks(from)) sink.write(chunk);
  const written = sink.close();
  if (written.sha256 !== known.sha256) throw ioError(`${from} is not what it was`, 'ESTALE');
  mustRead(to, written.sha256);
}

/** Throws when a file does not hold what was written to it: some disks say that they took what they lost. */
function mustRead(path: string, sha256: string): void {
  if (contentOf(path).sha256 !== sha256)
    throw ioError(`${path} does not read as it was written; the disk has lost something`, 'EIO');
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

/**
 * Gives a filled folder a name that nothing bears yet. There is no moment in which a part of it stands under
 * that name.
 */
export function publishNew(staging: string, target: string): void {
  syncFolder(staging);
  // fails where the target is a folder with anything in it, or a file
  renameSync(staging, target);
  syncFolder(dirname(target));
}

/** An error of the disk, as Node gives them: commands end with 3. */
export function ioError(message: string, code: string): Error {
  return Object.assign(new Error(message), { code, syscall: 'read' });
}
