import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeNewFile } from '../disk/atomic-write.ts';
import { sidecarOf } from '../raw/inputs.ts';
import type { Draft } from './submissions.ts';

/**
 * Copies dumps into a folder of dumps. The sidecar goes first, as a dump without it has no year; each file is there
 * whole or not at all, and none takes the place of another.
 */
export function copyIn(drafts: readonly Draft[], raw: string): void {
  mkdirSync(raw, { recursive: true });
  for (const { file, bytes, sidecar } of drafts) {
    if (sidecar !== null) writeNewFile(join(raw, sidecarOf(file)), sidecar);
    writeNewFile(join(raw, file), bytes);
  }
}
