import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { openFile, readChunks } from '../disk/files.ts';
import { compare } from '../text/compare.ts';

type Input = Manifest['inputs'][number];

/** An input that no longer exists in its original form. */
export interface MissingInput {
  path: string;
  kind: 'lost' | 'changed';
}

/**
 * Copies the inputs of a release from a folder of dumps in their original form, under their original names. A file that
 * has grown since, such as judgements.jsonl, is cut to its original length. A sidecar may have another name now.
 * @returns the inputs that cannot be restored
 */
export function copyInputs(inputs: readonly Input[], raw: string, to: string): MissingInput[] {
  mkdirSync(to, { recursive: true });
  return inputs.flatMap((input) => copyInput(input, inputs, raw, to) ?? []);
}

/** Whether all inputs of a release can still be restored. */
export function hasInputs(inputs: readonly Input[], raw: string): boolean {
  return inputs.every((input) => findInput(input, inputs, raw) !== null);
}

function copyInput(input: Input, inputs: readonly Input[], raw: string, to: string): MissingInput | null {
  const path = join(raw, input.file);
  const from = findInput(input, inputs, raw);
  if (from === null) return { path, kind: isFileName(input.file) && existsSync(path) ? 'changed' : 'lost' };
  const sink = openFile(join(to, input.file));
  for (const chunk of readFirstBytes(from, input.bytes)) sink.write(chunk);
  return sink.close().sha256 === input.sha256 ? null : { path, kind: 'changed' };
}

/** Finds the file that begins with the bytes of an input. */
function findInput(input: Input, inputs: readonly Input[], raw: string): string | null {
  // a manifest from outside must not name files elsewhere
  if (!isFileName(input.file)) return null;
  const names = [input.file, ...(isSidecar(input.file, inputs) ? listSidecars(raw) : [])];
  const paths = names.map((name) => join(raw, name));
  return paths.find((path) => existsSync(path) && beginsWith(path, input)) ?? null;
}

function isFileName(file: string): boolean {
  return basename(file) === file;
}

/** A sidecar stands beside a dump of the release. A dump keeps its name, also one in JSON. */
function isSidecar(file: string, inputs: readonly Input[]): boolean {
  const stem = file.replace(/(\.sidecar)?\.json$/, '');
  return stem !== file && inputs.some((one) => one.file === stem || one.file === `${stem}.txt`);
}

function listSidecars(raw: string): string[] {
  const names = existsSync(raw) ? readdirSync(raw) : [];
  return names.filter((name) => name.endsWith('.json')).sort(compare);
}

function beginsWith(path: string, { bytes, sha256 }: Input): boolean {
  const hash = createHash('sha256');
  for (const chunk of readFirstBytes(path, bytes)) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

function* readFirstBytes(path: string, count: number): Generator<Buffer> {
  let left = count;
  for (const chunk of readChunks(path)) {
    yield chunk.subarray(0, left);
    left -= Math.min(left, chunk.length);
    if (left === 0) return;
  }
}
