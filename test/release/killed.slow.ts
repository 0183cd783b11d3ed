import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { THIS_PROCESS } from '../../pipeline/disk/process-identity.ts';
import { finishReleases } from '../../pipeline/release/finish.ts';
import { openLatest } from '../../pipeline/dataset/releases.ts';
import { contentsOf, copy, copyOf, DAY_1, DAY_2, newShop, next, releaseNext, type Shop } from './shop.ts';

/** Released once; do not change it. */
const once = newShop();
beforeAll(async () => {
  await next(once, DAY_1);
});

/** No process has this id: Linux gives at most 4,194,304. */
const ENDED = THIS_PROCESS.replace(/^\d+/, '999999999');

describe('a run that was killed', () => {
  const latest = 'latest.json';
  /** What a release of the second day leaves, and what is done to it so that it looks as if it had been killed. */
  const whole = newShop();
  beforeAll(async () => {
    copy(once, whole);
    await next(whole, DAY_2);
  });

  const back =
    (file: string) =>
    ({ dist }: Shop) =>
      cpSync(join(once.dist, file), join(dist, file));
  const partly = ({ dist }: Shop) => {
    mkdirSync(join(dist, `.release-${ENDED}.new`));
    writeFileSync(join(dist, `.release-${ENDED}.new`, 'papers.csv'), 'id,tit');
  };

  it.each<[when: string, states: ((shop: Shop) => void)[]]>([
    [
      'while it wrote the tables',
      [
        ({ dist }) => rmSync(join(dist, 'v1.1.0'), { recursive: true }),
        back('CHANGELOG.md'),
        back(latest),
        partly,
      ],
    ],
    ['before the changelog', [back('CHANGELOG.md'), back(latest)]],
    [
      'while it wrote the changelog',
      [back('CHANGELOG.md'), back(latest), ({ dist }) => mkdirSync(join(dist, `.CHANGELOG.md-${ENDED}.new`))],
    ],
    ['before latest.json', [back(latest)]],
    [
      'while it wrote latest.json',
      [back(latest), ({ dist }) => mkdirSync(join(dist, `.latest.json-${ENDED}.new`))],
    ],
    ['after another one had finished, and wrote its changelog over it', [back('CHANGELOG.md')]],
    ['after all, and latest.json was lost', [({ dist }) => rmSync(join(dist, latest))]],
  ])(
    '%s leaves the old release or the new one, and the next run ends as if nothing had been',
    async (_, states) => {
      const shop = copyOf(whole);
      for (const state of states) state(shop);
      // what stands there is whole at any moment
      const there = existsSync(join(shop.dist, latest)) ? openLatest(shop.dist)?.version : '1.1.0';
      expect(['1.0.0', '1.1.0']).toContain(there);
      await releaseNext(shop);
      expect(contentsOf(shop.dist)).toEqual(contentsOf(whole.dist));
    },
  );

  it('and left a folder that is not whole is told so, and nothing is lost', () => {
    const shop = copyOf(whole);
    back(latest)(shop);
    writeFileSync(join(shop.dist, 'v1.1.0', 'papers.csv'), '');
    expect(() => finishReleases(shop.dist)).toThrow(
      /v1\.1\.0\/papers\.csv has another SHA-256, and .*latest\.json does not name it: remove it/,
    );
    expect(openLatest(shop.dist)?.version).toBe('1.0.0');
  });

  it('is not finished by a dry run', async () => {
    const shop = copyOf(whole);
    back(latest)(shop);
    const { said } = await releaseNext(shop, { dryRun: true });
    expect(said).toContain('v1.1.0 was left unfinished: the next run finishes it');
    expect(openLatest(shop.dist)?.version).toBe('1.0.0');
  });
});
