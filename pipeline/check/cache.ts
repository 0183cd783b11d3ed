import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../disk/regular-file.ts';
import { formatDiskError, isDiskError } from '../disk/error.ts';
import { sha256 } from '../text/sha256.ts';

/** Earlier results by their inputs. The cache affects speed only. */
export interface Cache {
  /** The value of a key; null if it is missing or damaged. */
  get(key: Key): unknown;
  put(key: Key, value: object): void;
  /** Messages about the cache for the user. */
  readonly notes: readonly string[];
}

/** Everything a value depends on. The version of our code is added to every key. */
export type Key = readonly (string | number | null)[];

export const NO_CACHE: Cache = { get: () => null, put: () => {}, notes: [] };

/**
 * Opens a cache in a folder, and removes the values of other versions of our code.
 * @param version hash of our code
 */
export function openCache(folder: string, version: string): Cache {
  const notes: string[] = [];
  const versionFolder = join(folder, `${PREFIX}${version.slice(0, 16)}`);
  const pathOf = (key: Key) => join(versionFolder, `${nameOf(key, version)}.json`);
  let isBroken = false;
  const attempt = (action: () => void) => {
    try {
      if (!isBroken) action();
    } catch (error) {
      // a full or read-only disk costs time only
      isBroken = true;
      if (!isDiskError(error)) throw error;
      notes.push(`the cache is switched off: ${formatDiskError(error)}`);
    }
  };
  attempt(() => clearOtherVersions(folder, versionFolder));
  return {
    notes,
    get: (key) => {
      let value: unknown = null;
      attempt(() => {
        value = readValue(pathOf(key), nameOf(key, version), notes);
      });
      return value;
    },
    put: (key, value) => attempt(() => writeValue(pathOf(key), nameOf(key, version), value)),
  };
}

const PREFIX = 'checked-';

function nameOf(key: Key, version: string): string {
  return sha256(Buffer.from(JSON.stringify([version, ...key])));
}

/** Removes the values of other versions. Files without our prefix stay. */
function clearOtherVersions(folder: string, versionFolder: string): void {
  mkdirSync(versionFolder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(PREFIX) && path !== versionFolder) rmSync(path, { recursive: true, force: true });
  }
}

/** The checksum covers the name, so the value of another key never passes. */
function sumOf(name: string, body: string): string {
  return sha256(Buffer.from(`${name}\n${body}`));
}

const SUM_LENGTH = 64;

function readValue(path: string, name: string, notes: string[]): unknown {
  if (!existsSync(path)) return null;
  const text = readRegularFile(path).toString('utf8');
  const body = text.slice(SUM_LENGTH + 1);
  if (text.slice(0, SUM_LENGTH) === sumOf(name, body)) return JSON.parse(body);
  notes.push(`${path} is damaged and will be replaced`);
  return null;
}

/** Replaces the file in one step for concurrent readers. The checksum reveals a file truncated by a crash. */
function writeValue(path: string, name: string, value: object): void {
  const body = JSON.stringify(value);
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${sumOf(name, body)}\n${body}`);
  renameSync(draft, path);
}
