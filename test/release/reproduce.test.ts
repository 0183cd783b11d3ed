import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../pipeline/check.ts';
import { finishReleases } from '../../pipeline/publish/finish.ts';
import { openRelease, versionsIn } from '../../pipeline/publish/releases.ts';
import { reproduce, wordsOf } from '../../pipeline/reproduce.ts';
import { page } from '../support/page.ts';
import { sealSums } from '../verify/seal.ts';
import { buildNext, copyOf, DAY_1, DAY_2, newShop, next, releaseNext, type Shop } from './shop.ts';
import { newFolder, SOIL, TABLE, TIDES, writeRaw } from './worlds.ts';

/** Released once; do not change it. */
const once = newShop();
beforeAll(async () => {
  await next(once, DAY_1);
});

describe('building a release again', () => {
  it.each<[what: string, harm: (shop: Shop) => void, words: RegExp]>([
    [
      'a dump that changed',
      ({ raw }) => appendFileSync(join(raw, '2025-08-04.txt'), '\n'),
      /same to the byte/,
    ],
    [
      'a dump that changed within',
      ({ raw }) => writeRaw(raw, { days: { '2025-08-04': [SOIL, TABLE] } }),
      /2025-08-04\.txt has changed\n.*cannot be built again/,
    ],
    [
      'a dump that is gone',
      ({ raw }) => rmSync(join(raw, '2025-08-04.txt')),
      /there is no .*2025-08-04\.txt\n/,
    ],
    ['a dump that is new', ({ raw }) => writeRaw(raw, DAY_2), /same to the byte/],
  ])('with %s', async (_, harm, words) => {
    const shop = copyOf(once);
    harm(shop);
    const [version = ''] = versionsIn(shop.dist);
    expect(wordsOf(await reproduce(openRelease(shop.dist, version), shop.dist, shop.raw)).join('\n')).toMatch(
      words,
    );
  });

  it('with other tools says which, and which files differ', async () => {
    const shop = copyOf(once);
    const file = join(shop.dist, 'v1.0.0', 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/("apache-arrow": )"[^"]+"/, '$1"20.0.0"'));
    sealSums(join(shop.dist, 'v1.0.0'));
    const words = wordsOf(await reproduce(openRelease(shop.dist, '1.0.0'), shop.dist, shop.raw));
    expect(words).toEqual([
      'SHA256SUMS differs',
      'manifest.json differs',
      expect.stringMatching(
        /^1\.0\.0 was written by apache-arrow 20\.0\.0, and [\d.]+ is installed: differences may come from that$/,
      ),
      expect.stringMatching(/2 of \d+ files cannot be built again$/),
    ]);
  });

  it('that was written by other tools makes a patch, though no row differs', async () => {
    const shop = copyOf(once);
    const file = join(shop.dist, 'v1.0.0', 'data-dictionary.md');
    appendFileSync(file, 'in other words\n');
    sealSums(join(shop.dist, 'v1.0.0'));
    rmSync(join(shop.dist, 'latest.json'));
    await buildNext(shop);
    finishReleases(shop.dist);
    const { version, said } = await releaseNext(shop);
    expect([version, said]).toEqual([
      '1.0.1',
      expect.stringContaining('patch: the same rows, written or described otherwise'),
    ]);
  });
});

async function wrongIn({ dist, raw }: Shop, names?: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, fine, lines } of checkAll(dist, raw, names))
    if (!fine) found.push(`${name}: ${lines.join('; ').replaceAll(dist, 'dist').replaceAll(raw, 'raw')}`);
  return found;
}

describe('the checks of what is committed', () => {
  it('find nothing, before the first release and after others', async () => {
    expect(await wrongIn({ ...once, dist: newFolder() })).toEqual([]);
    expect(await wrongIn(once)).toEqual([]);
  });

  it.each<[what: string, harm: (shop: Shop) => void, wrong: RegExp[]]>([
    [
      'a dump with errors, whatever the releases',
      ({ raw }) => writeFileSync(join(raw, 'x.txt'), page([TIDES], 'Feb 30').join('\n\n')),
      [/^dumps: .*raw\/x\.txt:11:1: extract\/impossible-date/],
    ],
    [
      'a release that was changed',
      ({ dist }) => appendFileSync(join(dist, 'v1.0.0', 'papers.csv'), 'x'),
      [
        /^releases: .*dist\/v1\.0\.0\/papers\.csv has another SHA-256; put it back/,
        /^ids: /,
        /^reproduction: /,
      ],
    ],
    [
      'a release that is not finished',
      ({ dist }) => rmSync(join(dist, 'latest.json')),
      [/^releases: .*dist\/v1\.0\.0 is not finished; run: npm run release/],
    ],
    [
      'a release of which the dumps are gone',
      ({ raw }) => rmSync(join(raw, '2025-08-04.txt')),
      [/^reproduction: dist\/v1\.0\.0; there is no raw\/2025-08-04\.txt; .*put back what they were$/],
    ],
    [
      'a release that the pipeline would make otherwise',
      ({ dist }) => {
        const folder = join(dist, 'v1.0.0');
        appendFileSync(join(folder, 'data-dictionary.md'), 'in other words\n');
        sealSums(folder);
        rmSync(join(dist, 'latest.json'));
        finishReleases(dist);
      },
      [
        /^reproduction: dist\/v1\.0\.0; SHA256SUMS differs; data-dictionary\.md differs; .*run: npm run build && npm run release$/,
      ],
    ],
  ])('find %s', async (_, harm, wrong) => {
    const shop = copyOf(once);
    harm(shop);
    expect(await wrongIn(shop)).toEqual(wrong.map((words) => expect.stringMatching(words)));
  });

  it('find an id that leads nowhere any more', async () => {
    const shop = copyOf(once);
    rmSync(join(shop.raw, '2025-08-04.txt'));
    expect((await next(shop, DAY_2)).version).toBe('2.0.0');
    expect(await wrongIn(shop)).toEqual([
      expect.stringMatching(/^ids: .*; dp-\S+ of 1\.0\.0 leads nowhere$/),
    ]);
  });
});

describe('the releases of this repository', () => {
  it('are whole, and resolve every id that was ever published; if not, run: npm run check', async () => {
    expect(await wrongIn({ dist: 'dist', raw: 'raw' }, ['releases', 'ids'])).toEqual([]);
  });
});
