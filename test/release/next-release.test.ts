import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { THIS_PROCESS } from '../../pipeline/disk/process-identity.ts';
import { planRelease } from '../../pipeline/release/next-release.ts';
import { openDataset } from '../../pipeline/dataset/dataset.ts';
import { draftRelease } from '../../pipeline/release/draft.ts';
import { openCurrentBuild } from '../../pipeline/release/current-build.ts';
import { readLatest, openLatest } from '../../pipeline/dataset/releases.ts';
import { sumOf } from '../../pipeline/dataset/sums.ts';
import { openStaging } from '../../pipeline/disk/staging.ts';
import { buildNext, copyOf, DAY_1, DAY_2, newShop, removeCopies, type Shop } from './shop.ts';
import { writeRaw } from '../diff/worlds.ts';
import { sealSums } from '../verify/seal.ts';
import { publishRelease } from '../../pipeline/release/publish.ts';

/** Of two dumps, released once and then built again; do not change it. */
const once = newShop();
beforeAll(async () => {
  writeRaw(once.raw, DAY_1);
  writeRaw(once.raw, DAY_2);
  await buildNext(once);
  await releaseAs('1.0.0', once);
});
afterEach(removeCopies);

const nextOf = ({ dist }: Shop) => join(dist, 'next');
const candidate = (shop: Shop) => planRelease(openDataset(nextOf(shop)), shop.dist, false);

/** Releases the build in hand, whatever changed, and builds once more. */
async function releaseAs(version: string, shop: Shop): Promise<void> {
  const staging = openStaging(join(shop.dist, 'release'));
  const naming = { version, date: '2025-08-05', since: openLatest(shop.dist), assets: [] };
  await draftRelease(openDataset(nextOf(shop)), staging, naming);
  publishRelease(staging, shop.dist, version);
  await buildNext(shop);
}

/** Changes a description of the latest release, as if it had been written by other code. */
function describeOtherwise({ dist }: Shop): void {
  const latest = readLatest(dist);
  const folder = join(dist, latest?.folder ?? '');
  appendFileSync(join(folder, 'README.md'), 'Written otherwise.\n');
  sealSums(folder);
  writeFileSync(join(dist, 'latest.json'), JSON.stringify({ ...latest, sha256: sumOf(folder) }));
}

it('a build that would be the first release over again is no candidate', async () => {
  expect(await candidate(once)).toMatchObject({ since: { version: '1.0.0' }, verdict: null });
});

it('nor is one that would be a second release over again, of the same tables', async () => {
  const shop = copyOf(once);
  await releaseAs('1.0.1', shop);
  expect(await candidate(shop)).toMatchObject({ since: { version: '1.0.1' }, verdict: null });
});

it('a build with the tables of the release, which it describes otherwise, is a patch', async () => {
  const shop = copyOf(once);
  describeOtherwise(shop);
  expect((await candidate(shop)).verdict).toMatchObject({ version: '1.0.1', level: 'patch' });
});

it('what a run that was killed has left of its comparison goes with the next one', async () => {
  const shop = copyOf(once);
  const names = readdirSync(shop.dist);
  // no process has this number, on any system
  mkdirSync(join(shop.dist, `.again-${THIS_PROCESS.replace(/^\d+/, '999999999')}.new`));
  await candidate(shop);
  expect(readdirSync(shop.dist)).toEqual(names);
});

it('a build of which one dump of several is gone is refused', async () => {
  const shop = copyOf(once);
  const gone = join(shop.raw, '2025-08-05.txt');
  rmSync(gone);
  await expect(openCurrentBuild(nextOf(shop), shop.raw)).rejects.toThrow(
    `${gone} is gone; run: npx daily-papers build`,
  );
});
