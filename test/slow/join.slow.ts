import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findSimilarPairs } from '../../pipeline/merge/candidates/join.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { titleSimilarity } from '../../pipeline/merge/compare/similarity.ts';

const LABELLED = process.env.LABELLED ?? '../shared/labelled';
const METHODS = ['bitmaps', 'one-deletion', 'two-deletions'] as const;
const THRESHOLDS = [60, 65, 70, 75, 80, 85, 90, 95, 100];

const titles = gunzipSync(readFileSync(`${LABELLED}/titles-200k.txt.gz`))
  .toString('utf8')
  .trim()
  .split('\n');

/** A run of them: the list is in order of time, and titles of one year are more alike. */
const keysOf = (first: number, count: number) => titles.slice(first, first + count).map(normaliseTitle);

describe('2,000 real titles', () => {
  const keys = keysOf(70_000, 2_000);
  const scored = keys.flatMap((one, a) =>
    keys.slice(a + 1).flatMap((other, k) => {
      const similarity = titleSimilarity(one, other);
      return similarity >= 0.6 ? [{ a, b: a + 1 + k, similarity }] : [];
    }),
  );

  it.each(THRESHOLDS)('have the pairs at 0.%i that comparing all pairs gives', (num) => {
    const expected = scored.filter(({ similarity }) => similarity >= num / 100).map(({ a, b }) => ({ a, b }));
    for (const method of METHODS)
      expect([...findSimilarPairs(keys, { num, den: 100 }, { method })]).toEqual(expected);
  });

  it('have some pairs to find', () => {
    expect(scored.length).toBeGreaterThan(10);
  });
});

describe('20,000 real titles', () => {
  const keys = keysOf(0, 20_000);

  it.each([85, 90])('have the same pairs at 0.%i whichever way they are found', (num) => {
    const [first, ...others] = METHODS.map((method) => [
      ...findSimilarPairs(keys, { num, den: 100 }, { method }),
    ]);
    expect(first?.length).toBeGreaterThan(0);
    for (const pairs of others) expect(pairs).toEqual(first);
  });
});
