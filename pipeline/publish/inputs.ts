import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { openFile, readChunks } from '../files.ts';

type Input = Manifest['inputs'][number];

/**
 * Copies the files that went into a release from a folder of dumps, as they were: of one to which lines were added
 * since, such as judgements.jsonl, its beginning.
 * @returns those that cannot be had, with the reason
 */
export function takeInputs(inputs: readonly Input[], raw: string, to: string): string[] {
  mkdirSync(to, { recursive: true });
  return inputs.flatMap((input) => takeInput(input, raw, to) ?? []);
}

function takeInput({ file, bytes, sha256 }: Input, raw: string, to: string): string | null {
  const from = join(raw, file);
  // a name leads out of neither folder, whoever wrote the manifest
  if (basename(file) !== file || !existsSync(from)) return `there is no ${from}`;
  const sink = openFile(join(to, file));
  for (const chunk of firstBytes(from, bytes)) sink.write(chunk);
  return sink.close().sha256 === sha256 ? null : `${from} has changed`;
}

function* firstBytes(path: string, count: number): Generator<Buffer> {
  let left = count;
  for (const chunk of readChunks(path)) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}
