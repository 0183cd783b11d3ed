import { normalised } from '../../clean/unicode.ts';
import type { Agreement } from './abstracts.ts';
import { isTemplated, isUncommon } from './title-rarity.ts';
import { pickContentWords } from './content-words.ts';
import { type GuardedDifference, findDifferences, spelled } from './guards.ts';
import { nameOf } from './qualifiers.ts';
import { titleSimilarity } from './similarity.ts';

/** What is measured on a pair; the rules see nothing else. */
export interface Features {
  equalTitles: boolean;
  /** Equal but for blanks and punctuation that says nothing. */
  equalLetters: boolean;
  titleSimilarity: number;
  /** Whether one is the other without what it ends on. */
  cutTitle: boolean;
  /** Whether no two works of that title are to be expected. */
  uncommonTitle: boolean;
  /** Whether both are written from templates, so that common phrases say less. */
  templated: boolean;
  /** Whether what stands before the colon is equal or not; null where it is no name, or only one has one. */
  equalNames: boolean | null;
  bothAbstracts: boolean;
  /** Jaccard similarity of runs of three words; 0 where an abstract is not known. */
  abstractSimilarity: number;
  /** Share of the words that stand in common runs of four; 0 where an abstract is not known. */
  copied: number;
  /** How many times as many words the longer abstract has. */
  longer: number;
  differences: GuardedDifference[];
}

/** What two abstracts say of a pair. */
export interface Evidence extends Agreement {
  longer: number;
}

/** Measures two normalised titles, and takes what was measured on their abstracts; null where one is not known. */
export function extractFeatures(titleA: string, titleB: string, evidence: Evidence | null): Features {
  const alike = titleSimilarity(titleA, titleB);
  const marked = findDifferences(titleA, titleB, alike);
  return {
    equalTitles: titleA === titleB,
    equalLetters: marked.length === 0 && lettersOf(titleA) === lettersOf(titleB),
    titleSimilarity: alike,
    cutTitle: isCut(titleA, titleB) || isCut(titleB, titleA),
    uncommonTitle: isUncommon(titleA),
    templated: isTemplated(titleA) && isTemplated(titleB),
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
  return normalised(spelled(title).replaceAll('&', 'and'), 'NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Whether the first title is the second without its subtitle, or without how or on what it is done. */
function isCut(short: string, long: string): boolean {
  const isStart = long.startsWith(short) && /^[ :,.(]/.test(long.slice(short.length));
  return isStart && pickContentWords(short).length >= TELLING;
}

/** Titles of fewer words that say something begin others: Segment Anything, Segment Anything in High Quality. */
const TELLING = 3;

function equalNames(titleA: string, titleB: string): boolean | null {
  const [a, b] = [nameOf(titleA), nameOf(titleB)];
  return a && b ? lettersOf(a.text) === lettersOf(b.text) : null;
}
