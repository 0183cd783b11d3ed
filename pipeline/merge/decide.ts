import { abstractSimilarity } from './abstracts.ts';
import { type Difference, differences } from './differences.ts';
import { titleSimilarity } from './similarity.ts';

/** What is known of one of two records when the pair is decided. */
export interface Side {
  /** Normalised title. */
  title: string;
  /** Words of the abstract, from wordsOf. */
  words: readonly string[];
}

/** What is measured on a pair; the rules see nothing else. */
export interface Features {
  equalTitles: boolean;
  titleSimilarity: number;
  abstractSimilarity: number;
  differences: Difference[];
}

export type Outcome = 'same' | 'different' | 'unsure';

export interface Decision extends Features {
  outcome: Outcome;
  /** Name of the rule that decided. */
  rule: string;
  evidenceFor: string[];
  evidenceAgainst: string[];
}

/**
 * Abstracts that share this much of their runs of three words are of one work. Of different papers with
 * similar titles half share less than 0.004, 99 in 100 less than 0.05, and the most seen was 0.24, but for
 * four pairs such as a paper and its second version (0.95): for those there are the guards. Of papers that
 * changed their title half share 0.98; those that share less than this go to review, as do common titles
 * ("Graph Theory") of several papers.
 */
export const AGREE = 0.3;

/** Abstracts that share less than this have nothing in common: so do 99 in 100 pairs of different papers. */
export const UNLIKE = 0.05;

interface Rule {
  name: string;
  outcome: Outcome;
  holds(features: Features): boolean;
}

/** The first that holds decides. */
export const RULES: readonly Rule[] = [
  {
    name: 'equal-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalTitles && pair.abstractSimilarity >= AGREE,
  },
  { name: 'equal-title-abstracts-differ', outcome: 'unsure', holds: (pair) => pair.equalTitles },
  {
    name: 'similar-title-abstracts-unlike',
    outcome: 'different',
    holds: (pair) => pair.abstractSimilarity < UNLIKE,
  },
  { name: 'similar-title-guarded', outcome: 'unsure', holds: (pair) => pair.differences.length > 0 },
  {
    name: 'similar-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.abstractSimilarity >= AGREE,
  },
  { name: 'similar-title-abstracts-differ', outcome: 'unsure', holds: () => true },
];

/** Whether two records are of one paper, by which rule, and what speaks for and against. */
export function decide(a: Side, b: Side): Decision {
  const pair = featuresOf(a, b);
  const { outcome, name } = RULES.find(({ holds }) => holds(pair)) as Rule; // the last rule always holds
  return {
    ...pair,
    outcome,
    rule: name,
    evidenceFor: evidenceFor(pair),
    evidenceAgainst: evidenceAgainst(pair),
  };
}

function featuresOf(a: Side, b: Side): Features {
  return {
    equalTitles: a.title === b.title,
    titleSimilarity: titleSimilarity(a.title, b.title),
    abstractSimilarity: abstractSimilarity(a.words, b.words),
    differences: differences(a.title, b.title),
  };
}

function evidenceFor({ equalTitles, titleSimilarity, abstractSimilarity }: Features): string[] {
  return [
    equalTitles ? 'titles are equal' : `titles are ${percent(titleSimilarity)} alike`,
    ...(abstractSimilarity >= AGREE ? [`abstracts share ${percent(abstractSimilarity)}`] : []),
  ];
}

function evidenceAgainst({ abstractSimilarity, differences }: Features): string[] {
  return [
    ...differences.map(({ guard, a, b }) => `titles differ in ${guard}: ${quoted(a)} against ${quoted(b)}`),
    ...(abstractSimilarity < AGREE ? [`abstracts share only ${percent(abstractSimilarity)}`] : []),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function quoted(marks: readonly string[]): string {
  return marks.length > 0 ? `"${marks.join(' ')}"` : 'none';
}
