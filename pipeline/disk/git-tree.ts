import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readChunks } from './files.ts';
import { GitError, runGit } from './git.ts';

/** A file of a folder at a commit. */
export interface GitFile {
  /** Its path in the folder. */
  file: string;
  /** The hash of its bytes, as Git has it: 40 digits are SHA-1, 64 are SHA-256. */
  oid: string;
}

/**
 * Lists the files of a folder at a commit; links are left out. Empty if there was no such folder.
 * @param base anything that names a commit for Git
 * @returns null if it names none
 */
export function listFilesAt(base: string, folder: string, deep = false): GitFile[] | null {
  const { from, name } = placeOf(folder);
  const commit = askGit(from, [...PARSE, `${base}^{commit}`])?.trim();
  if (commit === undefined) return null;
  const tree = askGit(from, [...PARSE, `${commit}:./${name}`])?.trim();
  if (tree === undefined) return [];
  // names may contain any byte but zero
  const list = askGit(from, ['ls-tree', '-z', '--full-tree', ...(deep ? ['-r'] : []), tree]) ?? '';
  return list.split('\0').flatMap((line) => parseEntry(line) ?? []);
}

/** Where Git can be asked about a folder, which may be a whole repository, or gone. */
function placeOf(folder: string): { from: string; name: string } {
  const path = resolve(folder);
  return existsSync(path) ? { from: path, name: '' } : { from: dirname(path), name: basename(path) };
}

const PARSE = ['rev-parse', '--verify', '--quiet', '--end-of-options'];

/** Parses a line such as `100644 blob 3b18e5… TAB name`; a link has the mode 120000. */
function parseEntry(line: string): GitFile | null {
  const [, oid, file] = /^100\d+ blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
  return oid === undefined || file === undefined ? null : { file, oid };
}

/** The bytes of a file that listFilesAt found. */
export function readGitFile(folder: string, { oid }: GitFile): Buffer {
  return Buffer.from(askGit(placeOf(folder).from, ['cat-file', 'blob', oid]) ?? '');
}

/** Compares a file on the disk with what Git has. */
export function compareWithGit(path: string, { oid }: GitFile): 'same' | 'changed' | 'gone' {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return 'gone';
  return hashAsGit(path, stats.size, oid.length) === oid ? 'same' : 'changed';
}

/** Hashes a file as Git does (gitformat-pack, "blob"). */
function hashAsGit(path: string, size: number, digits: number): string {
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256').update(`blob ${size}\0`);
  for (const chunk of readChunks(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Returns undefined if Git fails. */
function askGit(cwd: string, args: readonly string[]): string | undefined {
  try {
    return runGit(cwd, args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
