import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../cli/command.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { runGit } from '../disk/git.ts';
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
}

/**
 * Builds a release again with the code and the packages of a commit: its own command does it.
 * @returns the files that differ
 */
export async function rebuildAtCommit(at: ReleaseCommit, rebuilding: Rebuilding): Promise<string[]> {
  const checkout = join(rebuilding.temporary, 'checkout');
  checkOut(at, checkout, join(rebuilding.temporary, 'index'));
  await installPackages(checkout);
  return runReproduce(checkout, at, rebuilding);
}

/** With an index of its own, so that Git records no worktree: even a kill leaves nothing in the repository. */
function checkOut({ commit, folder }: ReleaseCommit, to: string, index: string): void {
  mkdirSync(to);
  const repository = runGit(folder, ['rev-parse', '--absolute-git-dir']).trim();
  runGit(to, [`--work-tree=${to}`, 'read-tree', '--no-sparse-checkout', '--reset', '-u', commit], {
    GIT_DIR: repository,
    GIT_INDEX_FILE: index,
  });
}

async function runReproduce(cwd: string, at: ReleaseCommit, rebuilding: Rebuilding): Promise<string[]> {
  const { release, dist, temporary } = rebuilding;
  const folders = ['--dist', resolve(dist), '--raw', join(temporary, 'raw')];
  const env = { ...process.env, [IN_CHECKOUT]: at.commit, TMPDIR: temporary };
  const args = ['run', '-s', 'reproduce', '--', `v${release.version}`, ...folders];
  const { code, stdout, stderr } = await runProgram('npm', args, { cwd, env });
  if (code === 0) return [];
  const differing = [...stdout.matchAll(/^(.+) differs$/gm)].map(([, file = '']) => file);
  if (differing.length > 0) return differing;
  const said = `${stdout}\n${stderr}`.trim();
  throw new Refusal(`the code of ${at.commit} cannot build ${release.folder} again: ${said}`);
}
