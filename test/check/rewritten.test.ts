import { appendFileSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../pipeline/check.ts';
import { finishReleases } from '../../pipeline/release/finish.ts';
import { newFolder } from '../diff/worlds.ts';
import { commitAll, git } from '../release/repository.ts';
import { copy, DAY_1, newShop, next, type Shop } from '../release/shop.ts';
import { sealSums } from '../verify/seal.ts';

/** Released once; do not change it. */
const once = newShop();
beforeAll(async () => {
  await next(once, DAY_1);
});

const FOLDER = 'v1.0.0';

/** A repository whose last commit has the release, in a folder as in ours. */
function newRepository(): Shop {
  const root = newFolder();
  const shop = copy(once, { raw: join(root, 'raw'), dist: join(root, 'dist') });
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root, 'release');
  return shop;
}

/** Changes a release and everything that vouches for it, as somebody does who releases it again. */
function rewrite({ dist }: Shop): void {
  appendFileSync(join(dist, FOLDER, 'papers.csv'), 'dp-x,one more\r\n');
  sealSums(join(dist, FOLDER));
  rmSync(join(dist, 'latest.json'));
  finishReleases(dist);
}

async function findIn(shop: Shop, base?: string) {
  const { problems, checks } = await checkAll({ ...shop, base }, ['releases']);
  const found = problems.map(({ code, file, message }) => [code, file?.slice(shop.dist.length + 1), message]);
  return { found, summary: checks[0]?.summary, fixes: problems.map(({ fix }) => fix) };
}

describe('a release that was rewritten with all its sums', () => {
  it('is not seen without the base branch, which is said', async () => {
    const shop = newRepository();
    rewrite(shop);
    expect(await findIn(shop)).toMatchObject({
      found: [],
      summary: '1.0.0; not compared: no --base is given',
    });
  });

  it.each(['before it is committed', 'after it is committed'])('is found %s', async (when) => {
    const shop = newRepository();
    rewrite(shop);
    if (when.startsWith('after')) commitAll(shop.dist, 'the same release, better');
    const base = when.startsWith('after') ? 'HEAD~1' : 'HEAD';
    const { found, summary, fixes } = await findIn(shop, base);
    const message = `not as in ${base}: SHA256SUMS has changed, papers.csv has changed`;
    expect(found).toEqual([['release/rewritten', FOLDER, message]]);
    expect(summary).toBe(`1.0.0; compared with ${base}`);
    expect(fixes).toEqual([
      `put it back: git restore --source=${base} -- ${join(shop.dist, FOLDER)}; what should change makes a new release`,
    ]);
    git(shop.dist, 'restore', `--source=${base}`, '--', FOLDER, 'latest.json');
    expect((await findIn(shop, base)).found).toEqual([]);
  });
});

describe('against the base branch', () => {
  const at = ({ dist }: Shop, file: string) => join(dist, FOLDER, file);

  it.each<[what: string, change: (shop: Shop) => void, found: unknown[]]>([
    ['nothing', () => {}, []],
    [
      'a file that is new',
      (shop) => writeFileSync(at(shop, 'notes.txt'), 'x'),
      [['release/rewritten', FOLDER, 'not as in HEAD: notes.txt is new']],
    ],
    [
      'a file that is gone',
      (shop) => rmSync(at(shop, 'papers.arrow')),
      [['release/rewritten', FOLDER, 'not as in HEAD: papers.arrow is gone']],
    ],
    [
      'a link to the same bytes',
      (shop) => {
        renameSync(at(shop, 'papers.csv'), join(shop.dist, 'papers.csv'));
        symlinkSync('../papers.csv', at(shop, 'papers.csv'));
      },
      [['release/rewritten', FOLDER, 'not as in HEAD: papers.csv is gone']],
    ],
    [
      'many files, in one problem',
      (shop) => {
        for (const name of ['LICENSE.md', 'README.md', 'papers.csv', 'papers.jsonl', 'report.html'])
          appendFileSync(at(shop, name), 'x');
      },
      [['release/rewritten', FOLDER, expect.stringMatching(/papers\.csv has changed, and 2 more files$/)]],
    ],
    [
      'an entry of the changelog',
      ({ dist }) => {
        const file = join(dist, 'CHANGELOG.md');
        writeFileSync(file, readFileSync(file, 'utf8').replace('papers 2', 'papers 3'));
      },
      [['release/rewritten', 'CHANGELOG.md', 'not as in HEAD: the entry of 1.0.0 has changed']],
    ],
    [
      'other words above the entries',
      ({ dist }) => {
        const file = join(dist, 'CHANGELOG.md');
        writeFileSync(file, readFileSync(file, 'utf8').replace('# Changelog', '# What is new'));
      },
      [],
    ],
    [
      'latest.json that is gone',
      ({ dist }) => rmSync(join(dist, 'latest.json')),
      [['release/unfinished', FOLDER, 'latest.json does not name it']],
    ],
    [
      'no folder any more, nor what names it',
      ({ dist }) => {
        rmSync(join(dist, FOLDER), { recursive: true });
        rmSync(join(dist, 'latest.json'));
      },
      [['release/rewritten', FOLDER, 'HEAD has this release, and it is gone']],
    ],
  ])('%s', async (_, change, found) => {
    const shop = newRepository();
    change(shop);
    expect((await findIn(shop, 'HEAD')).found).toEqual(found);
  });

  it('a release may be added', async () => {
    const shop = newRepository();
    git(shop.dist, 'rm', '-rq', '--cached', '.');
    git(shop.dist, 'commit', '-qm', 'before the release');
    expect(await findIn(shop, 'HEAD')).toMatchObject({ found: [], summary: '1.0.0; compared with HEAD' });
  });

  it('needs a commit', async () => {
    const wrong = checkAll({ ...newRepository(), base: 'no-such-branch' }, ['releases']);
    await expect(wrong).rejects.toThrow('--base no-such-branch is no commit of this repository');
    const outside = checkAll({ raw: newFolder(), dist: newFolder(), base: 'HEAD' }, ['releases']);
    await expect(outside).rejects.toThrow('is no commit');
  });
});
