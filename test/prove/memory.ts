import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Task } from './proof.ts';

const MEMORY = '/dev/shm';

/**
 * Runs a proof on a disk in memory where there is one: what comes before what is the same there, and every sync of a
 * file takes no time.
 */
export async function inMemory<T>(task: Task, work: (task: Task) => Promise<T>): Promise<T> {
  if (!existsSync(MEMORY)) return work(task);
  const folder = mkdtempSync(join(MEMORY, 'daily-papers-proof-'));
  try {
    return await work({ ...task, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
