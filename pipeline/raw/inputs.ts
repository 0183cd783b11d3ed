import { join } from 'node:path';
import type { Sidecar } from '../../schemas/types.ts';
import { JUDGEMENTS, type Raw, sidecarOf } from './list.ts';
import { createDiskError } from '../disk/error.ts';
import { readFileRange, readRegularFile } from '../disk/regular-file.ts';
import { type CheckedJudgements, readJudgements } from '../validate/judgements.ts';
import { sha256 } from '../text/sha256.ts';
import { type CheckedSidecar, readSidecar } from '../validate/sidecar.ts';

export { isDump, JUDGEMENTS, listRaw, type Raw, sidecarOf } from './list.ts';

/** A file of the raw folder, as a build read it. */
export interface Input {
  file: string;
  bytes: number;
  sha256: string;
}

/** Reads a file of the folder, and hashes it. */
export function readInput(folder: string, file: string): { bytes: Buffer; input: Input } {
  const bytes = readRegularFile(join(folder, file));
  return { bytes, input: { file, bytes: bytes.length, sha256: sha256(bytes) } };
}

/** Reads the sidecar of a dump and lists its file; both are empty if there is no sidecar. */
export function readSidecarOf(dump: string, raw: Raw): CheckedSidecar & { inputs: Input[]; text: string } {
  const file = sidecarOf(dump);
  if (!raw.sidecars.has(file))
    return { sidecar: {} satisfies Sidecar, isValid: true, problems: [], inputs: [], text: '' };
  const { bytes, input } = readInput(raw.folder, file);
  return { ...readSidecar(bytes, file), inputs: [input], text: bytes.toString('utf8') };
}

/** Reads the judgements on merges and lists their file; both are empty if there is no such file. */
export function loadJudgements(raw: Raw): CheckedJudgements & { inputs: Input[] } {
  if (!raw.hasJudgements) return { judgements: [], problems: [], inputs: [] };
  const { bytes, input } = readInput(raw.folder, JUDGEMENTS);
  return { ...readJudgements(bytes, JUDGEMENTS), inputs: [input] };
}

/**
 * Cuts texts from dumps by byte offsets, so that no abstract stays in memory. Each dump is read whole once, to check its
 * hash, and only the last such dump stays in memory. From the others only the requested range is read.
 * @param inputs the dumps as they were extracted; a dump that changed since then is an error
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
      const { bytes, stamp } = readFileRange(path, 0);
      if (sha256(bytes) !== known.get(file)) throw createChangedError(path);
      stamps.set(file, stamp);
      atHand = { file, bytes };
    }
    if (atHand?.file === file) return atHand.bytes.toString('utf8', start, end);
    const { bytes, stamp } = readFileRange(path, start, end);
    if (stamp !== stamps.get(file)) throw createChangedError(path);
    return bytes.toString('utf8');
  };
}

function createChangedError(path: string): Error {
  return createDiskError(`${path} changed while it was read`, 'ESTALE', 'read');
}
