import type { Agreement } from './abstracts.ts';
import { isUncommon } from './common.ts';
import { type Difference, differences, spelled } from './differences.ts';
import { nameOf } from './marks.ts';
import { titleSimilarity } from './similarity.ts';

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

/** What two abstracts say of a pair. */
export interface Evidence extends Agreement {
  longer: number;
}

/** Measures two normalised titles, and takes what was measured on their abstracts; null where one is not known. */
export function featuresOf(titleA: string, titleB: string, evidence: Evidence | null): Features {
  const alike = titleSimilarity(titleA, titleB);
  const marked = differences(titleA, titleB, alike);
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

/** An ampersand is an and, and accents on Latin letters come and go: Pokémon is Pokemon. */
function lettersOf(title: string): string {
  return spelled(title)
    .replaceAll('&', 'and')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function equalNames(titleA: string, titleB: string): boolean | null {
  const [a, b] = [nameOf(titleA), nameOf(titleB)];
  return a && b ? lettersOf(a.text) === lettersOf(b.text) : null;
}
