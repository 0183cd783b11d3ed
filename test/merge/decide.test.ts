import { describe, expect, it } from 'vitest';
import { AGREE, decide, RULES, UNLIKE } from '../../pipeline/merge/decide.ts';

const WORDS = Array.from({ length: 102 }, (_, i) => `word${i}`);

/** The first words of a text of 100 shingles, then others: what both share is `shared` of 200 - shared. */
function sharing(shared: number): string[] {
  return [...WORDS.slice(0, shared + 2), ...Array.from({ length: 100 - shared }, (_, i) => `other${i}`)];
}

describe('decide', () => {
  it.each([
    ['graph theory', 'graph theory', 100, 'same', 'equal-title-abstracts-agree'],
    ['graph theory', 'graph theory', 47, 'same', 'equal-title-abstracts-agree'],
    ['graph theory', 'graph theory', 46, 'unsure', 'equal-title-abstracts-differ'],
    ['graph theory', 'graph theory', 0, 'unsure', 'equal-title-abstracts-differ'],
    ['on privacy notion', 'on privacy notions', 47, 'same', 'similar-title-abstracts-agree'],
    ['on privacy notion', 'on privacy notions', 46, 'unsure', 'similar-title-abstracts-differ'],
    ['on privacy notion', 'on privacy notions', 10, 'unsure', 'similar-title-abstracts-differ'],
    ['on privacy notion', 'on privacy notions', 9, 'different', 'similar-title-abstracts-unlike'],
    ['websailor', 'websailor-v2', 100, 'unsure', 'similar-title-guarded'],
    ['qwen2 report', 'qwen3 report', 100, 'unsure', 'similar-title-guarded'],
    ['qwen2 report', 'qwen3 report', 3, 'different', 'similar-title-abstracts-unlike'],
  ])('%j and %j with %i of 100 shingles in common: %s, by %s', (titleA, titleB, shared, outcome, rule) => {
    const a = { title: titleA, words: WORDS };
    const b = { title: titleB, words: sharing(shared) };
    expect(decide(a, b)).toMatchObject({ outcome, rule, abstractSimilarity: shared / (200 - shared) });
    expect(decide(b, a)).toMatchObject({ outcome, rule });
  });

  it('says what speaks for and against', () => {
    const decision = decide(
      { title: 'qwen2 report', words: WORDS },
      { title: 'qwen3 report', words: sharing(10) },
    );
    expect(decision.evidenceFor).toEqual(['titles are 80.0 % alike']);
    expect(decision.evidenceAgainst).toEqual([
      'titles differ in number: "2" against "3"',
      'abstracts share only 5.3 %',
    ]);
  });

  it('has rules with names of their own, the last of which always holds', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
    expect(UNLIKE).toBeLessThan(AGREE);
    const nothing = { equalTitles: false, titleSimilarity: 0, abstractSimilarity: UNLIKE, differences: [] };
    expect(RULES.at(-1)?.holds(nothing)).toBe(true);
  });
});
