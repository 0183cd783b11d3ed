import { appendFileSync, cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { planRelease } from '../../pipeline/release/next-release.ts';
import { openDataset } from '../../pipeline/dataset/dataset.ts';
import { finishReleases, listUnfinished } from '../../pipeline/release/finish.ts';
import { publishRelease } from '../../pipeline/release/publish.ts';
import { openCurrentBuild } from '../../pipeline/release/current-build.ts';
import { openSince } from '../../pipeline/dataset/releases.ts';
import { type Checked, verify } from '../../pipeline/verify/verify.ts';
import { buildNext, contentsOf, copyOf, DAY_1, newShop, next, type Shop } from './shop.ts';
import { writeRaw } from '../diff/worlds.ts';
import { sealSums } from '../verify/seal.ts';
import { inManifest } from '../verify/tamper.ts';

/** Released once; do not change it. */
const once = newShop();
beforeAll(async () => {
  await next(once, DAY_1);
});

const nextOf = ({ dist }: Shop) => join(dist, 'next');
const verifying = (folder: string, raw?: string) => verify(folder, { raw });

describe('a build', () => {
  it('is the first release where there is none before', async () => {
    const shop = newShop();
    writeRaw(shop.raw, DAY_1);
    await buildNext(shop);
    expect(await planRelease(openDataset(nextOf(shop)), shop.dist, false)).toEqual({
      since: null,
      difference: null,
      verdict: {
        version: '1.0.0',
        level: 'major',
        reasons: [{ level: 'major', words: 'the first release' }],
      },
    });
  });

  it('of another edition than the release before is refused', async () => {
    const shop = copyOf(once);
    const folder = nextOf(shop);
    await build(shop.raw, folder, { edition: 'titles-only', since: openSince(undefined, folder) });
    await expect(planRelease(openDataset(folder), shop.dist, false)).rejects.toThrow(
      `${folder} is the titles-only edition, and ${join(shop.dist, 'v1.0.0')} the full one`,
    );
  });

  it('that is damaged is told with how much more is, and what to do', () => {
    const shop = copyOf(once);
    const files = ['papers.csv', 'papers.jsonl', 'papers.arrow'];
    const damaged = (folder: string, count: number) => {
      for (const file of files.slice(0, count)) appendFileSync(join(folder, file), 'x');
      return () => openDataset(folder);
    };
    const release = join(shop.dist, 'v1.0.0');
    expect(damaged(release, 1)).toThrow(
      `${join(release, 'papers.csv')} has another SHA-256; a release never changes: restore it`,
    );
    expect(damaged(nextOf(shop), 3)).toThrow(
      /papers\.arrow has .*, and so for 2 more files; run: npx daily-papers build$/,
    );
  });

  it('is no release', () => {
    expect(() => openSince(nextOf(once), 'x')).toThrow(
      `${nextOf(once)} is not a release: its manifest has no version`,
    );
  });

  it('by other tools is refused', async () => {
    const shop = copyOf(once);
    inManifest((manifest) => Object.assign(manifest.tools, { fast: '1.0.0' }))(nextOf(shop));
    sealSums(nextOf(shop));
    await expect(openCurrentBuild(nextOf(shop), shop.raw, verifying)).rejects.toThrow(
      'it was built by fast 1.0.0, and none is installed',
    );
  });

  it.each([
    [1, /wrong-year: [^(]*; see: npx daily-papers validate$/],
    [3, /wrong-year: .* \(and 2 more errors\); see: npx daily-papers validate$/],
  ])('of dumps with %i errors is refused', async (count, message) => {
    const shop = newShop();
    const days = ['2025-08-04', '2025-08-05', '2025-08-06'];
    const wrong = { year: 2024, year_reason: 'a wrong one, for once' };
    writeRaw(shop.raw, {
      days: Object.fromEntries(days.map((day) => [day, DAY_1.days['2025-08-04'] ?? []])),
      sidecars: Object.fromEntries(days.slice(0, count).map((day) => [day, wrong])),
    });
    await buildNext(shop);
    await expect(openCurrentBuild(nextOf(shop), shop.raw, verifying)).rejects.toThrow(message);
  });

  it('of dumps with warnings is not', async () => {
    const shop = newShop();
    writeRaw(shop.raw, DAY_1);
    writeFileSync(join(shop.raw, 'empty.txt'), '');
    await buildNext(shop);
    expect((await openCurrentBuild(nextOf(shop), shop.raw, verifying)).folder).toBe(nextOf(shop));
  });

  it('that breaks laws is refused with their names', async () => {
    const laws = (['ids', 'raw', 'lineage'] as const).map((law): Checked => ({
      law,
      holds: law === 'lineage',
      figures: {},
    }));
    await expect(
      openCurrentBuild(nextOf(once), once.raw, async () => ({ laws, findings: [] })),
    ).rejects.toMatchObject({
      message: `${nextOf(once)} breaks ids, raw; see: npx daily-papers verify ${nextOf(once)}`,
      exitCode: 70,
    });
  });
});

describe('a folder of a release that latest.json does not name', () => {
  it('is finished, and then there is nothing to finish', () => {
    const shop = copyOf(once);
    for (const file of ['latest.json', 'CHANGELOG.md']) rmSync(join(shop.dist, file));
    expect(listUnfinished(shop.dist)).toEqual(['1.0.0']);
    expect(finishReleases(shop.dist)).toEqual(['1.0.0']);
    expect(contentsOf(shop.dist)).toEqual(contentsOf(once.dist));
    expect([listUnfinished(shop.dist), finishReleases(shop.dist)]).toEqual([[], []]);
    expect(finishReleases(join(shop.dist, 'none'))).toEqual([]);
  });

  it('must be whole', () => {
    const shop = copyOf(once);
    rmSync(join(shop.dist, 'latest.json'));
    appendFileSync(join(shop.dist, 'v1.0.0', 'papers.csv'), 'x');
    expect(() => finishReleases(shop.dist)).toThrow(
      `${join(shop.dist, 'v1.0.0', 'papers.csv')} has another SHA-256, and ${join(shop.dist, 'latest.json')} does not name it: remove it`,
    );
  });

  it('must bear its own version', () => {
    const shop = copyOf(once);
    rmSync(join(shop.dist, 'latest.json'));
    renameSync(join(shop.dist, 'v1.0.0'), join(shop.dist, 'v1.2.0'));
    expect(() => finishReleases(shop.dist)).toThrow(
      `the manifest of ${join(shop.dist, 'v1.2.0')} says version 1.0.0, and`,
    );
  });

  it('may be what another run has made of just the same files, and of no others', () => {
    const shop = copyOf(once);
    const staging = join(shop.dist, '.staging');
    cpSync(join(shop.dist, 'v1.0.0'), staging, { recursive: true });
    publishRelease(staging, shop.dist, '1.0.0');
    writeFileSync(join(staging, 'SHA256SUMS'), '');
    expect(() => publishRelease(staging, shop.dist, '1.0.0')).toThrow();
    expect(() => publishRelease(join(shop.dist, 'none'), shop.dist, '1.1.0')).toThrow('ENOENT');
    rmSync(staging, { recursive: true });
    expect(contentsOf(shop.dist)).toEqual(contentsOf(once.dist));
  });
});
