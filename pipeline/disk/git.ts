import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createDiskError } from './error.ts';

/** Git failed; the message is its own. */
export class GitError extends Error {}

/** Hooks set these, and they would lead Git away from the given folder. */
const LOCATIONS = ['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/** Returns the output of Git in a folder. No shell reads the arguments. */
export function runGit(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const inherited = Object.entries(process.env).filter(([name]) => !LOCATIONS.includes(name));
  try {
    return execFileSync('git', args, {
      cwd,
      env: { ...Object.fromEntries(inherited), LC_ALL: 'C', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 30,
    });
  } catch (error) {
    const { status, stderr, code } = error as NodeJS.ErrnoException & { status?: unknown; stderr?: string };
    if (typeof status === 'number') throw new GitError(stderr?.trim().split('\n')[0]);
    if (code !== 'ENOENT') throw error;
    throw existsSync(cwd)
      ? createDiskError('Git is not installed, and the history is needed; install Git', code, 'git')
      : createDiskError(`there is no folder ${cwd}; check the name`, code, 'git');
  }
}
