import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';

/** Bytes that tests and proofs may write at a time; a container often has a few megabytes of it. */
const ENOUGH = 4e9;

/** Returns a folder on a disk in memory with enough space, or the system's temporary folder. */
export function memoryOrDisk(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ENOUGH ? tmpdir() : MEMORY;
}
