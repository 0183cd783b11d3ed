import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../cli/command.ts';
import { GitError, runGit } from '../disk/git.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { readSidecar } from '../validate/sidecar.ts';
import { readInput } from './inputs.ts';
import { isDump, isNamedLikeOldSidecar } from './list.ts';

/**
 * Compares the dumps of a folder with its dumps at a commit. A dump is evidence, and rows point at its bytes, so it
 * keeps its bytes and its name. Sidecars and judgements may change: people correct themselves, and the difference
 * between releases shows the effect.
 * @param base anything that names a commit for Git
 * @returns the number of dumps at the commit, and a problem for each that changed or is gone
 */
export function findChangedDumps(base: string, raw: string): { count: number; problems: Problem[] } {
  const dumps = listDumpsAt(base, raw);
  return {
    count: dumps.length,
    problems: dumps.flatMap((dump) => findChange(dump, raw) ?? []),
  };
}

interface Entry {
  file: string;
  oid: string;
}

/** Lists the dumps at a commit; empty if the folder did not exist. */
function listDumpsAt(base: string, raw: string): Entry[] {
  const folder = resolve(raw);
  const from = dirname(folder);
  const commit = askGit(
    from,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${base}^{commit}`,
  )?.trim();
  if (commit === undefined)
    throw new UsageError(`--base ${base} is no commit of this repository; fetch it first`);
  const tree = askGit(
    from,
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${commit}:./${basename(folder)}`,
  );
  if (tree === undefined) return [];
  // names may contain any byte but zero
  const list = askGit(from, 'ls-tree', '-z', tree.trim()) ?? '';
  const entries = list.split('\0').flatMap((line) => parseEntry(line) ?? []);
  const names = new Set(entries.map(({ file }) => file));
  return entries.filter(({ file, oid }) => !isNamedLikeOldSidecar(file, names) || !isSidecarAt(from, file, oid));
}

function isSidecarAt(folder: string, file: string, oid: string): boolean {
  return readSidecar(Buffer.from(askGit(folder, 'cat-file', 'blob', oid) ?? ''), file).isValid;
}

/** Parses a line such as `100644 blob 3b18e5… TAB name`; a link (120000) is not a dump. */
function parseEntry(line: string): Entry | null {
  const [, oid, file] = /^100\d+ blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
  return oid === undefined || file === undefined || !isDump(file) ? null : { file, oid };
}

function findChange({ file, oid }: Entry, raw: string): Problem | null {
  const path = join(raw, file);
  if (!existsSync(path) || !lstatSync(path).isFile())
    return problem('contribute/dump-gone', 'there was a dump of this name', { file: path });
  return hashAsGit(readInput(raw, file).bytes, oid.length) === oid
    ? null
    : problem('contribute/dump-changed', 'the dump had other bytes', { file: path });
}

/** Hashes bytes as Git does: 40 digits are SHA-1, 64 are SHA-256 (gitformat-pack, "blob"). */
function hashAsGit(bytes: Buffer, digits: number): string {
  const hash = createHash(digits === 40 ? 'sha1' : 'sha256');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Returns undefined if Git fails. */
function askGit(cwd: string, ...args: string[]): string | undefined {
  try {
    return runGit(cwd, args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
