import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { draftSidecar, formatSidecar } from '../contribute/sidecar.ts';
import { writeAtomically, writeNewFile } from '../disk/atomic-write.ts';
import { readInput } from '../raw/inputs.ts';
import { readSidecar, sidecarOf } from '../validate/sidecar.ts';

/** The name of the dump of a day. */
export function toPageFile(day: string): string {
  return `${day}.json`;
}

interface Origin {
  address: string;
  /** Day of the retrieval. */
  retrieved: string;
}

/**
 * Saves a page that is not there yet. The sidecar goes first, so a page that is there is complete. A run that is
 * killed between the two leaves a sidecar without its page, which the next run replaces.
 */
export function savePage(raw: string, file: string, bytes: Buffer, { address, retrieved }: Origin): void {
  const sidecar = sidecarOf(file);
  const there = existsSync(join(raw, sidecar))
    ? readSidecar(readInput(raw, sidecar).bytes, sidecar).sidecar
    : null;
  const drafted = { ...draftSidecar(there, { sourceUrl: address }), retrieved };
  writeAtomically(join(raw, sidecar), formatSidecar(drafted));
  writeNewFile(join(raw, file), bytes);
}
