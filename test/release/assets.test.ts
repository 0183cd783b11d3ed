import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../pipeline/check.ts';
import { listAssets, listMissingAssets } from '../../pipeline/dataset/dataset.ts';
import { openRelease } from '../../pipeline/dataset/releases.ts';
import { reproduce } from '../../pipeline/release/reproduce.ts';
import { refuseMissingAssets } from '../../pipeline/verify/own-tables.ts';
import { verify } from '../../pipeline/verify/verify.ts';
import { newFolder } from '../diff/worlds.ts';
import { commitAll, git } from './repository.ts';
import { copy, copyOf, DAY_1, DAY_2, newShop, next, removeCopies, type Shop } from './shop.ts';

/** Released once, every table above a kilobyte as an asset; do not change it. */
const once = newShop();
let assets: readonly string[];
beforeAll(async () => {
  await next(once, DAY_1, { largestInGit: 1000 });
  assets = listAssets(folderOf(once));
});
afterEach(removeCopies);

const folderOf = ({ dist }: Shop) => join(dist, 'v1.0.0');
const readIn = (shop: Shop, file: string) => readFileSync(join(folderOf(shop), file), 'utf8');

/** As in a clone, which has none of the assets. */
function newClone(): Shop {
  const shop = copyOf(once);
  for (const file of assets) rmSync(join(folderOf(shop), file));
  return shop;
}

const checkSums = (shop: Shop, ...flags: string[]) =>
  execFileSync('sha256sum', ['--quiet', ...flags, '-c', 'SHA256SUMS'], {
    cwd: folderOf(shop),
    stdio: 'pipe',
  });

describe('tables above the largest size', () => {
  it('are named in the manifest, with size and SHA-256 as all files are', () => {
    expect(assets).toContain('daily-papers.sqlite');
    expect(assets).toContain('papers.jsonl');
    expect(assets).not.toContain('redirects.jsonl');
    const { outputs } = JSON.parse(readIn(once, 'manifest.json'));
    const sizes = new Map(outputs.map(({ file, bytes }: { file: string; bytes: number }) => [file, bytes]));
    for (const file of assets) expect(sizes.get(file)).toBe(statSync(join(folderOf(once), file)).size);
    for (const file of assets) expect(readIn(once, 'SHA256SUMS')).toContain(`  ${file}\n`);
  });

  it('are none in a release of today', async () => {
    const shop = newShop();
    await next(shop, DAY_1);
    expect(JSON.parse(readIn(shop, 'manifest.json'))).not.toHaveProperty('assets');
    expect(() => statSync(join(shop.dist, '.gitignore'))).toThrow('ENOENT');
  });

  it('are ignored by Git, and no other file of the release', () => {
    const root = newFolder();
    copy(once, { raw: join(root, 'raw'), dist: join(root, 'dist') });
    writeFileSync(join(root, '.gitignore'), readFileSync('.gitignore'));
    git(root, 'init', '-q');
    commitAll(root, 'release');
    const ignored = git(root, 'ls-files', '-o', '-i', '--exclude-standard', 'dist/v1.0.0').trim().split('\n');
    expect(ignored).toEqual(assets.map((file) => `dist/v1.0.0/${file}`));
    expect(git(root, 'ls-files', 'dist')).toContain('dist/.gitignore\n');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('are told of in the card, and in every file that lists files', () => {
    expect(readIn(once, 'README.md')).toMatch(
      /Too large for Git, .*`papers\.jsonl` \(0\.0 MB\)[^]*`npx daily-papers download v1\.0\.0`/,
    );
    for (const file of ['croissant.json', 'datapackage.json'])
      expect(readIn(once, file).split('it is an asset of the release')).toHaveLength(assets.length + 1);
  });

  it('break no law, and the laws see the rest', async () => {
    expect((await verify(folderOf(once), { raw: once.raw })).findings).toEqual([]);
    const shop = copyOf(once);
    const file = join(folderOf(shop), 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, assets: ['none.jsonl'] }));
    const { findings } = await verify(folderOf(shop), { laws: ['manifest'] });
    expect(findings.map(({ message }) => message)).toContain('assets: none.jsonl is no output');
  });
});

describe('in a clone, without the assets', () => {
  it('sha256sum checks the other files, and all when they are there', () => {
    const clone = newClone();
    expect(() => checkSums(once)).not.toThrow();
    expect(() => checkSums(clone, '--ignore-missing')).not.toThrow();
    expect(() => checkSums(clone)).toThrow(/papers\.jsonl: No such file/);
  });

  it('nothing is wrong with the release, and a wrong asset is', async () => {
    const clone = newClone();
    expect((await checkAll(clone, ['releases'])).problems).toEqual([]);
    writeFileSync(join(folderOf(clone), 'papers.csv'), 'x');
    expect((await checkAll(clone, ['releases'])).problems).toMatchObject([{ code: 'release/changed-file' }]);
  });

  it('the base branch has none of them either', async () => {
    const clone = newClone();
    git(clone.dist, 'init', '-q');
    commitAll(clone.dist, 'release');
    const base = { ...clone, base: 'HEAD' };
    expect((await checkAll(base, ['releases'])).problems).toEqual([]);
    for (const file of assets)
      writeFileSync(join(folderOf(clone), file), readFileSync(join(folderOf(once), file)));
    expect((await checkAll(base, ['releases'])).problems).toEqual([]);
    appendFileSync(join(folderOf(clone), 'manifest.json'), '\n');
    expect((await checkAll(base, ['releases'])).problems).toMatchObject([{ code: 'release/rewritten' }]);
  });

  it('who needs them is told how to get them', async () => {
    const clone = newClone();
    const words = /papers\.jsonl.* too large for Git.*; run: npx daily-papers download v1\.0\.0 --dist \S+$/;
    expect(() => [...openRelease(clone.dist, '1.0.0').rows('papers')]).toThrow(words);
    expect(() => refuseMissingAssets(folderOf(clone))).toThrow(words);
    expect(() => refuseMissingAssets(folderOf(once))).not.toThrow();
    expect((await checkAll(clone, ['ids'])).problems).toMatchObject([
      { message: expect.stringMatching(words) },
    ]);
  });

  it('building the release again adds them, if that is asked for', async () => {
    const clone = newClone();
    const run = async (addAssets: boolean) => {
      const release = openRelease(clone.dist, '1.0.0');
      const { differing } = await reproduce(release, clone.dist, clone.raw, { addAssets });
      return [differing, listMissingAssets(folderOf(clone)).length];
    };
    expect(await run(false)).toEqual([[], assets.length]);
    expect(await run(true)).toEqual([[], 0]);
    expect(() => checkSums(clone)).not.toThrow();
  });
});

it('a later release without assets leaves those of the first ignored', async () => {
  const shop = copyOf(once);
  await next(shop, DAY_2);
  const lines = readFileSync(join(shop.dist, '.gitignore'), 'utf8').split('\n').slice(1, -1);
  expect(lines).toEqual(assets.map((file) => `/v1.0.0/${file}`));
});
