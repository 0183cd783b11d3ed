import { join } from 'node:path';
import type { Sidecar } from '../../schemas/types.ts';
import { JUDGEMENTS, type Raw, sidecarOf } from './list.ts';
import { readPart, readRegular } from '../disk/regular-file.ts';
import { type CheckedJudgements, readJudgements } from '../validate/judgements.ts';
import { sha256 } from '../text/sha256.ts';
import { type CheckedSidecar, readSidecar } from '../validate/sidecar.ts';

export { JUDGEMENTS, listRaw, type Raw, sidecarOf } from './list.ts';

/** A file of the folder as it went into a build. */
export interface Input {
  file: string;
  bytes: number;
  sha256: string;
}

/** The bytes of a file in the folder, and what identifies them. */
export function readInput(folder: string, file: string): { bytes: Buffer; input: Input } {
  const bytes = readRegular(join(folder, file));
  return { bytes, input: { file, bytes: bytes.length, sha256: sha256(bytes) } };
}

/** The sidecar of a dump, and the file that it comes from; empty where there is none. */
export function sidecarFor(dump: string, raw: Raw): CheckedSidecar & { inputs: Input[]; text: string } {
  const file = sidecarOf(dump);
  if (!raw.sidecars.has(file)) return { sidecar: {} satisfies Sidecar, problems: [], inputs: [], text: '' };
  const { bytes, input } = readInput(raw.folder, file);
  return { ...readSidecar(bytes, file), inputs: [input], text: bytes.toString('utf8') };
}

/** What people decided on merges, and the file that it comes from; nothing where there is none. */
export function judgementsIn(raw: Raw): CheckedJudgements & { inputs: Input[] } {
  if (!raw.hasJudgements) return { judgements: [], problems: [], inputs: [] };
  const { bytes, input } = readInput(raw.folder, JUDGEMENTS);
  return { ...readJudgements(bytes, JUDGEMENTS), inputs: [input] };
}

/**
 * Cuts texts from dumps again by their bytes, so that no abstract need stay in memory. Each dump is read whole once, to see
 * that it is what it was; it stays at hand until the next one is, and of the others only what is asked for is read.
 * @param inputs what the dumps were when they were extracted: one that changed since then is noticed
 */
export function openDumps(
  folder: string,
  inputs: readonly Input[],
): (file: string, start: number, end: number) => string {
  const known = new Map(inputs.map((input) => [input.file, input.sha256]));
  const stamps = new Map<string, string>();
  let atHand: { file: string; bytes: Buffer } | null = null;
  return (file, start, end) => {
    const path = join(folder, file);
    if (!stamps.has(file)) {
      const { bytes, stamp } = readPart(path, 0);
      if (sha256(bytes) !== known.get(file)) throw changed(path);
      stamps.set(file, stamp);
      atHand = { file, bytes };
    }
    if (atHand?.file === file) return atHand.bytes.toString('utf8', start, end);
    const { bytes, stamp } = readPart(path, start, end);
    if (stamp !== stamps.get(file)) throw changed(path);
    return bytes.toString('utf8');
  };
}

/** As Node gives errors of the disk: commands end with 3. */
function changed(path: string): Error {
  return Object.assign(new Error(`${path} changed while it was read`), { code: 'ESTALE', syscall: 'read' });
}
