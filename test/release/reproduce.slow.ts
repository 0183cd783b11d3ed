import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../pipeline/check/cache.ts';
import { checkAll } from '../../pipeline/check.ts';
import { finishReleases } from '../../pipeline/release/finish.ts';
import { openRelease, listVersions } from '../../pipeline/dataset/releases.ts';
import { formatProblem as worded } from '../../pipeline/problem/problem.ts';
import { page } from '../support/page.ts';
import { sealSums } from '../verify/seal.ts';
import { buildNext, copyOf, DAY_1, DAY_2, newShop, next, releaseNext, type Shop } from './shop.ts';
import { newFolder, SOIL, TABLE, TIDES, writeRaw } from '../diff/worlds.ts';
import { reproduce, formatReproduction } from '../../pipeline/release/reproduce.ts';

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
      /files are identical/,
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
    ['a dump that is new', ({ raw }) => writeRaw(raw, DAY_2), /files are identical/],
  ])('with %s', async (_, harm, words) => {
    const shop = copyOf(once);
    harm(shop);
    const [version = ''] = listVersions(shop.dist);
    expect(
      formatReproduction(await reproduce(openRelease(shop.dist, version), shop.dist, shop.raw)).join('\n'),
    ).toMatch(words);
  });

  it('with other tools says which, and which files differ', async () => {
    const shop = copyOf(once);
    const file = join(shop.dist, 'v1.0.0', 'manifest.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/("apache-arrow": )"[^"]+"/, '$1"20.0.0"'));
    sealSums(join(shop.dist, 'v1.0.0'));
    const words = formatReproduction(await reproduce(openRelease(shop.dist, '1.0.0'), shop.dist, shop.raw));
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
  const { problems } = await checkAll({ dist, raw }, names);
  return problems.map((one) => worded(one).replaceAll(dist, 'dist').replaceAll(raw, 'raw'));
}

const UNREADABLE = /^dist: release\/unreadable: /;

describe('the checks of what is committed', () => {
  it('find nothing, before the first release and after others', async () => {
    expect(await wrongIn({ ...once, dist: newFolder() })).toEqual([]);
    expect(await wrongIn(once)).toEqual([]);
  });

  it.each<[what: string, harm: (shop: Shop) => void, wrong: RegExp[]]>([
    [
      'a dump with errors, whatever the releases',
      ({ raw }) => writeFileSync(join(raw, 'x.txt'), page([TIDES], 'Feb 30').join('\n\n')),
      [/^raw\/x\.txt:11:1: extract\/impossible-date/],
    ],
    [
      'a release that was changed',
      ({ dist }) => appendFileSync(join(dist, 'v1.0.0', 'papers.csv'), 'x'),
      [
        /^dist\/v1\.0\.0\/papers\.csv: release\/changed-file: .*; put the file back/,
        /^dist: release\/unreadable: .*papers\.csv has another SHA-256/,
        /^dist: release\/unreadable: /,
      ],
    ],
    [
      'a file of a release that is gone',
      ({ dist }) => rmSync(join(dist, 'v1.0.0', 'papers.csv')),
      [/^dist\/v1\.0\.0\/papers\.csv: release\/missing-file: /, UNREADABLE, UNREADABLE],
    ],
    [
      'a file in a release that is no part of it',
      ({ dist }) => writeFileSync(join(dist, 'v1.0.0', 'notes.txt'), 'x'),
      [/^dist\/v1\.0\.0\/notes\.txt: release\/extra-file: /, UNREADABLE, UNREADABLE],
    ],
    [
      'a dump that was released and changed',
      ({ raw }) => writeRaw(raw, { days: { '2025-08-04': [SOIL, TABLE] } }),
      [
        /^raw\/2025-08-04\.txt: release\/input-changed: .*; put a page back as it was; .*npx daily-papers release$/,
      ],
    ],
    [
      'releases that cannot be read',
      ({ dist }) => writeFileSync(join(dist, 'latest.json'), '{}'),
      [UNREADABLE, UNREADABLE, UNREADABLE],
    ],
    [
      'a release that is not finished',
      ({ dist }) => rmSync(join(dist, 'latest.json')),
      [/^dist\/v1\.0\.0: release\/unfinished: .*; run: npx daily-papers release/],
    ],
    [
      'a release of which the dumps are gone',
      ({ raw }) => rmSync(join(raw, '2025-08-04.txt')),
      [/^raw\/2025-08-04\.txt: release\/input-lost: .*; put the file back: dumps never go$/],
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
        /^dist\/v1\.0\.0\/SHA256SUMS: release\/not-reproducible: /,
        /^dist\/v1\.0\.0\/data-dictionary\.md: release\/not-reproducible: .*: npx daily-papers build && npx daily-papers release$/,
      ],
    ],
  ])('find %s', async (_, harm, wrong) => {
    const shop = copyOf(once);
    harm(shop);
    expect(await wrongIn(shop)).toEqual(wrong.map((words) => expect.stringMatching(words)));
  });

  it.each<[what: string, change: (shop: Shop) => void]>([
    ['a file beside the releases', ({ dist }) => writeFileSync(join(dist, 'notes.txt'), 'x')],
    ['a dump that is new', ({ raw }) => writeRaw(raw, DAY_2)],
    [
      'a dump that is longer, and begins as it did',
      ({ raw }) => appendFileSync(join(raw, '2025-08-04.txt'), '\n'),
    ],
    [
      'a release that was finished again',
      ({ dist }) => {
        rmSync(join(dist, 'latest.json'));
        finishReleases(dist);
      },
    ],
  ])('find nothing in %s', async (_, change) => {
    const shop = copyOf(once);
    change(shop);
    expect(await wrongIn(shop)).toEqual([]);
  });

  it.each<[what: string, harm: (shop: Shop) => void]>([
    ['nothing', () => {}],
    ['a dump that is gone', ({ raw }) => rmSync(join(raw, '2025-08-04.txt'))],
    ['a file that changed', ({ dist }) => appendFileSync(join(dist, 'v1.0.0', 'papers.csv'), 'x')],
    [
      'a release that was sealed anew',
      ({ dist }) => {
        appendFileSync(join(dist, 'v1.0.0', 'data-dictionary.md'), 'x');
        sealSums(join(dist, 'v1.0.0'));
        rmSync(join(dist, 'latest.json'));
        finishReleases(dist);
      },
    ],
  ])('find the same with what they remember, of %s', async (_, harm) => {
    const shop = copyOf(once);
    const cache = () => openCache(join(shop.dist, '..', `cache-${basename(shop.dist)}`), 'a'.repeat(64));
    expect((await checkAll({ ...shop, cache: cache() })).problems).toEqual([]);
    harm(shop);
    expect(await checkAll({ ...shop, cache: cache() })).toEqual(await checkAll(shop));
  });

  it('find an id that leads nowhere any more', async () => {
    const shop = copyOf(once);
    rmSync(join(shop.raw, '2025-08-04.txt'));
    expect((await next(shop, DAY_2)).version).toBe('2.0.0');
    expect(await wrongIn(shop)).toEqual([
      expect.stringMatching(
        /^dist\/v1\.0\.0\/papers\.jsonl: release\/id-lost: dp-\S+ leads nowhere in 2\.0\.0; /,
      ),
    ]);
  });
});
