import { join } from 'node:path';
import { UsageError } from '../cli/command.ts';
import { compareWithGit, type GitFile, listFilesAt, readGitFile } from '../disk/git-tree.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { readSidecar } from '../validate/sidecar.ts';
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

/** Lists the dumps at a commit; empty if the folder did not exist. */
function listDumpsAt(base: string, raw: string): GitFile[] {
  const files = listFilesAt(base, raw);
  if (files === null) throw new UsageError(`--base ${base} is no commit of this repository; fetch it first`);
  const dumps = files.filter(({ file }) => isDump(file));
  const names = new Set(dumps.map(({ file }) => file));
  return dumps.filter((one) => !isNamedLikeOldSidecar(one.file, names) || !isSidecarAt(raw, one));
}

function isSidecarAt(raw: string, one: GitFile): boolean {
  return readSidecar(readGitFile(raw, one), one.file).isValid;
}

function findChange(one: GitFile, raw: string): Problem | null {
  const path = join(raw, one.file);
  const change = compareWithGit(path, one);
  if (change === 'same') return null;
  return change === 'gone'
    ? problem('contribute/dump-gone', 'there was a dump of this name', { file: path })
    : problem('contribute/dump-changed', 'the dump had other bytes', { file: path });
}
