import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';

/** Bytes that tests and proofs may write at a time; a container often has a few megabytes of it. */
const ENOUGH = 4e9;

/** A folder on a disk in memory where there is one with enough of it, else the system's for what is temporary. */
export function memoryOrDisk(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize < ENOUGH ? tmpdir() : MEMORY;
}
