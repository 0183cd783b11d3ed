import { describe, expect, it } from 'vitest';
import { decide, decideOn, DECISION_RULES } from '../../../pipeline/merge/decide/decide.ts';
import type { Features } from '../../../pipeline/merge/compare/features.ts';
import { CONTAINMENT, HINT, SIMILAR, UNLIKE } from '../../../pipeline/merge/thresholds.ts';
import { normaliseTitle } from '../../../pipeline/merge/normalise.ts';

/** What abstracts may come to: copied words, and about the similarity that goes with them. */
function evidence(copied: number) {
  return { similarity: copied / 2, copied, longer: 1 };
}

function decided(a: string, b: string, copied: number | null) {
  return decideOn(normaliseTitle(a), normaliseTitle(b), copied === null ? null : evidence(copied));
}

describe('decide', () => {
  it.each<[string, string, number | null, string, string]>([
    ['Graph Theory', 'Graph theory.', 0.15, 'same', 'equal-title-abstracts-agree'],
    ['Graph Theory', 'Graph Theory', 0.14, 'unsure', 'equal-title-abstracts-differ'],
    ['Graph Theory', 'Graph Theory', 0, 'unsure', 'equal-title-abstracts-differ'],
    ['Graph Theory', 'Graph Theory', null, 'unsure', 'common-title-alone'],
    ['VILA$^2$: VILA Augmented VILA', 'VILA^2: VILA augmented VILA', null, 'same', 'equal-title-alone'],
    [
      'Solving Jigsaw Puzzles with Eroded Boundaries',
      'Solving Jigsaw Puzzles With Eroded Boundaries',
      null,
      'same',
      'equal-title-alone',
    ],
    [
      'On Privacy Notion in Anonymous Communication',
      'On Privacy Notions in Anonymous Communication',
      null,
      'unsure',
      'similar-title-alone',
    ],
    [
      'Winning Pokémon Battles with Agents',
      'Winning Pokemon Battles with Agents',
      null,
      'same',
      'equal-title-alone',
    ],
    ['Cats and Dogs: Trees of Pets', 'Cats & Dogs: Trees of Pets', null, 'same', 'equal-title-alone'],
    [
      "Information Director's Message",
      "Information Director's Message",
      null,
      'unsure',
      'common-title-alone',
    ],
    ['Chess', 'Amortized Planning', null, 'different', 'nothing-in-common'],
    [
      'Trees Climbed by Agents',
      'Trees Climbed by Agents with Ropes and Ladders: A Reinforcement Learning Approach',
      0.2,
      'same',
      'similar-title-abstracts-agree',
    ],
    [
      'Segment Anything',
      'Segment Anything in High Quality, on All Devices, and for Everyone',
      0.39,
      'unsure',
      'unlike-title-abstracts-alike',
    ],
    [
      'Tree 2025 Challenge on Image Denoising: Methods and Results',
      'Tree 2025 Challenge on Image Dehazing: Methods and Results',
      0.39,
      'unsure',
      'similar-title-abstracts-differ',
    ],
    ['Trees Grown within 2min', 'Trees Grown within 3min', 0.09, 'unsure', 'similar-title-guarded'],
    ['On Privacy Notion', 'On Privacy Notions', 0.2, 'same', 'similar-title-abstracts-agree'],
    ['On Privacy Notion', 'On Privacy Notions', 0.19, 'unsure', 'similar-title-abstracts-differ'],
    ['On Privacy Notion', 'On Privacy Notions', 0, 'unsure', 'similar-title-abstracts-differ'],
    [
      'ObliDB: Oblivious Query Processing using Hardware Enclaves',
      'ObliDB: Oblivious Query Processing for Secure Databases',
      0.15,
      'same',
      'equal-name-abstracts-agree',
    ],
    [
      'OmniSift: Token Compression for Models',
      'OmniScope: Token Compression for Models',
      0.39,
      'unsure',
      'similar-title-abstracts-differ',
    ],
    [
      'LongMint: Memory under Interference',
      'MintEval: Memory under Interference',
      0.9,
      'same',
      'retitled-abstracts-agree',
    ],
    [
      'Grandmaster-Level Chess Without Search',
      'Amortized Planning with Large-Scale Transformers',
      0.4,
      'same',
      'retitled-abstracts-agree',
    ],
    [
      'Grandmaster-Level Chess Without Search',
      'Amortized Planning with Large-Scale Transformers',
      0.39,
      'unsure',
      'unlike-title-abstracts-alike',
    ],
    [
      'Grandmaster-Level Chess Without Search',
      'Amortized Planning with Large-Scale Transformers',
      0.09,
      'different',
      'nothing-in-common',
    ],
    [
      'WebSailor: Agents for the Web',
      'WebSailor-V2: Agents for the Web',
      1,
      'unsure',
      'similar-title-guarded',
    ],
    [
      'WebSailor: Reasoning for Web Agents',
      'WebSailor-V2: Bridging the Chasm',
      0.95,
      'unsure',
      'similar-title-guarded',
    ],
    ['Qwen2 Technical Report', 'Qwen3 Technical Report', 0.9, 'unsure', 'similar-title-guarded'],
    [
      'Qwen2 Technical Report',
      'Qwen3 Technical Report',
      0.09,
      'different',
      'marks-conflict-abstracts-unlike',
    ],
    ['Deep Sets', 'Deep Sets II', 0.09, 'unsure', 'similar-title-guarded'],
    ['VibeVoice Technical Report', 'VibeVoice-ASR Technical Report', 0.9, 'unsure', 'similar-title-guarded'],
  ])('%j and %j with %d copied: %s, by %s', (a, b, copied, outcome, rule) => {
    expect(decided(a, b, copied)).toMatchObject({ outcome, rule });
    expect(decided(b, a, copied)).toMatchObject({ outcome, rule });
  });

  it('measures the abstracts itself', () => {
    const words = 'we show that a model of graphs can be trained on text'.split(' ');
    const [a, b] = [
      { title: 'graph theory', words },
      { title: 'graph theories', words: [...words, 'from', 'the', 'web'] },
    ];
    expect(decide(a, b)).toMatchObject({ outcome: 'same', copied: 24 / 27, longer: 15 / 12 });
    expect(decide(a, { ...b, words: null })).toMatchObject({
      outcome: 'unsure',
      rule: 'similar-title-alone',
    });
  });

  it('says what speaks for and against', () => {
    const { evidenceFor, evidenceAgainst } = decided(
      'Qwen2 Technical Report',
      'Qwen3 Technical Report',
      0.16,
    );
    expect(evidenceFor).toEqual([
      'titles are 89.5 % alike',
      'abstracts share 8.0 %, and 16.0 % of their words stand in common phrases',
    ]);
    expect(evidenceAgainst[0]).toBe('titles differ in number: "2" against "3"');
  });

  it('has rules with names of their own, the last of which always holds', () => {
    expect(new Set(DECISION_RULES.map(({ name }) => name)).size).toBe(DECISION_RULES.length);
    expect(CONTAINMENT.equalName).toBeLessThan(CONTAINMENT.similarTitle);
    expect(CONTAINMENT.similarTitle).toBeLessThan(CONTAINMENT.unlikeTitle);
    expect(SIMILAR).toBeLessThan(HINT);
    expect(UNLIKE).toBeLessThan(CONTAINMENT.equalName);
    const nothing = decided('Chess', 'Amortized Planning', 0) satisfies Features;
    expect(DECISION_RULES.filter(({ holds }) => holds(nothing)).map(({ name }) => name)).toEqual([
      'nothing-in-common',
    ]);
  });
});
