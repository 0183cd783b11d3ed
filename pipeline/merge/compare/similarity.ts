import stringSimilarity from 'string-similarity';

/**
 * The similarity of two normalised titles, 0 to 1: Sørensen-Dice over their multisets of character bigrams without
 * blanks, as string-similarity computes it. This is the score in the tables. join.ts finds the pairs that reach a
 * threshold without calling it, and a test checks that both agree.
 *
 * It is case-sensitive and ignores no typography, so both titles go through normaliseTitle first.
 * Titles of less than two characters score 1 when equal and 0 otherwise.
 */
export function titleSimilarity(a: string, b: string): number {
  return stringSimilarity.compareTwoStrings(a, b);
}
