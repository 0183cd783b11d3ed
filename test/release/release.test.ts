import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLatest, openRelease, listVersions } from '../../pipeline/dataset/releases.ts';
import { verify } from '../../pipeline/verify/verify.ts';
import { validateLatest } from '../../schemas/validators.js';
import { sealSums } from '../verify/seal.ts';
import {
  buildNext,
  contentsOf,
  copy,
  copyOf,
  DAY_1,
  DAY_2,
  newShop,
  next,
  releaseNext,
  removeCopies,
  type Shop,
} from './shop.ts';
import { BEES, changed, SOIL, TIDES, type World, writeRaw } from '../diff/worlds.ts';
import { reproduce, formatReproduction } from '../../pipeline/release/reproduce.ts';
import { findUnresolvedIds } from '../../pipeline/check/releases.ts';

const SAID: World = { days: {}, judgements: [['same', TIDES.title, BEES.title]] };
// the line was taken out, and what is true put in its place
const TAKEN_BACK: World = { days: {}, judgements: [['different', TIDES.title, BEES.title]] };
const OLDER: World = {
  days: { '2025-08-01': [changed(TIDES, { title: TIDES.title.replace('Systems', 'System') })] },
  judgements: [...(TAKEN_BACK.judgements ?? []), ['different', SOIL.title, BEES.title]],
};

afterEach(removeCopies);

/** Released once; do not change it. */
const once = newShop();
/** Released again and again; do not change it. */
const chain = newShop();
const versions: (string | null)[] = [];
const seen: Record<string, string>[] = [];

beforeAll(async () => {
  await next(once, DAY_1);
  for (const world of [DAY_1, DAY_2, SAID, TAKEN_BACK, OLDER]) {
    versions.push((await next(chain, world)).version);
    seen.push(contentsOf(chain.dist));
  }
});

describe('a first release', () => {
  it('is 1.0.0, of the newest day that the data knows, and is what latest.json names', () => {
    const files = contentsOf(once.dist);
    expect(Object.keys(files).filter((file) => !file.startsWith('v1.0.0/'))).toEqual([
      'CHANGELOG.md',
      'latest.json',
    ]);
    const latest = JSON.parse(files['latest.json'] ?? '');
    expect(validateLatest(latest)).toBe(true);
    expect(latest).toMatchObject({ version: '1.0.0', date: '2025-08-04', folder: 'v1.0.0' });
    expect(JSON.parse(files['v1.0.0/manifest.json'] ?? '')).toMatchObject({
      version: '1.0.0',
      date: '2025-08-04',
      since: null,
    });
    expect(files['CHANGELOG.md']).toContain('## 1.0.0 (2025-08-04)\n\nThe first release');
  });

  it('holds every law', async () => {
    const { findings } = await verify(join(once.dist, 'v1.0.0'), { raw: once.raw });
    expect(findings).toEqual([]);
  });

  it('has the tables of the build, to the byte', () => {
    const tables = readdirSync(join(once.dist, 'next')).filter((file) =>
      /jsonl|csv$|arrow|parquet/.test(file),
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const file of tables)
      expect(
        readFileSync(join(once.dist, 'v1.0.0', file)).equals(readFileSync(join(once.dist, 'next', file))),
      ).toBe(true);
  });

  it('is not released again, and nothing is written', async () => {
    const before = contentsOf(once.dist);
    await buildNext(once);
    const { version, said } = await releaseNext(once);
    expect([version, said]).toEqual([null, expect.stringContaining('nothing to release')]);
    expect(contentsOf(once.dist)).toEqual(before);
  });
});

