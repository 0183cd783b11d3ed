import stringSimilarity from 'string-similarity';

/**
 * How near two normalised titles are, 0 to 1: Sørensen-Dice over their multisets of character bigrams, blanks
 * left out, as string-similarity computes it. This is the score that a reader sees; join.ts finds the pairs
 * that reach a threshold without calling it, and a test holds the two together.
 *
 * It is case-sensitive and knows nothing of typography, so both titles go through normaliseTitle first.
 * Titles of less than two characters score 1 when equal and 0 otherwise.
 */
export function titleSimilarity(a: string, b: string): number {
  return stringSimilarity.compareTwoStrings(a, b);
}
