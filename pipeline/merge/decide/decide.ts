import { measureAgreement } from '../compare/abstracts.ts';
import { evidenceAgainst, evidenceFor } from './evidence.ts';
import { type Evidence, type Features, extractFeatures } from '../compare/features.ts';
import { CONTAINMENT, HINT, SIMILAR, UNLIKE } from '../thresholds.ts';

/** One of the two records of a pair. */
export interface Side {
  /** Normalised title. */
  title: string;
  /** Words of the abstract, from splitWords; null where it is not known. */
  words: readonly string[] | null;
  /** Null where it is not known. */
  arxivId?: string | null;
}

/** A match, a non-match and a possible match, in the terms of Fellegi and Sunter (1969). */
export type Outcome = 'same' | 'different' | 'unsure';

export interface Decision extends Features {
  outcome: Outcome;
  /** Name of the rule that decided. */
  rule: string;
  evidenceFor: string[];
  evidenceAgainst: string[];
}

interface Rule {
  name: string;
  outcome: Outcome;
  holds(features: Features): boolean;
}

export const SAME_ARXIV_ID = 'same-arxiv-id';
export const DIFFERENT_ARXIV_ID = 'different-arxiv-id';

/** The first rule that holds decides. */
export const DECISION_RULES: readonly Rule[] = [
  // arXiv ids, which are evidence above all text
  { name: SAME_ARXIV_ID, outcome: 'same', holds: ({ arxivIds }) => arxivIds !== null && !differ(arxivIds) },
  {
    name: DIFFERENT_ARXIV_ID,
    outcome: 'different',
    holds: ({ arxivIds }) => arxivIds !== null && differ(arxivIds),
  },
  // an equal title
  {
    name: 'equal-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalTitles && share(pair, CONTAINMENT.equalName),
  },
  {
    name: 'equal-title-alone',
    outcome: 'same',
    holds: (pair) => !pair.bothAbstracts && pair.equalLetters && pair.uncommonTitle,
  },
  {
    name: 'common-title-alone',
    outcome: 'unsure',
    holds: (pair) => !pair.bothAbstracts && pair.equalLetters,
  },
  { name: 'equal-title-abstracts-differ', outcome: 'unsure', holds: (pair) => pair.equalTitles },
  // titles with different qualifiers
  {
    name: 'marks-conflict-abstracts-unlike',
    outcome: 'different',
    holds: (pair) =>
      pair.bothAbstracts &&
      pair.abstractSimilarity < UNLIKE &&
      pair.differences.some(({ isSerial }) => isSerial),
  },
  { name: 'similar-title-guarded', outcome: 'unsure', holds: (pair) => isGuarded(pair) && isHinted(pair) },
  // titles that differ only in their wording
  {
    name: 'equal-name-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalNames === true && isNear(pair) && share(pair, CONTAINMENT.equalName),
  },
  {
    name: 'similar-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalNames !== false && isNear(pair) && share(pair, CONTAINMENT.similarTitle),
  },
  {
    name: 'retitled-abstracts-agree',
    outcome: 'same',
    holds: (pair) => !isGuarded(pair) && share(pair, CONTAINMENT.unlikeTitle),
  },
  { name: 'similar-title-alone', outcome: 'unsure', holds: (pair) => !pair.bothAbstracts && isHinted(pair) },
  {
    name: 'similar-title-abstracts-differ',
    outcome: 'unsure',
    holds: (pair) => pair.titleSimilarity >= HINT,
  },
  { name: 'unlike-title-abstracts-alike', outcome: 'unsure', holds: isHinted },
  { name: 'nothing-in-common', outcome: 'different', holds: () => true },
];

function differ([a, b]: readonly [string, string]): boolean {
  return a !== b;
}

function share({ abstractSimilarity, copied, templated }: Features, least: number): boolean {
  return copied >= (templated ? CONTAINMENT.unlikeTitle : least) && abstractSimilarity >= UNLIKE;
}

function isGuarded({ differences }: Features): boolean {
  return differences.length > 0;
}

function isNear({ titleSimilarity, cutTitle, differences }: Features): boolean {
  return (titleSimilarity >= SIMILAR || cutTitle) && differences.length === 0;
}

function isHinted({ titleSimilarity, abstractSimilarity }: Features): boolean {
  return titleSimilarity >= HINT || abstractSimilarity >= UNLIKE;
}

/** Decides whether two records are one paper, by which rule, with the evidence for and against. */
export function decide(a: Side, b: Side): Decision {
  const arxivIds = a.arxivId && b.arxivId ? ([a.arxivId, b.arxivId] as const) : null;
  if (a.words === null || b.words === null) return decideOn(a.title, b.title, null, arxivIds);
  const evidence = { ...measureAgreement(a.words, b.words), longer: ratioOf(a.words.length, b.words.length) };
  return decideOn(a.title, b.title, evidence, arxivIds);
}

/** The same for two normalised titles, the evidence of their abstracts, and arXiv ids; null where one is not known. */
export function decideOn(
  titleA: string,
  titleB: string,
  evidence: Evidence | null,
  arxivIds: Features['arxivIds'] = null,
): Decision {
  const pair = { ...extractFeatures(titleA, titleB, evidence), arxivIds };
  const { outcome, name } = DECISION_RULES.find(({ holds }) => holds(pair)) as Rule; // the last rule always holds
  return {
    ...pair,
    outcome,
    rule: name,
    evidenceFor: evidenceFor(pair),
    evidenceAgainst: evidenceAgainst(pair),
  };
}

function ratioOf(a: number, b: number): number {
  return Math.max(a, b, 1) / Math.max(Math.min(a, b), 1);
}