describe('releases one after the other', () => {
  it('have the versions that follow from what changed', () => {
    expect(versions).toEqual(['1.0.0', '1.1.0', '1.1.1', '1.2.0', '1.3.0']);
  });

  it('never change those before', () => {
    for (const [i, files] of seen.entries())
      for (const [file, content] of Object.entries(files).filter(([file]) => file.startsWith('v')))
        expect([i, file, seen.at(-1)?.[file] === content]).toEqual([i, file, true]);
  });

  it('know the release before', () => {
    expect(
      listVersions(chain.dist).map((version) => openRelease(chain.dist, version).manifest.since),
    ).toEqual([null, '1.0.0', '1.1.0', '1.1.1', '1.2.0']);
  });

  it('have their entries in the changelog, the newest first, the old ones as they were', () => {
    const [before = '', after = ''] = seen.slice(-2).map((files) => files['CHANGELOG.md']);
    expect(after.match(/^## [\d.]+/gm)).toEqual(['## 1.3.0', '## 1.2.0', '## 1.1.1', '## 1.1.0', '## 1.0.0']);
    expect(after.endsWith(before.slice(before.indexOf('## 1.2.0')))).toBe(true);
    expect(after).toContain('Since 1.1.0: papers merged: 1, ids that became redirects: 1');
  });

  it('resolve every id that was ever published, in one hop', () => {
    const latest = openLatest(chain.dist);
    const releases = listVersions(chain.dist).map((version) => openRelease(chain.dist, version));
    expect(releases.flatMap((one) => (latest ? findUnresolvedIds(latest, one) : ['none']))).toEqual([]);
    // and it would be seen
    const [first] = releases;
    expect(latest && first ? findUnresolvedIds({ rows: () => [] }, first).length : 0).toBe(2);
  });

  it.each([
    ['1.0.0', /all \d+ files are identical$/],
    ['1.1.0', /all \d+ files are identical$/],
    // whose judgement is not there any more
    ['1.1.1', /judgements\.jsonl has changed\n.*v1\.1\.1 cannot be built again/],
    // to whose judgements one was added
    ['1.2.0', /all \d+ files are identical$/],
    ['1.3.0', /all \d+ files are identical$/],
  ])('can be built again, %s, from the dumps as they are now', async (version, words) => {
    const found = await reproduce(openRelease(chain.dist, version), chain.dist, chain.raw);
    expect(formatReproduction(found).join('\n')).toMatch(words);
  });
});

describe('the version that is asked for', () => {
  const shop = newShop();
  beforeAll(async () => {
    copy(once, shop);
    writeRaw(shop.raw, DAY_2);
    await buildNext(shop);
  });

  it.each([
    ['1.0.1', /is too low for what has changed: use at least 1\.1\.0 .*minor: new papers: 1/],
    ['1.0.0', /is too low/],
    ['one', /takes three numbers/],
  ])('%s is refused', async (version, message) => {
    await expect(releaseNext(shop, { version })).rejects.toThrow(message);
    expect(listVersions(shop.dist)).toEqual(['1.0.0']);
  });

  it('may be higher', async () => {
    const own = copyOf(shop);
    expect((await releaseNext(own, { version: '2.0.0', date: '2025-10-01' })).version).toBe('2.0.0');
    expect(openLatest(own.dist)?.manifest).toMatchObject({
      version: '2.0.0',
      date: '2025-10-01',
      since: '1.0.0',
    });
  });
});

describe('the day of a release', () => {
  it('is never before that of the last one, whether given or taken from the data', async () => {
    const shop = newShop();
    await next(shop, DAY_1, { date: '2026-11-24' });
    writeRaw(shop.raw, DAY_2);
    await buildNext(shop);
    await expect(releaseNext(shop, { date: '2026-11-23' })).rejects.toThrow(
      '--date 2026-11-23 is before 2026-11-24, the day of release 1.0.0',
    );
    expect(await releaseNext(shop, { date: '2026-11-24', dryRun: true })).toMatchObject({
      said: expect.stringContaining('## 1.1.0 (2026-11-24)'),
    });
    await releaseNext(shop);
    expect(openLatest(shop.dist)?.manifest).toMatchObject({ version: '1.1.0', date: '2026-11-24' });
  });
});

describe('a dry run', () => {
  it('says what would be released, and writes nothing', async () => {
    const shop = copyOf(once);
    writeRaw(shop.raw, DAY_2);
    await buildNext(shop);
    const before = contentsOf(shop.dist);
    const { version, said } = await releaseNext(shop, { dryRun: true });
    expect(version).toBe(null);
    expect(said).toMatch(
      /minor: new papers: 1\n[^]*## 1\.1\.0 \(2025-08-05\)[^]*without --dry-run this is 1\.1\.0$/,
    );
    expect(contentsOf(shop.dist)).toEqual(before);
  });
});

describe('what is refused', () => {
  it.each<[what: string, harm: (shop: Shop) => void, message: RegExp]>([
    [
      'no build',
      ({ dist }) => rmSync(join(dist, 'next'), { recursive: true }),
      /no build in .*run: npx daily-papers build/,
    ],
    [
      'a dump that is new',
      ({ raw }) => writeRaw(raw, DAY_2),
      /2025-08-05\.txt is new; run: npx daily-papers build/,
    ],
    [
      'a dump that changed',
      ({ raw }) => appendFileSync(join(raw, '2025-08-04.txt'), '\n'),
      /2025-08-04\.txt has changed/,
    ],
    [
      'a dump that is gone',
      ({ raw }) => (rmSync(join(raw, '2025-08-04.txt')), writeRaw(raw, { days: {} })),
      /2025-08-04\.txt is gone/,
    ],
    [
      'a build that is damaged',
      ({ dist }) => appendFileSync(join(dist, 'next', 'papers.csv'), 'x'),
      /papers\.csv has another SHA-256/,
    ],
    [
      'a build that breaks a law',
      ({ dist }) => {
        writeFileSync(join(dist, 'next', 'redirects.jsonl'), '{}\n');
        sealSums(join(dist, 'next'));
      },
      /breaks .*shapes.*npx daily-papers verify/,
    ],
    [
      'a release in the place of a build',
      ({ dist }) => {
        rmSync(join(dist, 'next'), { recursive: true });
        cpSync(join(dist, 'v1.0.0'), join(dist, 'next'), { recursive: true });
      },
      /it is the release 1\.0\.0/,
    ],
    [
      'a latest release that is damaged',
      ({ dist }) => appendFileSync(join(dist, 'v1.0.0', 'papers.csv'), 'x'),
      /v1\.0\.0\/papers\.csv has another SHA-256; a release never changes: restore it/,
    ],
    [
      'a latest release with more files',
      ({ dist }) => writeFileSync(join(dist, 'v1.0.0', 'x'), ''),
      /v1\.0\.0\/x is not in SHA256SUMS/,
    ],
    [
      'a latest release that was exchanged',
      ({ dist }) => {
        appendFileSync(join(dist, 'v1.0.0', 'papers.csv'), 'x');
        sealSums(join(dist, 'v1.0.0'));
      },
      /is not the release that .*latest\.json names/,
    ],
    [
      'a latest.json that is none',
      ({ dist }) => writeFileSync(join(dist, 'latest.json'), '{'),
      /latest\.json does not match/,
    ],
    [
      'a latest.json without its folder',
      ({ dist }) => rmSync(join(dist, 'v1.0.0'), { recursive: true }),
      /names 1\.0\.0, but there is no v1\.0\.0/,
    ],
  ])('%s', async (_, harm, message) => {
    const shop = copyOf(once);
    harm(shop);
    const before = contentsOf(shop.dist);
    await expect(releaseNext(shop)).rejects.toThrow(message);
    expect(contentsOf(shop.dist)).toEqual(before);
  });

  it('dumps with errors', async () => {
    const shop = newShop();
    writeRaw(shop.raw, {
      ...DAY_1,
      sidecars: { '2025-08-04': { year: 2024, year_reason: 'a wrong one, for once' } },
    });
    await buildNext(shop);
    await expect(releaseNext(shop)).rejects.toThrow(
      /2025-08-04\.txt\.sidecar\.json:1:2: validate\/wrong-year: .*; see: npx daily-papers validate/,
    );
  });

  it('dumps without any full date, unless the day is given', async () => {
    const shop = newShop();
    writeRaw(shop.raw, { ...DAY_1, dated: () => 'Aug 4' });
    // the name would give the year
    renameSync(join(shop.raw, '2025-08-04.txt'), join(shop.raw, 'page.txt'));
    await buildNext(shop);
    await expect(releaseNext(shop)).rejects.toThrow(/--date/);
    await expect(releaseNext(shop, { date: '2025-02-30' })).rejects.toThrow(/takes a day/);
    expect((await releaseNext(shop, { date: '2025-09-01' })).version).toBe('1.0.0');
  });
});
