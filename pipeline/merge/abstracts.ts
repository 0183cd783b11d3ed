/**
 * The words of an abstract as it is compared: letters and digits in lower case, in order. Everything else
 * only parts words, so LaTeX, punctuation and typography hardly show.
 */
export function wordsOf(abstract: string): string[] {
  return (
    abstract
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/**
 * How far two abstracts agree, 0 to 1: the Jaccard similarity of their runs of three words (Broder, "On the
 * resemblance and containment of documents", 1997). Pages join words around what was searched for
 * (`sourcecitations`), so words that are one word in the other text are joined first.
 */
export function abstractSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a === b) return 1;
  const shinglesA = shingles(joinedAs(a, new Set(b)));
  const shinglesB = shingles(joinedAs(b, new Set(a)));
  let both = 0;
  for (const shingle of shinglesA) if (shinglesB.has(shingle)) both++;
  return both === 0 ? 0 : both / (shinglesA.size + shinglesB.size - both);
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

/** Every three words in a row; a text of one or two words is one shingle. */
function shingles(words: readonly string[]): Set<string> {
  if (words.length > 0 && words.length < 3) return new Set([words.join(' ')]);
  const runs = new Set<string>();
  for (let i = 0; i + 3 <= words.length; i++) runs.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return runs;
}
