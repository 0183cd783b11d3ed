import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryOrDisk } from '../support/memory.ts';
import type { Task } from './proof.ts';

/**
 * Runs a proof on a disk in memory where there is one: what comes before what is the same there, and every sync of a
 * file takes no time.
 */
export async function inMemory<T>(task: Task, work: (task: Task) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(memoryOrDisk()), 'daily-papers-proof-'));
  try {
    return await work({ ...task, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
