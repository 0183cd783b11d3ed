import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeHubPairs } from '../../../pipeline/merge/candidates/hubs.ts';
import { findCandidatePairs, findSimilarPairs } from '../../../pipeline/merge/candidates/join.ts';
import { openPairList } from '../../../pipeline/merge/candidates/pair-list.ts';

const pairsOf = (n: number, some: readonly (readonly [number, number])[]) => {
  const pairs = openPairList(n);
  for (const [i, j] of some) pairs.add(i, j);
  return pairs.pairs();
};

describe('openPairs', () => {
  it('gives each pair once, the lower index first, in order', () => {
    const pairs = pairsOf(5, [
      [3, 1],
      [1, 3],
      [0, 4],
      [1, 2],
    ]);
    expect([...pairs]).toEqual([
      { a: 0, b: 4 },
      { a: 1, b: 2 },
      { a: 1, b: 3 },
    ]);
    expect(pairs.count).toBe(3);
  });

  it('has room for any number', () => {
    const n = 200;
    const all = Array.from({ length: n * n }, (_, k) => [Math.floor(k / n), k % n] as const);
    expect(
      pairsOf(
        n,
        all.filter(([i, j]) => i < j),
      ).count,
    ).toBe((n * (n - 1)) / 2);
  });
});

it('openPairs forgets what is needless where memory gets short, and nothing else', () => {
  const pairs = openPairList(5_000, (a) => a > 0);
  for (let i = 1; i < 4_999; i++) pairs.add(i, i + 1);
  pairs.add(0, 1);
  const [first, ...others] = pairs.pairs();
  expect(first).toEqual({ a: 0, b: 1 });
  expect(others.length).toBeLessThan(1_024);
});

it('titles that differ in their blanks alone are a crowd like others', () => {
  const keys = Array.from({ length: 4_000 }, (_, i) =>
    [...'supercalifrag']
      .map((letter, k) => (i & (1 << k) ? `${letter} ` : letter))
      .join('')
      .trim(),
  );
  const distinct = [...new Set(keys)];
  const { pairs, hubs } = findCandidatePairs([...distinct, 'another title'], { num: 17, den: 20 }, 64);
  expect([pairs.count, hubs.length]).toEqual([0, distinct.length]);
});

describe('partCrowds', () => {
  it('takes away what is between two of a crowd, and leaves what is with others', () => {
    // 0 to 3 are each with three others at least; 4 is with one only
    const all = pairsOf(5, [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
      [3, 4],
    ]);
    const { pairs, hubs } = removeHubPairs(all, 5, 2);
    expect(hubs).toEqual([0, 1, 2, 3]);
    expect([...pairs]).toEqual([{ a: 3, b: 4 }]);
  });

  it('takes nothing away where there is none', () => {
    const all = pairsOf(4, [
      [0, 1],
      [0, 2],
    ]);
    expect(removeHubPairs(all, 4, 2)).toEqual({ pairs: all, hubs: [] });
  });
});

describe('a join that need not give crowds', () => {
  const title = fc.integer({ min: 0, max: 40 }).map((k) => `a title of a pattern, number ${k}`);
  const other = fc.string({ unit: fc.constantFrom('a', 'b', 'ti', 'tle'), maxLength: 12 });

  it.each(['bitmaps', 'one-deletion', 'two-deletions'] as const)(
    'comes to the same pairs and crowds as one that gives all: %s',
    (method) => {
      fc.assert(
        fc.property(fc.uniqueArray(fc.oneof(title, other), { maxLength: 60 }), fc.nat(8), (keys, most) => {
          const threshold = { num: 17, den: 20 };
          const all = removeHubPairs(findSimilarPairs(keys, threshold), keys.length, most);
          const some = findCandidatePairs(keys, threshold, most, { method });
          expect([...some.pairs]).toEqual([...all.pairs]);
          expect(some.hubs).toEqual(all.hubs);
        }),
      );
    },
  );
});
