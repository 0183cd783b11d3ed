import { openVocabulary } from './vocabulary.ts';
import { fmix32 } from './fmix32.ts';

/**
 * The bigrams of many texts in typed arrays. A bigram is two neighbouring UTF-16 code units, spaces left out, as
 * string-similarity cuts them: an astral character is two units and may be cut in the middle. When a text has a
 * bigram again, that is another token than before; so a text is a set of tokens, and sets can be parted.
 */
export interface Bigrams {
  /** Those of text i from start[i] up to start[i + 1], ascending. Texts with fewer come first. */
  tokens: Uint32Array;
  start: Uint32Array;
  /** Texts with n tokens begin at firstOfSize[n]; a text of one character has none. */
  firstOfSize: Uint32Array;
  /** Where text i stood among those given. */
  order: Uint32Array;
  /** How many tokens there are of those below token t, in all texts. */
  below: Uint32Array;
  /** 32 bits for each token, even and independent of each other. */
  hashes: Int32Array;
}

/** @param texts whose only blanks are spaces. */
export function toBigrams(texts: readonly string[]): Bigrams {
  const { order, start, firstOfSize } = bySize(Uint32Array.from(texts, sizeOf));
  const { tokens, counts } = tokensOf(texts, order, start);
  const { names, below } = namesOf(counts);
  for (let k = 0; k < tokens.length; k++) tokens[k] = names[tokens[k] as number] as number;
  for (let i = 0; i < texts.length; i++) tokens.subarray(start[i], start[i + 1]).sort();
  return { tokens, start, firstOfSize, order, below, hashes: Int32Array.from(names.keys(), fmix32) };
}

const SPACE = 32;

function sizeOf(text: string): number {
  let units = 0;
  for (let k = 0; k < text.length; k++) if (text.charCodeAt(k) !== SPACE) units++;
  return Math.max(units - 1, 0);
}

/** Sorts by counting. */
function bySize(sizes: Uint32Array): Pick<Bigrams, 'order' | 'start' | 'firstOfSize'> {
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

/** The tokens as a dictionary gives them, in the order in which the texts have them, and how often each is there. */
function tokensOf(texts: readonly string[], order: Uint32Array, start: Uint32Array) {
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
 * New numbers for tokens, such that frequent and rare ones stand everywhere in the same mixture: their order is
 * that of the multiples of the golden section, by frequency. So any run of numbers is a fair part of all tokens,
 * and a part of a text, its tokens being sorted, is in one piece.
 */
function namesOf(counts: readonly number[]): { names: Uint32Array; below: Uint32Array } {
  const places = new Float64Array(counts.length);
  sortedBy(counts.length, (t) => -(counts[t] as number)).forEach((t, rank) => {
    places[t] = (rank * GOLDEN) % 1;
  });
  const names = new Uint32Array(counts.length);
  const below = new Uint32Array(counts.length + 1);
  sortedBy(counts.length, (t) => places[t] as number).forEach((t, name) => {
    names[t] = name;
    below[name + 1] = counts[t] as number;
  });
  return { names, below: addUp(below) };
}

function sortedBy(n: number, by: (k: number) => number): Uint32Array {
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
