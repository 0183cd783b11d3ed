import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../cli/command.ts';
import { SUMS } from '../dataset/sums.ts';
import { GitError, runGit } from '../disk/git.ts';

/** The commit that wrote a release, in its repository. */
export interface ReleaseCommit {
  commit: string;
  /** A folder of the repository. */
  folder: string;
}

/**
 * Finds the commit that added the folder of a release, whose code wrote it. Releases never change, but 1.0.0 was once
 * written again: then the last commit counts.
 * @returns null if there is no such commit, or if the repository has no code
 * @throws Refusal if the history is not at hand
 */
export function findReleaseCommit(release: string): ReleaseCommit | null {
  const folder = resolve(release);
  try {
    if (!isInRepository(folder)) return refuseWithoutHistory(release);
    const commit = findLastCommit(folder, release);
    return commit !== null && hasCode(folder, commit) ? { commit, folder } : null;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new Refusal(`the commit that added ${release} cannot be found: ${error.message}`);
  }
}

function isInRepository(folder: string): boolean {
  try {
    runGit(folder, ['rev-parse', '--git-dir']);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.message.includes('not a git repository')) return false;
    throw error;
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Beside a clone, a folder without Git holds what was never committed. Without a clone, nobody knows. */
function refuseWithoutHistory(release: string): null {
  if (isInRepository(ROOT)) return null;
  throw new Refusal(
    `the commit that added ${release} cannot be found: it is in no Git repository; run this in a clone: git clone`,
  );
}

function findLastCommit(folder: string, release: string): string | null {
  const isEmpty = runGit(folder, ['rev-list', '--max-count=1', '--all']) === '';
  if (isEmpty || runGit(folder, ['ls-tree', 'HEAD', SUMS]) === '') return null;
  const commit = runGit(folder, ['rev-list', '--max-count=1', 'HEAD', '--', SUMS]).trim();
  // where the history is cut off, the oldest commit seems to add every file
  if (isShallow(folder) && !hasParents(folder, commit))
    throw new Refusal(
      `the commit that added ${release} is not in this shallow clone; run: git fetch --unshallow`,
    );
  return commit;
}

function isShallow(folder: string): boolean {
  return runGit(folder, ['rev-parse', '--is-shallow-repository']).trim() === 'true';
}

function hasParents(folder: string, commit: string): boolean {
  return runGit(folder, ['rev-list', '--max-count=1', '--parents', commit]).trim() !== commit;
}

/** A repository of data alone has no command that builds a release again. */
function hasCode(folder: string, commit: string): boolean {
  if (runGit(folder, ['ls-tree', '--full-tree', commit, 'package.json']) === '') return false;
  const { scripts } = JSON.parse(runGit(folder, ['show', `${commit}:package.json`])) as {
    scripts?: Record<string, string>;
  };
  return scripts?.reproduce !== undefined;
}
