import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulingsOf } from '../../pipeline/merge/rulings.ts';
import type { Judgement } from '../../schemas/types.ts';

type Call = [verdict: Judgement['verdict'], a: string, b: string];

/** Judgements, each with its verdict and titles as the reason. */
function judgements(calls: readonly Call[]): Judgement[] {
  return calls.map(([verdict, title_a, title_b]) => ({
    verdict,
    title_a,
    title_b,
    reason: `${title_a} ${verdict} ${title_b}`,
    by: 'Ada',
    date: '2025-09-01',
  }));
}

describe('what people decided', () => {
  it.each<[what: string, calls: Call[], a: string, b: string, ruling: string]>([
    ['nothing on any pair', [], 'a', 'b', 'nothing'],
    ['nothing on another pair', [['same', 'a', 'c']], 'a', 'b', 'nothing'],
    ['a pair', [['same', 'a', 'b']], 'a', 'b', 'same: a same b'],
    ['a pair the other way round', [['same', 'a', 'b']], 'b', 'a', 'same: a same b'],
    ['a pair in other typography', [['same', 'A.', '  b']], 'a', 'b', 'same: A. same   b'],
    [
      'a chain',
      [
        ['same', 'a', 'c'],
        ['same', 'c', 'b'],
      ],
      'a',
      'b',
      'same: a same c, c same b',
    ],
    [
      'the shortest chain',
      [
        ['same', 'a', 'c'],
        ['same', 'c', 'b'],
        ['same', 'a', 'b'],
      ],
      'a',
      'b',
      'same: a same b',
    ],
    [
      'what is the same as something different',
      [
        ['same', 'a', 'c'],
        ['different', 'c', 'b'],
      ],
      'a',
      'b',
      'different: a same c, c different b',
    ],
    [
      'a pair that is called both',
      [
        ['same', 'a', 'b'],
        ['different', 'a', 'b'],
      ],
      'a',
      'b',
      'different: a different b',
    ],
    [
      'a pair that is called both through a chain',
      [
        ['same', 'a', 'c'],
        ['same', 'c', 'b'],
        ['different', 'a', 'b'],
      ],
      'a',
      'b',
      'different: a different b',
    ],
    [
      'two that are both not a third: nothing',
      [
        ['different', 'a', 'c'],
        ['different', 'c', 'b'],
      ],
      'a',
      'b',
      'nothing',
    ],
    ['a title and itself', [['same', 'a', 'a']], 'a', 'a', 'same: a same a'],
    ['a title and itself, from another pair: nothing', [['same', 'a', 'b']], 'a', 'a', 'nothing'],
    [
      'names of properties',
      [['same', '__proto__', 'constructor']],
      'constructor',
      '__proto__',
      'same: __proto__ same constructor',
    ],
  ])('on %s', (_, calls, a, b, expected) => {
    const ruling = rulingsOf(judgements(calls)).on(a, b);
    const chain = ruling?.judgements.map(({ reason }) => reason).join(', ');
    expect(ruling === null ? 'nothing' : `${ruling.verdict}: ${chain}`).toBe(expected);
  });

  it('does not depend on the order of the judgements, nor of the pair', () => {
    const titles = fc.constantFrom(...'abcdef');
    const calls = fc.array(
      fc.tuple(fc.constantFrom('same' as const, 'same' as const, 'different' as const), titles, titles),
      { maxLength: 8 },
    );
    const orders = calls.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(orders, titles, titles, ([some, shuffled], a, b) => {
        const ruling = rulingsOf(judgements(some)).on(a, b);
        expect(rulingsOf(judgements(shuffled)).on(a, b)).toEqual(ruling);
        expect(rulingsOf(judgements(some)).on(b, a)?.verdict).toBe(ruling?.verdict);
      }),
    );
  });
});
