import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../disk/regular-file.ts';
import { sha256 } from '../text/sha256.ts';

/** What was worked out before, by what it was worked out from. Nothing hangs on it but time. */
export interface Cache {
  /** What was kept under a key; null where there is nothing, or nothing that can be believed. */
  get(key: Key): unknown;
  put(key: Key, value: object): void;
  /** What was noticed of the cache, for a person. */
  readonly notes: readonly string[];
}

/** All that a value hangs on, but for our own code, which is part of every key. */
export type Key = readonly (string | number | null)[];

/** Remembers nothing. */
export const NO_CACHE: Cache = { get: () => null, put: () => {}, notes: [] };

/**
 * A cache in a folder. Values of another version of the code are never used, and are removed.
 * @param version what stands for our own code: the hash of it
 */
export function openCache(folder: string, version: string): Cache {
  const notes: string[] = [];
  const shelf = join(folder, `${PREFIX}${version.slice(0, 16)}`);
  const pathOf = (key: Key) => join(shelf, `${nameOf(key, version)}.json`);
  let isBroken = false;
  const attempt = (action: () => void) => {
    try {
      if (!isBroken) action();
    } catch (error) {
      // a disk that is full or cannot be written to costs time, and no result
      isBroken = true;
      notes.push(`the cache is not used any more: ${(error as Error).message}`);
    }
  };
  attempt(() => clearShelf(folder, shelf));
  return {
    notes,
    get: (key) => {
      let value: unknown = null;
      attempt(() => {
        value = valueIn(pathOf(key), nameOf(key, version), notes);
      });
      return value;
    },
    put: (key, value) => attempt(() => write(pathOf(key), nameOf(key, version), value)),
  };
}

const PREFIX = 'checked-';

function nameOf(key: Key, version: string): string {
  return sha256(Buffer.from(JSON.stringify([version, ...key])));
}

/** Removes what other versions of the code have left; what does not bear our name is left alone. */
function clearShelf(folder: string, shelf: string): void {
  mkdirSync(shelf, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(PREFIX) && path !== shelf) rmSync(path, { recursive: true, force: true });
  }
}

/** The sum is of the name too: a value of another key is not taken for this one. */
function sumOf(name: string, body: string): string {
  return sha256(Buffer.from(`${name}\n${body}`));
}

const SUM_LENGTH = 64;

function valueIn(path: string, name: string, notes: string[]): unknown {
  if (!existsSync(path)) return null;
  const text = readRegularFile(path).toString('utf8');
  const body = text.slice(SUM_LENGTH + 1);
  if (text.slice(0, SUM_LENGTH) === sumOf(name, body)) return JSON.parse(body);
  notes.push(`${path} is not as it was written: it is not used, and is written anew`);
  return null;
}

/** In one step, so that two runs at once do not read halves; a half that a crash leaves has not its sum. */
function write(path: string, name: string, value: object): void {
  const body = JSON.stringify(value);
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${sumOf(name, body)}\n${body}`);
  renameSync(draft, path);
}
