import { toNormalForm } from '../../clean/unicode.ts';

/**
 * The words of an abstract for comparison: letters and digits in lower case, in order. Everything else only
 * separates words, so LaTeX, punctuation and typography hardly matter.
 */
export function splitWords(abstract: string): string[] {
  return (
    toNormalForm(abstract, 'NFKC')
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
   * Containment: the share of the words of both that are in a common run of four. A rewritten text keeps whole
   * phrases; two texts on one topic share only words and idioms. This separates them better than the similarity, and
   * does not drop when one text contains the other.
   */
  copied: number;
}

/**
 * Compares two abstracts. Pages drop blanks around a search term (`sourcecitations`), so words that are one word in
 * the other text are joined first.
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

/** Counts the words of a text that are in a run of the other text. */
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

/** Joins two or three neighbours if they make a word of the other text; three first. */
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

/** All runs of this many words, in order; a shorter text is one run. */
function runsOf(words: readonly string[], length: number): string[] {
  if (words.length > 0 && words.length < length) return [words.join(' ')];
  const runs: string[] = [];
  for (let i = 0; i + length <= words.length; i++) runs.push(words.slice(i, i + length).join(' '));
  return runs;
}
