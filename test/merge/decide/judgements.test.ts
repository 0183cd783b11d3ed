import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toConstraints } from '../../../pipeline/merge/decide/judgements.ts';
import { type Call, judgements as judgementsOf } from '../calls.ts';

/** Judgements, each with its verdict and titles as the reason. */
const judgements = (calls: readonly Call[]) => judgementsOf(calls, (verdict, a, b) => `${a} ${verdict} ${b}`);

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
      'the shortest chain, though another leads past its middle',
      [
        ['same', 'a', 'c'],
        ['same', 'c', 'd'],
        ['same', 'c', 'e'],
        ['same', 'd', 'e'],
      ],
      'a',
      'e',
      'same: a same c, c same e',
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
    const ruling = toConstraints(judgements(calls)).on(a, b);
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
        const ruling = toConstraints(judgements(some)).on(a, b);
        expect(toConstraints(judgements(shuffled)).on(a, b)).toEqual(ruling);
        expect(toConstraints(judgements(some)).on(b, a)?.verdict).toBe(ruling?.verdict);
      }),
    );
  });

  it('all in the name of the first of the titles that are called the same', () => {
    const rulings = toConstraints(
      judgements([
        ['same', 'c', 'b'],
        ['same', 'b', 'a'],
      ]),
    );
    expect(['a', 'b', 'c', 'd'].map(rulings.classOf)).toEqual(['a', 'a', 'a', null]);
  });

  it('nothing on titles that are too many for one paper, and all on as many as it may have', () => {
    const chain = (titles: number) =>
      Array.from({ length: titles - 1 }, (_, i): Call => ['same', `title ${i}`, `title ${i + 1}`]);
    const few = toConstraints(judgements(chain(64)));
    expect([few.on('title 0', 'title 63')?.judgements.length, few.crowds]).toEqual([63, []]);
    const many = toConstraints(
      judgements([...chain(65), ['same', 'a', 'b'], ['different', 'title 1', 'title 9']]),
    );
    expect(many.crowds.map((titles) => titles.length)).toEqual([65]);
    expect([many.on('title 0', 'title 1'), many.classOf('title 0')]).toEqual([null, null]);
    expect([many.on('a', 'b')?.verdict, many.on('title 9', 'title 1')?.verdict]).toEqual([
      'same',
      'different',
    ]);
  });
});
