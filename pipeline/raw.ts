import { join } from 'node:path';
import type { Sidecar } from '../schemas/types.ts';
import { JUDGEMENTS, type Raw, sidecarOf } from './list-raw.ts';
import { readRegular } from './regular.ts';
import { type CheckedJudgements, readJudgements } from './validate/judgements.ts';
import { sha256 } from './validate/sha256.ts';
import { type CheckedSidecar, readSidecar } from './validate/sidecar.ts';

export { JUDGEMENTS, listRaw, type Raw, sidecarOf } from './list-raw.ts';

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

/** How many dumps are kept at hand: the appearances of a paper are often on pages of the same week. */
const AT_HAND = 32;

/**
 * Cuts texts from dumps again by their bytes, so that no abstract need stay in memory.
 * @param inputs what the dumps were when they were extracted: one that changed since then is noticed
 */
export function openDumps(
  folder: string,
  inputs: readonly Input[],
): (file: string, start: number, end: number) => string {
  const known = new Map(inputs.map((input) => [input.file, input.sha256]));
  const atHand = new Map<string, Buffer>();
  return (file, start, end) => {
    const bytes = atHand.get(file) ?? readAgain(folder, file, known.get(file));
    atHand.delete(file);
    atHand.set(file, bytes);
    const [oldest] = atHand.keys();
    if (atHand.size > AT_HAND && oldest !== undefined) atHand.delete(oldest);
    return bytes.toString('utf8', start, end);
  };
}

function readAgain(folder: string, file: string, expected: string | undefined): Buffer {
  const { bytes, input } = readInput(folder, file);
  if (input.sha256 === expected) return bytes;
  throw failed(`${join(folder, file)} changed while it was read`, 'ESTALE');
}

/** An error of the disk, as Node gives them: commands end with 3. */
function failed(message: string, code: string): Error {
  return Object.assign(new Error(message), { code, syscall: 'read' });
}
