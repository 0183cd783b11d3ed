import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOrDisk } from './memory.ts';

/**
 * Tests write into one folder, which is removed after them. It is in memory where possible, because what is written is synced
 * and a disk takes its time for that.
 */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(memoryOrDisk(), 'daily-papers-tests-'));
  keepCompiled(folder);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Commands that tests start find what tsx compiled in earlier runs: it keeps that in the folder for temporary files. */
function keepCompiled(folder: string): void {
  const name = `tsx-${process.geteuid?.()}`;
  mkdirSync(join(tmpdir(), name), { recursive: true });
  symlinkSync(join(tmpdir(), name), join(folder, name));
}
