import { describe, expect, it } from 'vitest';
import { decide, DECISION_RULES } from '../../pipeline/merge/decide/decide.ts';
import type { Features } from '../../pipeline/merge/compare/features.ts';
import { CONTAINMENT, HINT, SIMILAR, UNLIKE } from '../../pipeline/merge/thresholds.ts';
import { toConstraints } from '../../pipeline/merge/decide/judgements.ts';
import type { Judgement } from '../../schemas/types.ts';

/** Two titles and abstracts that have nothing in common. */
const NOTHING: Features = {
  arxivIds: null,
  equalTitles: false,
  equalLetters: false,
  titleSimilarity: 0,
  cutTitle: false,
  uncommonTitle: false,
  templated: false,
  equalNames: null,
  bothAbstracts: true,
  abstractSimilarity: 0,
  copied: 0,
  longer: 1,
  differences: [],
};
const SERIAL = { guard: 'number', a: ['2'], b: ['3'], isSerial: true };
const LESS = 1e-9;

describe('a pair at the edge of a rule', () => {
  it.each<[what: string, pair: Partial<Features>, rule: string]>([
    ['nothing', {}, 'nothing-in-common'],
    ['titles that hint', { titleSimilarity: HINT }, 'similar-title-abstracts-differ'],
    ['titles that just do not', { titleSimilarity: HINT - LESS }, 'nothing-in-common'],
    ['abstracts that are alike', { abstractSimilarity: UNLIKE }, 'unlike-title-abstracts-alike'],
    ['abstracts that just are not', { abstractSimilarity: UNLIKE - LESS }, 'nothing-in-common'],
    [
      'a serial mark, and abstracts that are unlike',
      { differences: [SERIAL], abstractSimilarity: UNLIKE - LESS, titleSimilarity: 1 },
      'marks-conflict-abstracts-unlike',
    ],
    [
      'a serial mark, and abstracts that are just alike',
      { differences: [SERIAL], abstractSimilarity: UNLIKE },
      'similar-title-guarded',
    ],
    [
      'titles that are near, and abstracts copied',
      { titleSimilarity: SIMILAR, abstractSimilarity: UNLIKE, copied: CONTAINMENT.similarTitle },
      'similar-title-abstracts-agree',
    ],
    [
      'titles that are just not near',
      { titleSimilarity: SIMILAR - LESS, abstractSimilarity: UNLIKE, copied: CONTAINMENT.similarTitle },
      'unlike-title-abstracts-alike',
    ],
    [
      'abstracts copied by half, but unlike',
      { titleSimilarity: HINT, abstractSimilarity: UNLIKE - LESS, copied: 1 },
      'similar-title-abstracts-differ',
    ],
    [
      'titles that are near but for a mark, and abstracts copied',
      { titleSimilarity: 1, differences: [SERIAL], abstractSimilarity: UNLIKE, copied: 1, equalNames: true },
      'similar-title-guarded',
    ],
  ])('%s', (_, pair, rule) => {
    expect(DECISION_RULES.find(({ holds }) => holds({ ...NOTHING, ...pair }))?.name).toBe(rule);
  });

  it('without an abstract is decided by its titles', () => {
    const words = 'we study graphs of bounded width'.split(' ');
    for (const [a, b] of [[null, words] as const, [words, null] as const, [null, null] as const])
      expect(decide({ title: 'x', words: a }, { title: 'x', words: b })).toMatchObject({
        bothAbstracts: false,
        copied: 0,
        longer: 1,
      });
    expect(decide({ title: 'x', words }, { title: 'x', words: words.slice(0, 2) }).longer).toBe(3);
  });
});

describe('of judgements on one pair the first is told', () => {
  const said = (change: Partial<Judgement>): Judgement => ({
    verdict: 'same',
    title_a: 'alpha',
    title_b: 'beta',
    reason: 'm',
    by: 'm',
    date: '2025-09-02',
    ...change,
  });

  it.each<[by: string, first: Partial<Judgement>, second: Partial<Judgement>]>([
    ['date', { date: '2025-09-01', by: 'z' }, {}],
    ['name', { by: 'a', title_a: 'beta', title_b: 'alpha' }, {}],
    ['title', { title_a: 'alpha', reason: 'z' }, { title_a: 'beta', title_b: 'alpha' }],
    ['the other title', { title_b: 'Beta', reason: 'z' }, { title_b: 'beta' }],
    ['reason', { reason: 'a' }, {}],
  ])('by %s', (_, first, second) => {
    const [one, other] = [said(first), said(second)];
    for (const judgements of [
      [one, other],
      [other, one],
    ])
      expect(toConstraints(judgements).on('alpha', 'beta')?.judgements).toEqual([one]);
  });

  it('and classes bear the name of their first title', () => {
    const rulings = toConstraints([said({ title_a: 'gamma' }), said({})]);
    expect(['alpha', 'beta', 'gamma', 'delta'].map(rulings.classOf)).toEqual([
      'alpha',
      'alpha',
      'alpha',
      null,
    ]);
  });

  it('between two classes the first of two keeps them apart', () => {
    const apart = said({ verdict: 'different', title_a: 'alpha', title_b: 'gamma' });
    const again = said({ verdict: 'different', title_a: 'alpha', title_b: 'delta' });
    const rulings = toConstraints([said({}), said({ title_a: 'gamma', title_b: 'delta' }), apart, again]);
    expect(rulings.on('beta', 'delta')?.judgements).toContain(again);
    expect(rulings.on('beta', 'delta')).toMatchObject({ verdict: 'different' });
  });
});
