import { describe, expect, it } from 'vitest';
import {
  pickContentWords,
  FUNCTION_WORDS,
  stemOf,
  splitTitleWords,
} from '../../../pipeline/merge/compare/content-words.ts';
import { DECISION_RULES } from '../../../pipeline/merge/decide/decide.ts';
import { NO_CHAINS, waitsForPerson } from '../../../pipeline/merge/cluster/review.ts';
import { evidenceAgainst, evidenceFor } from '../../../pipeline/merge/decide/evidence.ts';
import { type Features, extractFeatures } from '../../../pipeline/merge/compare/features.ts';
import { CONTAINMENT } from '../../../pipeline/merge/thresholds.ts';

/** Two titles that are alike, with abstracts that say nothing. */
const PAIR: Features = {
  arxivIds: null,
  equalTitles: false,
  equalLetters: false,
  titleSimilarity: 0.9,
  cutTitle: false,
  uncommonTitle: false,
  templated: false,
  equalNames: null,
  bothAbstracts: true,
  abstractSimilarity: 0.125,
  copied: CONTAINMENT.similarTitle,
  longer: 1,
  differences: [],
};

const SHARING = (copied: number) =>
  `abstracts share 12.5 %, and ${(100 * copied).toFixed(1)} % of their words stand in common phrases`;

describe('what speaks for one paper', () => {
  it.each<[what: string, pair: Partial<Features>, words: string[]]>([
    ['near titles', { copied: 0 }, ['titles are 90.0 % alike']],
    ['equal titles', { copied: 0, equalTitles: true, equalLetters: true }, ['titles are equal']],
    ['equal letters', { copied: 0, equalLetters: true }, ['titles are equal but for blanks and punctuation']],
    [
      'a cut title',
      { copied: 0, cutTitle: true },
      ['titles are 90.0 % alike', 'one title is the other without what it ends on'],
    ],
    [
      'equal names',
      { copied: 0, equalNames: true },
      ['titles are 90.0 % alike', 'titles begin with the same name'],
    ],
    ['equal names of equal titles', { copied: 0, equalNames: true, equalTitles: true }, ['titles are equal']],
    [
      'a title that is not common, without abstracts',
      { copied: 0, equalTitles: true, equalLetters: true, bothAbstracts: false, uncommonTitle: true },
      ['titles are equal', 'the title is not a common one'],
    ],
    [
      'a near title that is not common',
      { copied: 0, bothAbstracts: false, uncommonTitle: true },
      ['titles are 90.0 % alike'],
    ],
    [
      'just enough of the abstracts',
      { copied: CONTAINMENT.equalName },
      ['titles are 90.0 % alike', SHARING(CONTAINMENT.equalName)],
    ],
  ])('%s', (_, pair, words) => {
    expect(evidenceFor({ ...PAIR, ...pair })).toEqual(words);
  });
});

describe('what speaks against it', () => {
  const templated = 'reports of a challenge or workshop share phrases from year to year';
  it.each<[what: string, pair: Partial<Features>, words: string[]]>([
    ['nothing', {}, []],
    ['other names', { equalNames: false }, ['titles begin with different names']],
    ['no names', { equalNames: null }, []],
    ['no abstracts', { bothAbstracts: false, uncommonTitle: true, copied: 0 }, ['an abstract is not known']],
    [
      'no abstracts of a common title',
      { bothAbstracts: false, copied: 0 },
      ['the title is a common one', 'an abstract is not known'],
    ],
    ['templates', { templated: true }, [templated]],
    ['abstracts that share little', { copied: 0.01 }, [`only: ${SHARING(0.01)}`]],
    ['an abstract that is much longer', { longer: 1.6 }, ['one abstract is 1.6 times as long as the other']],
    ['an abstract that is longer', { longer: 1.59 }, []],
    [
      'marks that differ',
      { differences: [{ guard: 'number', a: ['2', '3'], b: [], isSerial: true }] },
      ['titles differ in number: "2 3" against none'],
    ],
  ])('%s', (_, pair, words) => {
    expect(evidenceAgainst({ ...PAIR, ...pair })).toEqual(words);
  });
});

describe('a pair waits for a person', () => {
  const waits = (rule: string) => waitsForPerson({ rule, judgement: null });

  it('if the rule is unsure, or the pair stays apart for the sake of another', () => {
    const unsure = DECISION_RULES.filter(({ outcome }) => outcome === 'unsure').map(({ name }) => name);
    expect(DECISION_RULES.map(({ name }) => name).filter(waits)).toEqual(unsure);
    expect(unsure).toContain('similar-title-guarded');
    expect([NO_CHAINS, 'judged-same', 'judged-different', ''].map(waits)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('only until somebody has judged it', () => {
    const judgement = 'different: the authors say so (Ada, 2025-09-01)';
    expect(waitsForPerson({ rule: NO_CHAINS, judgement })).toBe(false);
  });
});

describe('the words of a title', () => {
  it.each([
    ['qwen2 and the graphs of 17 words', ['qwen', '2', 'graph', '17', 'word']],
    ['gas gases bus has', ['gas', 'gase', 'bus', 'has']],
    ['how do we learn', ['learn']],
  ])('that say something, of %j', (title, words) => {
    expect(pickContentWords(title)).toEqual(words);
  });

  it('lose the s of a plural, and no other', () => {
    expect(['bus', 'buses', 'maps', 'mass', 'sisters'].map(stemOf)).toEqual([
      'bus',
      'buse',
      'map',
      'mas',
      'sister',
    ]);
    expect(splitTitleWords('')).toEqual([]);
    expect(FUNCTION_WORDS.has('')).toBe(false);
  });
});

describe('two titles', () => {
  it.each([
    ['pok\u00e9mon: a study', 'pokemon: a study', true],
    ['poke\u0301\u0323mon', 'pokemon', true],
    ['graph - theory', 'graph theory', true],
    ['cats & dogs', 'cats and dogs', true],
    ['graph theory ii', 'graph theory', false],
    ['evtexture++', 'evtexture', false],
    ['\u304c', '\u304b', false],
  ])('%j and %j have equal letters: %s', (a, b, are) => {
    expect(extractFeatures(a, b, null).equalLetters).toBe(are);
  });

  it.each([
    ['tree 2025 challenge', 'tree 2026 challenge', true],
    ['tree 2025 challenge', 'trees of 2025', false],
    ['trees of 2025', 'trees of 2026', false],
  ])('%j and %j are both from templates: %s', (a, b, are) => {
    expect([extractFeatures(a, b, null).templated, extractFeatures(b, a, null).templated]).toEqual([
      are,
      are,
    ]);
  });

  it.each([
    ['segment every small thing', 'segment every small thing: a study', true],
    ['segment every small thing', 'segment every small thing, fast', true],
    ['segment every small thing', 'segment every small things', false],
    ['segment every small thing', 'segment every small things of any', false],
    ['segment thing', 'segment thing: a study', false],
  ])('%j is %j cut off: %s', (a, b, is) => {
    expect([extractFeatures(a, b, null).cutTitle, extractFeatures(b, a, null).cutTitle]).toEqual([is, is]);
  });
});
