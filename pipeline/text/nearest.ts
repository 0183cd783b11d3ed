import stringSimilarity from 'string-similarity';

/** A swap of two letters in a word of five leaves a quarter of its pairs of letters. */
const ALIKE = 0.25;

/** Finds the known word that a mistyped one resembles most; null if it resembles none. */
export function findNearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const { bestMatch } = stringSimilarity.findBestMatch(word, [...known]);
  return bestMatch.rating >= ALIKE ? bestMatch.target : null;
}
