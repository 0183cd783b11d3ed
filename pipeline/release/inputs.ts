import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { openFile, readChunks } from '../disk/files.ts';

type Input = Manifest['inputs'][number];

/** An input that no longer exists in its original form. */
export interface MissingInput {
  path: string;
  kind: 'lost' | 'changed';
}

/**
 * Copies the inputs of a release from a folder of dumps in their original form. A file that has grown since, such as
 * judgements.jsonl, is cut to its original length.
 * @returns the inputs that cannot be restored
 */
export function copyInputs(inputs: readonly Input[], raw: string, to: string): MissingInput[] {
  mkdirSync(to, { recursive: true });
  return inputs.flatMap((input) => copyInput(input, raw, to) ?? []);
}

/** Whether all inputs of a release can still be restored. */
export function hasInputs(inputs: readonly Input[], raw: string): boolean {
  return inputs.every(({ file, bytes, sha256 }) => {
    const from = join(raw, file);
    if (basename(file) !== file || !existsSync(from)) return false;
    const hash = createHash('sha256');
    for (const chunk of readFirstBytes(from, bytes)) hash.update(chunk);
    return hash.digest('hex') === sha256;
  });
}

function copyInput({ file, bytes, sha256 }: Input, raw: string, to: string): MissingInput | null {
  const from = join(raw, file);
  // a manifest from outside must not name files elsewhere
  if (basename(file) !== file || !existsSync(from)) return { path: from, kind: 'lost' };
  const sink = openFile(join(to, file));
  for (const chunk of readFirstBytes(from, bytes)) sink.write(chunk);
  return sink.close().sha256 === sha256 ? null : { path: from, kind: 'changed' };
}

function* readFirstBytes(path: string, count: number): Generator<Buffer> {
  let left = count;
  for (const chunk of readChunks(path)) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}
