import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../cli/command.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { GitError, runGit } from '../disk/git.ts';
import { runProgram } from '../disk/temporary.ts';
import { installPackages } from './packages.ts';
import type { ReleaseCommit } from './release-commit.ts';

/** Tells the command of a checkout to build with its own code. Older releases know no such flag, and do so anyway. */
export const IN_CHECKOUT = 'REPRODUCE_IN_CHECKOUT';

/** A release to build again. */
export interface Rebuilding {
  release: Dataset & { version: string };
  dist: string;
  /** A folder for everything that is written, with the inputs in `raw`. */
  temporary: string;
  /** Also puts the assets that the release lacks into its folder. */
  addAssets: boolean;
  /** Receives what is done, line by line. */
  tell: (line: string) => void;
}

/**
 * Builds a release again with the code and the packages of a commit: its own command does it.
 * @returns the files that differ
 */
export async function rebuildAtCommit(at: ReleaseCommit, rebuilding: Rebuilding): Promise<string[]> {
  const { release, temporary, tell } = rebuilding;
  const checkout = join(temporary, 'checkout');
  tell(`${release.version} is built by the code of commit ${at.commit.slice(0, 12)}`);
  checkOut(at, checkout, join(temporary, 'index'));
  await installPackages(checkout, tell);
  return runReproduce(checkout, at, rebuilding);
}

/** With an index of its own, so that Git records no worktree: even a kill leaves nothing in the repository. */
function checkOut({ commit, folder }: ReleaseCommit, to: string, index: string): void {
  mkdirSync(to);
  const repository = runGit(folder, ['rev-parse', '--absolute-git-dir']).trim();
  const args = [`--work-tree=${to}`, 'read-tree', '--no-sparse-checkout', '--reset', '-u', commit];
  try {
    runGit(to, args, { GIT_DIR: repository, GIT_INDEX_FILE: index });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // a partial clone gets the files of a commit when they are needed
    throw new Refusal(`the files of commit ${commit} are not in this clone: ${error.message}`);
  }
}

async function runReproduce(cwd: string, at: ReleaseCommit, rebuilding: Rebuilding): Promise<string[]> {
  const { release, dist, temporary, addAssets } = rebuilding;
  const folders = ['--dist', resolve(dist), '--raw', join(temporary, 'raw')];
  const env = { ...process.env, [IN_CHECKOUT]: at.commit, TMPDIR: temporary };
  const flags = addAssets ? [...folders, '--assets'] : folders;
  const args = ['run', '-s', 'reproduce', '--', `v${release.version}`, ...flags];
  const { code, stdout, stderr } = await runProgram('npm', args, { cwd, env });
  if (code === 0) return [];
  const differing = [...stdout.matchAll(/^(.+) differs$/gm)].map(([, file = '']) => file);
  if (differing.length > 0) return differing;
  const said = `${stdout}\n${stderr}`.trim();
  throw new Refusal(`the code of ${at.commit} cannot build ${release.folder} again: ${said}`);
}
