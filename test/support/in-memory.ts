import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryOrDisk } from './memory.ts';

/**
 * All that tests write goes into one folder, which goes with them; in memory where there is such a folder, as what is written
 * is synced, and a disk takes its time for that.
 */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(memoryOrDisk(), 'daily-papers-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
