import { type Agreement, agreementOf } from './abstracts.ts';
import { isUncommon } from './common.ts';
import { type Difference, differences, spelled } from './differences.ts';
import { evidenceAgainst, evidenceFor } from './evidence.ts';
import { COPIED, HINT, SIMILAR, UNLIKE } from './levels.ts';
import { nameOf } from './marks.ts';
import { titleSimilarity } from './similarity.ts';

/** What is known of one of two records when the pair is decided. */
export interface Side {
  /** Normalised title. */
  title: string;
  /** Words of the abstract, from wordsOf; null where there is none to read. */
  words: readonly string[] | null;
}

/** What is measured on a pair; the rules see nothing else. */
export interface Features {
  equalTitles: boolean;
  /** Equal but for blanks and punctuation that says nothing. */
  equalLetters: boolean;
  titleSimilarity: number;
  /** Whether no two works of that title are to be expected. */
  uncommonTitle: boolean;
  /** Whether what stands before the colon is equal or not; null where it is no name, or only one has one. */
  equalNames: boolean | null;
  bothAbstracts: boolean;
  /** Jaccard similarity of runs of three words; 0 where an abstract is not known. */
  abstractSimilarity: number;
  /** Share of the words that stand in common runs of four; 0 where an abstract is not known. */
  copied: number;
  /** How many times as many words the longer abstract has. */
  longer: number;
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

interface Rule {
  name: string;
  outcome: Outcome;
  holds(features: Features): boolean;
}

/** The first that holds decides. */
export const RULES: readonly Rule[] = [
  // an equal title
  {
    name: 'equal-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalTitles && share(pair, COPIED.equalName),
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
  // titles that differ in what tells works of one name apart
  {
    name: 'marks-conflict-abstracts-unlike',
    outcome: 'different',
    holds: (pair) =>
      pair.bothAbstracts && pair.abstractSimilarity < UNLIKE && pair.differences.some(isConflict),
  },
  { name: 'similar-title-guarded', outcome: 'unsure', holds: (pair) => isGuarded(pair) && isHinted(pair) },
  // titles that differ in their wording only
  {
    name: 'equal-name-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalNames === true && isNear(pair) && share(pair, COPIED.equalName),
  },
  {
    name: 'similar-title-abstracts-agree',
    outcome: 'same',
    holds: (pair) => pair.equalNames !== false && isNear(pair) && share(pair, COPIED.similarTitle),
  },
  {
    name: 'retitled-abstracts-agree',
    outcome: 'same',
    holds: (pair) => !isGuarded(pair) && share(pair, COPIED.unlikeTitle),
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

function share({ abstractSimilarity, copied }: Features, least: number): boolean {
  return copied >= least && abstractSimilarity >= UNLIKE;
}

function isGuarded({ differences }: Features): boolean {
  return differences.length > 0;
}

function isNear({ titleSimilarity, differences }: Features): boolean {
  return titleSimilarity >= SIMILAR && differences.length === 0;
}

function isHinted({ titleSimilarity, abstractSimilarity }: Features): boolean {
  return titleSimilarity >= HINT || abstractSimilarity >= UNLIKE;
}

/** Each title has its own mark (Qwen2, Qwen3), not only one of them. */
function isConflict({ guard, a, b }: Difference): boolean {
  return ['number', 'letter', 'size', 'name'].includes(guard) && a.length > 0 && b.length > 0;
}

/** Whether two records are of one paper, by which rule, and what speaks for and against. */
export function decide(a: Side, b: Side): Decision {
  if (a.words === null || b.words === null) return decideOn(a.title, b.title, null);
  const evidence = { ...agreementOf(a.words, b.words), longer: ratioOf(a.words.length, b.words.length) };
  return decideOn(a.title, b.title, evidence);
}

/** What two abstracts say of a pair. */
export interface Evidence extends Agreement {
  longer: number;
}

/** The same for two normalised titles and what was measured on their abstracts; null where one is not known. */
export function decideOn(titleA: string, titleB: string, evidence: Evidence | null): Decision {
  const pair = featuresOf(titleA, titleB, evidence);
  const { outcome, name } = RULES.find(({ holds }) => holds(pair)) as Rule; // the last rule always holds
  return {
    ...pair,
    outcome,
    rule: name,
    evidenceFor: evidenceFor(pair),
    evidenceAgainst: evidenceAgainst(pair),
  };
}

function featuresOf(titleA: string, titleB: string, evidence: Evidence | null): Features {
  const alike = titleSimilarity(titleA, titleB);
  const marked = differences(titleA, titleB, alike >= SIMILAR);
  return {
    equalTitles: titleA === titleB,
    equalLetters: marked.length === 0 && lettersOf(titleA) === lettersOf(titleB),
    titleSimilarity: alike,
    uncommonTitle: isUncommon(titleA),
    equalNames: equalNames(titleA, titleB),
    bothAbstracts: evidence !== null,
    abstractSimilarity: evidence?.similarity ?? 0,
    copied: evidence?.copied ?? 0,
    longer: evidence?.longer ?? 1,
    differences: marked,
  };
}

function lettersOf(title: string): string {
  return spelled(title).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function equalNames(titleA: string, titleB: string): boolean | null {
  const [a, b] = [nameOf(titleA), nameOf(titleB)];
  return a && b ? lettersOf(a.text) === lettersOf(b.text) : null;
}

function ratioOf(a: number, b: number): number {
  return Math.max(a, b, 1) / Math.max(Math.min(a, b), 1);
}
