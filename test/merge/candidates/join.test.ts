import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JoinOptions, findSimilarPairs } from '../../../pipeline/merge/candidates/join.ts';
import type { Pair } from '../../../pipeline/merge/candidates/pair-list.ts';
import { titleSimilarity } from '../../../pipeline/merge/compare/similarity.ts';
import type { Threshold } from '../../../pipeline/merge/thresholds.ts';

/** What the join must give: every pair, scored by string-similarity itself. */
function allPairs(keys: readonly string[], { num, den }: Threshold): Pair[] {
  return keys.flatMap((one, a) =>
    keys.flatMap((other, b) => (a < b && titleSimilarity(one, other) >= num / den ? [{ a, b }] : [])),
  );
}

function joined(keys: readonly string[], threshold: Threshold, options?: JoinOptions): Pair[] {
  return [...findSimilarPairs(keys, threshold, options)];
}

const thresholds = fc.oneof(
  fc.integer({ min: 60, max: 100 }).map((num) => ({ num, den: 100 })),
  fc
    .tuple(fc.integer({ min: 2, max: 40 }), fc.nat(1_000))
    .map(([den, share]) => ({ num: den - Math.floor((den * 0.4 * share) / 1_000), den })),
);

/** Few letters, so that bigrams repeat and most pairs are near the threshold. */
const repeating = fc.string({ unit: fc.constantFrom('a', 'b', 'aa', 'ab', ' '), maxLength: 12 });
const ofOneLength = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 8 });
const strange = fc.string({
  unit: fc.constantFrom(
    '語',
    '文',
    '言',
    '😀',
    '😁',
    'e\u0301',
    'é',
    '\u0301',
    '\u00a0',
    '\t',
    '__proto__',
    'ﬁ',
  ),
  maxLength: 8,
});
const short = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '語'), maxLength: 2 });
const words = fc
  .array(fc.constantFrom('deep', 'learning', 'of', 'graph', 'graphs', 'models', 'model', '2', '3'), {
    maxLength: 7,
  })
  .map((some) => some.join(' '));

/** Whichever way is chosen, the pairs are the same. */
const METHODS = [{}, { method: 'bitmaps' }, { method: 'one-deletion' }, { method: 'two-deletions' }] as const;

describe('similarPairs', () => {
  it.each([
    ['repeated bigrams', repeating],
    ['titles of one length', ofOneLength],
    ['strange characters', strange],
    ['hardly any characters', short],
    ['words of titles', words],
    ['any characters', fc.string({ unit: 'binary', maxLength: 6 })],
    ['all of these', fc.oneof(repeating, ofOneLength, strange, short, words)],
  ])('gives what comparing all pairs gives: %s', (_, key) => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), thresholds, (keys, threshold) => {
        const expected = allPairs(keys, threshold);
        for (const options of METHODS) expect(joined(keys, threshold, options)).toEqual(expected);
      }),
    );
  });

  it('gives them for long titles that differ in a few characters', () => {
    const title = 'a study of the many things that a title of some length may be about and of a few others';
    const edits = fc.array(fc.tuple(fc.nat(title.length - 1), fc.constantFrom('', 'x', 'th', ' ')), {
      maxLength: 14,
    });
    const edited = edits.map((some) =>
      some.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at + 1), title),
    );
    fc.assert(
      fc.property(fc.array(edited, { maxLength: 30 }), thresholds, (keys, threshold) => {
        const expected = allPairs(keys, threshold);
        for (const options of METHODS) expect(joined(keys, threshold, options)).toEqual(expected);
      }),
    );
  });

  it.each([
    [{ num: 4, den: 5 }, 1], // abcdef and abcdeg have 4 of 5 and 5 bigrams in common: exactly 0.8
    [{ num: 80, den: 100 }, 1],
    [{ num: 801, den: 1000 }, 0],
    [{ num: 4_000_000_000_001, den: 5_000_000_000_000 }, 0],
    [{ num: 3_999_999_999_999, den: 5_000_000_000_000 }, 1],
  ])('knows a pair exactly at the threshold: %j', (threshold, count) => {
    expect(joined(['abcdef', 'abcdeg'], threshold)).toHaveLength(count);
  });

  it.each([
    { num: 0, den: 1 },
    { num: 11, den: 10 },
    { num: 0.9, den: 1 },
    { num: 1, den: 0 },
  ])('refuses the threshold %j', (threshold) => {
    expect(() => findSimilarPairs(['a', 'b'], threshold)).toThrow(RangeError);
  });

  it('gives pairs in order, the lower index first', () => {
    const keys = ['graphs', 'a title', 'graph', 'atitle', 'a titles', 'graphs'];
    expect(joined(keys, { num: 4, den: 5 })).toEqual([
      { a: 0, b: 2 },
      { a: 0, b: 5 },
      { a: 1, b: 3 },
      { a: 1, b: 4 },
      { a: 2, b: 5 },
      { a: 3, b: 4 },
    ]);
  });
});
