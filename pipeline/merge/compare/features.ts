import { toNormalForm } from '../../clean/unicode.ts';
import type { Agreement } from './abstracts.ts';
import { isTemplated, isUncommon } from './title-rarity.ts';
import { pickContentWords } from './content-words.ts';
import { type GuardedDifference, findDifferences, spelled } from './guards.ts';
import { nameOf } from './qualifiers.ts';
import { titleSimilarity } from './similarity.ts';

/** Measurements of a pair; the rules use nothing else. */
export interface Features {
  /** Null unless both are known. */
  arxivIds: readonly [string, string] | null;
  equalTitles: boolean;
  /** Equal apart from blanks and insignificant punctuation. */
  equalLetters: boolean;
  titleSimilarity: number;
  /** Whether one title is the other without its ending. */
  cutTitle: boolean;
  /** Whether two works with that title are unlikely. */
  uncommonTitle: boolean;
  /** Whether both are written from templates, so that common phrases are weaker evidence. */
  templated: boolean;
  /** Whether the names before the colon are equal; null unless both titles have one. */
  equalNames: boolean | null;
  bothAbstracts: boolean;
  /** Jaccard similarity of runs of three words; 0 where an abstract is not known. */
  abstractSimilarity: number;
  /** Share of the words in common runs of four; 0 where an abstract is not known. */
  copied: number;
  /** How many times as many words the longer abstract has. */
  longer: number;
  differences: GuardedDifference[];
}

/** Measurements of two abstracts. */
export interface Evidence extends Agreement {
  longer: number;
}

/** Measures two normalised titles and adds the evidence of their abstracts; null where one is not known. */
export function extractFeatures(
  titleA: string,
  titleB: string,
  evidence: Evidence | null,
): Omit<Features, 'arxivIds'> {
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

/** An ampersand equals "and", and accents on Latin letters are ignored: Pokémon is Pokemon. */
function lettersOf(title: string): string {
  return toNormalForm(spelled(title).replaceAll('&', 'and'), 'NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** Whether the first title is the second without its subtitle, or without how or on what it is done. */
function isCut(short: string, long: string): boolean {
  const isStart = long.startsWith(short) && /^[ :,.(]/.test(long.slice(short.length));
  return isStart && pickContentWords(short).length >= TELLING;
}

/** Titles with fewer content words are often the start of others: Segment Anything, Segment Anything in High Quality. */
const TELLING = 3;

function equalNames(titleA: string, titleB: string): boolean | null {
  const [a, b] = [nameOf(titleA), nameOf(titleB)];
  return a && b ? lettersOf(a.text) === lettersOf(b.text) : null;
}
