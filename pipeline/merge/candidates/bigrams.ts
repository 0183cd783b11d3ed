import { openVocabulary } from './vocabulary.ts';
import { fmix32 } from './fmix32.ts';

/**
 * The bigrams of many texts in typed arrays. A bigram is two neighbouring UTF-16 code units without spaces, as in
 * string-similarity; it may split a surrogate pair. A bigram that a text repeats gets another token, so a text is a
 * set of tokens and not a multiset.
 */
export interface Bigrams {
  /** The tokens of text i from start[i] to start[i + 1], ascending. Texts with fewer tokens come first. */
  tokens: Uint32Array;
  start: Uint32Array;
  /** Texts with n tokens begin at firstOfSize[n]; a text of one character has no token. */
  firstOfSize: Uint32Array;
  /** The index of text i in the input. */
  order: Uint32Array;
  /** Occurrences of all tokens below token t, in all texts. */
  below: Uint32Array;
  /** A 32-bit hash of each token, uniform and independent. */
  hashes: Int32Array;
}

/** @param texts with spaces as their only blanks */
export function toBigrams(texts: readonly string[]): Bigrams {
  const { order, start, firstOfSize } = sortBySize(Uint32Array.from(texts, countBigrams));
  const { tokens, counts } = tokenise(texts, order, start);
  const { numbers, below } = renumber(counts);
  for (let k = 0; k < tokens.length; k++) tokens[k] = numbers[tokens[k] as number] as number;
  for (let i = 0; i < texts.length; i++) tokens.subarray(start[i], start[i + 1]).sort();
  return { tokens, start, firstOfSize, order, below, hashes: Int32Array.from(numbers.keys(), fmix32) };
}

const SPACE = 32;

function countBigrams(text: string): number {
  let units = 0;
  for (let k = 0; k < text.length; k++) if (text.charCodeAt(k) !== SPACE) units++;
  return Math.max(units - 1, 0);
}

/** A counting sort. */
function sortBySize(sizes: Uint32Array): Pick<Bigrams, 'order' | 'start' | 'firstOfSize'> {
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const firstOfSize = new Uint32Array(largest + 2);
  for (const size of sizes) firstOfSize[size + 1] = (firstOfSize[size + 1] as number) + 1;
  addUp(firstOfSize);
  const next = firstOfSize.slice();
  const order = new Uint32Array(sizes.length);
  sizes.forEach((size, text) => {
    const place = next[size] as number;
    order[place] = text;
    next[size] = place + 1;
  });
  const start = new Uint32Array(sizes.length + 1);
  order.forEach((text, i) => {
    start[i + 1] = sizes[text] as number;
  });
  return { order, start: addUp(start), firstOfSize };
}

function addUp(numbers: Uint32Array): Uint32Array {
  for (let k = 1; k < numbers.length; k++) numbers[k] = (numbers[k] as number) + (numbers[k - 1] as number);
  return numbers;
}

/** The tokens of each text in order of appearance, as numbered by the vocabulary, and how often each occurs. */
function tokenise(texts: readonly string[], order: Uint32Array, start: Uint32Array) {
  const tokens = new Uint32Array(start.at(-1) as number);
  const { tokenOf, counts } = openVocabulary();
  let at = 0;
  order.forEach((given, i) => {
    const text = texts[given] as string;
    let before = SPACE;
    for (let k = 0; k < text.length; k++) {
      const unit = text.charCodeAt(k);
      if (unit === SPACE) continue;
      if (before !== SPACE) tokens[at++] = tokenOf(before, unit, i);
      before = unit;
    }
  });
  return { tokens, counts };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Renumbers the tokens so that every range of numbers has the same mixture of frequent and rare ones. Tokens are
 * ordered by multiples of the golden ratio of their frequency rank. A range of numbers is then a fair partition of
 * all tokens, and contiguous in each text, whose tokens are sorted.
 */
function renumber(counts: readonly number[]): { numbers: Uint32Array; below: Uint32Array } {
  const places = new Float64Array(counts.length);
  sortIndexes(counts.length, (t) => -(counts[t] as number)).forEach((t, rank) => {
    places[t] = (rank * GOLDEN) % 1;
  });
  const numbers = new Uint32Array(counts.length);
  const below = new Uint32Array(counts.length + 1);
  sortIndexes(counts.length, (t) => places[t] as number).forEach((t, number) => {
    numbers[t] = number;
    below[number + 1] = counts[t] as number;
  });
  return { numbers, below: addUp(below) };
}

function sortIndexes(n: number, by: (k: number) => number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, k) => k).sort((p, q) => by(p) - by(q));
}

export function sizeAt({ start }: Bigrams, i: number): number {
  return (start[i + 1] as number) - (start[i] as number);
}

/** Whether texts i and j have `least` tokens in common. */
export function haveInCommon({ tokens, start }: Bigrams, i: number, j: number, least: number): boolean {
  let a = start[i] as number;
  let b = start[j] as number;
  const endA = start[i + 1] as number;
  const endB = start[j + 1] as number;
  let spareA = endA - a - least;
  let spareB = endB - b - least;
  while (a < endA && b < endB && spareA >= 0 && spareB >= 0) {
    const tokenA = tokens[a] as number;
    const tokenB = tokens[b] as number;
    if (tokenA < tokenB) spareA--;
    if (tokenA > tokenB) spareB--;
    if (tokenA <= tokenB) a++;
    if (tokenB <= tokenA) b++;
  }
  return spareA >= endA - a && spareB >= endB - b;
}
