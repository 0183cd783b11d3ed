import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkAll } from '../../pipeline/check.ts';
import { GitError, runGit } from '../../pipeline/disk/git.ts';
import { findReleaseCommit } from '../../pipeline/release/release-commit.ts';
import { sealSums } from '../verify/seal.ts';
import { changeCode, cloneShallow, commitAll, git, newRepository, type Repository } from './repository.ts';
import { copyOf, DAY_1, newShop, next, type Shop } from './shop.ts';

/** Released once; do not change it. */
const once = newShop();
beforeAll(async () => {
  await next(once, DAY_1);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the commit of a release', () => {
  const headOf = ({ root }: Repository) => git(root, 'rev-parse', 'HEAD').trim();
  const findIn = ({ dist }: Shop) => findReleaseCommit(join(dist, 'v1.0.0'))?.commit;

  it('is the one that added its folder', () => {
    const made = newRepository(once, 'first');
    const added = headOf(made);
    changeCode(made, 'second');
    expect(findIn(made)).toBe(added);
  });

  it('is the one that added it on a branch, which was merged', () => {
    const made = newRepository(once, 'first');
    const added = headOf(made);
    git(made.root, 'switch', '-q', '-c', 'older', 'HEAD~1');
    git(made.root, 'commit', '-q', '--allow-empty', '-m', 'something else');
    git(made.root, 'merge', '-q', '--no-edit', 'main');
    expect(findIn(made)).toBe(added);
  });

  it('is the last one, where the release was written again', () => {
    const made = newRepository(once, 'first');
    appendFileSync(join(made.dist, 'v1.0.0', 'data-dictionary.md'), 'x');
    sealSums(join(made.dist, 'v1.0.0'));
    changeCode(made, 'second');
    const again = headOf(made);
    changeCode(made, 'first');
    expect(findIn(made)).toBe(again);
  });

  it.each<[what: string, make: () => Shop]>([
    [
      'before its commit',
      () => {
        const made = newRepository(once, 'first');
        git(made.root, 'reset', '-q', 'HEAD~1');
        return made;
      },
    ],
    [
      'before any commit',
      () => {
        const made = copyOf(once);
        git(made.dist, 'init', '-q');
        return made;
      },
    ],
    [
      'in a repository without code',
      () => {
        const made = copyOf(once);
        git(made.dist, 'init', '-q');
        commitAll(made.dist, 'data');
        return made;
      },
    ],
    ['outside of a repository', () => copyOf(once)],
  ])('is none %s', (_, make) => {
    expect(findIn(make())).toBeUndefined();
  });

  it('is unknown in a shallow clone, which says what to run', async () => {
    const made = newRepository(once, 'first');
    changeCode(made, 'second');
    const words = /v1\.0\.0 is not in this shallow clone; run: git fetch --unshallow$/;
    const clone = cloneShallow(made, 1);
    expect(() => findIn(clone)).toThrow(words);
    const { problems } = await checkAll(clone, ['reproduction']);
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['release/unreadable', expect.stringMatching(words)],
    ]);
    git(clone.root, 'fetch', '-q', '--unshallow');
    expect(findIn(clone)).toBe(findIn(made));
  });

  it('is known in a shallow clone that has it', () => {
    const made = newRepository(once, 'first');
    changeCode(made, 'second');
    expect(findIn(cloneShallow(made, 3))).toBe(findIn(made));
  });

  it('needs Git', () => {
    vi.stubEnv('PATH', '');
    expect(() => findIn(once)).toThrow('Git is not installed, and the history is needed; install Git');
  });
});

it('Git tells in its own words what is wrong', () => {
  expect(() => runGit('.', ['rev-parse', '--verify', 'no-such-commit'])).toThrow(GitError);
  expect(() => runGit('.', ['rev-parse', '--verify', 'no-such-commit'])).toThrow(/^fatal: Needed a single/);
});
