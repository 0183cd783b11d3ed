import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { openFile, readChunks } from '../disk/files.ts';

type Input = Manifest['inputs'][number];

/** An input that cannot be had any more as it was. */
export interface MissingInput {
  path: string;
  kind: 'lost' | 'changed';
}

/**
 * Copies the files that went into a release from a folder of dumps, as they were: of one to which lines were added
 * since, such as judgements.jsonl, its beginning.
 * @returns those that cannot be had
 */
export function takeInputs(inputs: readonly Input[], raw: string, to: string): MissingInput[] {
  mkdirSync(to, { recursive: true });
  return inputs.flatMap((input) => takeInput(input, raw, to) ?? []);
}

/** Whether all that went into a release can still be had as it was. */
export function haveInputs(inputs: readonly Input[], raw: string): boolean {
  return inputs.every(({ file, bytes, sha256 }) => {
    const from = join(raw, file);
    if (basename(file) !== file || !existsSync(from)) return false;
    const hash = createHash('sha256');
    for (const chunk of firstBytes(from, bytes)) hash.update(chunk);
    return hash.digest('hex') === sha256;
  });
}

function takeInput({ file, bytes, sha256 }: Input, raw: string, to: string): MissingInput | null {
  const from = join(raw, file);
  // a name leads out of neither folder, whoever wrote the manifest
  if (basename(file) !== file || !existsSync(from)) return { path: from, kind: 'lost' };
  const sink = openFile(join(to, file));
  for (const chunk of firstBytes(from, bytes)) sink.write(chunk);
  return sink.close().sha256 === sha256 ? null : { path: from, kind: 'changed' };
}

function* firstBytes(path: string, count: number): Generator<Buffer> {
  let left = count;
  for (const chunk of readChunks(path)) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}
