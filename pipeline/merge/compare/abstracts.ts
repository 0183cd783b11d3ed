import { normalised } from '../../clean/unicode.ts';

/**
 * The words of an abstract as it is compared: letters and digits in lower case, in order. Everything else
 * only parts words, so LaTeX, punctuation and typography hardly show.
 */
export function splitWords(abstract: string): string[] {
  return (
    normalised(abstract, 'NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** How far two abstracts agree; both are 0 to 1. */
export interface Agreement {
  /**
   * The Jaccard similarity of their runs of three words (Broder, "On the resemblance and containment of
   * documents", 1997).
   */
  similarity: number;
  /**
   * The share of the words of both that stand in a run of four that the other has too. A text that was
   * rewritten keeps whole phrases, two texts on one topic share words and idioms only: this parts them better
   * than the similarity, and stays when one text is a part of the other.
   */
  copied: number;
}

/**
 * Compares two abstracts. Pages join words around what was searched for (`sourcecitations`), so words that are
 * one word in the other text are joined first.
 */
export function measureAgreement(a: readonly string[], b: readonly string[]): Agreement {
  if (a === b && a.length > 0) return { similarity: 1, copied: 1 };
  const [wordsA, wordsB] = [joinedAs(a, new Set(b)), joinedAs(b, new Set(a))];
  const similarity = jaccard(new Set(runsOf(wordsA, 3)), new Set(runsOf(wordsB, 3)));
  const [fourA, fourB] = [runsOf(wordsA, 4), runsOf(wordsB, 4)];
  const copied = within(fourA, new Set(fourB), wordsA.length) + within(fourB, new Set(fourA), wordsB.length);
  return { similarity, copied: copied === 0 ? 0 : copied / (wordsA.length + wordsB.length) };
}

export function abstractSimilarity(a: readonly string[], b: readonly string[]): number {
  return measureAgreement(a, b).similarity;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const run of a) if (b.has(run)) both++;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

/** How many of a text's words stand in a run that the other text has too. */
function within(runs: readonly string[], others: ReadonlySet<string>, words: number): number {
  const length = words - runs.length + 1;
  let count = 0;
  let end = 0;
  runs.forEach((run, i) => {
    if (!others.has(run)) return;
    count += i + length - Math.max(i, end);
    end = i + length;
  });
  return count;
}

/** Joins two or three neighbours wherever they make a word of the other text; the longest first. */
function joinedAs(words: readonly string[], others: ReadonlySet<string>): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const pieces =
      [3, 2].find((n) => i + n <= words.length && others.has(words.slice(i, i + n).join(''))) ?? 1;
    joined.push(words.slice(i, i + pieces).join(''));
    i += pieces - 1;
  }
  return joined;
}

/** Every so many words in a row, in order; a text of fewer words is one run. */
function runsOf(words: readonly string[], length: number): string[] {
  if (words.length > 0 && words.length < length) return [words.join(' ')];
  const runs: string[] = [];
  for (let i = 0; i + length <= words.length; i++) runs.push(words.slice(i, i + length).join(' '));
  return runs;
}
