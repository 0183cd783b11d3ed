import { describe, expect, it } from 'vitest';
import { findSimilarPairs } from '../../../pipeline/merge/candidates/join.ts';

const METHODS = ['bitmaps', 'one-deletion', 'two-deletions'] as const;

describe('findSimilarPairs', () => {
  it('counts more distinct bigrams than 16 bits can name', () => {
    const keys = Array.from({ length: 200 }, (_, i) =>
      Array.from({ length: 200 }, (_, k) =>
        String.fromCharCode(
          0x4e00 + (((i * 200 + k) * 7919) % 20_000),
          0x3400 + (((i * 200 + k) * 31) % 6_500),
        ),
      ).join(''),
    );
    const bigrams = keys.flatMap((key) => Array.from(key.slice(1), (_, at) => key.slice(at, at + 2)));
    expect(new Set(bigrams).size).toBeGreaterThan(2 ** 16);
    const near = [...keys, ...keys.map((key) => `${key.slice(0, 150)}x${key.slice(151)}`)];
    const expected = keys.map((_, a) => ({ a, b: a + keys.length }));
    for (const options of [{}, ...METHODS.map((method) => ({ method }))])
      expect([...findSimilarPairs(near, { num: 9, den: 10 }, options)]).toEqual(expected);
  });
});
