import { splitWords } from '../../pipeline/merge/compare/abstracts.ts';
import { type Decision, decide, decideOn } from '../../pipeline/merge/decide/decide.ts';
import type { Evidence } from '../../pipeline/merge/compare/features.ts';
import { HINT, UNLIKE } from '../../pipeline/merge/thresholds.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { type Scores, scoresOf } from './scores.ts';

/** Two titles with the truth; abstracts as text or as what they come to, null where they are not known. */
export interface LabelledPair {
  title_a: string;
  title_b: string;
  abstract_a?: string | null;
  abstract_b?: string | null;
  evidence?: Evidence | null;
  same: boolean;
  why: string;
}

export interface DecidedPair extends LabelledPair {
  decision: Decision;
}

export function decidePair(pair: LabelledPair): DecidedPair {
  const [a, b] = [normaliseTitle(pair.title_a), normaliseTitle(pair.title_b)];
  if (pair.evidence !== undefined) return { ...pair, decision: decideOn(a, b, pair.evidence) };
  const words = (abstract: string | null | undefined) => (abstract == null ? null : splitWords(abstract));
  const decision = decide(
    { title: a, words: words(pair.abstract_a) },
    { title: b, words: words(pair.abstract_b) },
  );
  return { ...pair, decision };
}

export interface PairScores {
  pairs: number;
  outcomes: Record<'same' | 'different', Record<Decision['outcome'], number>>;
  /** Share of all pairs that go to a person. */
  unsureRate: number;
  /** Same pairs with both abstracts, and how many are merged. */
  withAbstracts: { pairs: number; merged: number };
  /** Same pairs that lack an abstract and differ in typography only, and how many are merged. */
  typography: { pairs: number; merged: number };
  /** By the least similarity of titles that are compared: the rules, and what a threshold alone would do. */
  atThreshold: { threshold: number; rules: Scores; titlesAlone: Scores }[];
  wrong: { mergedDifferent: DecidedPair[]; hintLost: DecidedPair[]; typographyKeptApart: DecidedPair[] };
  notMerged: DecidedPair[];
}

export const THRESHOLDS: readonly number[] = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1];

export function scorePairs(labelled: readonly LabelledPair[]): PairScores {
  const pairs = labelled.map(decidePair);
  const same = pairs.filter((pair) => pair.same);
  const known = same.filter(({ decision }) => decision.bothAbstracts);
  const typography = same.filter(({ decision, why }) => !decision.bothAbstracts && /typograph/i.test(why));
  return {
    pairs: pairs.length,
    outcomes: { same: tally(same), different: tally(pairs.filter((pair) => !pair.same)) },
    unsureRate:
      pairs.filter(({ decision }) => decision.outcome === 'unsure').length / Math.max(pairs.length, 1),
    withAbstracts: { pairs: known.length, merged: known.filter(isMerged).length },
    typography: { pairs: typography.length, merged: typography.filter(isMerged).length },
    atThreshold: THRESHOLDS.map((threshold) => ({ threshold, ...scoresAt(pairs, threshold) })),
    wrong: {
      mergedDifferent: pairs.filter((pair) => !pair.same && isMerged(pair)),
      hintLost: same.filter((pair) => pair.decision.outcome === 'different' && isHinted(pair)),
      typographyKeptApart: typography.filter((pair) => !isMerged(pair)),
    },
    notMerged: same.filter((pair) => !isMerged(pair)),
  };
}

function scoresAt(pairs: readonly DecidedPair[], threshold: number): { rules: Scores; titlesAlone: Scores } {
  const near = pairs.map((pair) => ({ ...pair, isNear: pair.decision.titleSimilarity >= threshold }));
  return {
    rules: scoresOf(near.map((pair) => [pair.same, pair.isNear && isMerged(pair)])),
    titlesAlone: scoresOf(near.map((pair) => [pair.same, pair.isNear])),
  };
}

function tally(pairs: readonly DecidedPair[]): Record<Decision['outcome'], number> {
  const counts = { same: 0, different: 0, unsure: 0 };
  for (const { decision } of pairs) counts[decision.outcome]++;
  return counts;
}

function isMerged({ decision }: DecidedPair): boolean {
  return decision.outcome === 'same';
}

function isHinted({ decision }: DecidedPair): boolean {
  return decision.titleSimilarity >= HINT || decision.abstractSimilarity >= UNLIKE;
}
