import { type Bigrams, bigramsOf, haveInCommon, sizeAt } from './bigrams.ts';
import { type Bitmaps, openBitmaps, pairsByBitmap, type Visit } from './bitmaps.ts';
import { type Block, blocksOf, leastOf } from './blocks.ts';
import { cheapest, type Method } from './cost.ts';
import { type Crowds, openCrowds } from './crowds.ts';
import { openPairs, type Pairs } from './pairs.ts';
import { meetFirst, partsOf, visitCandidates } from './partitions.ts';
import { checkThreshold, type Threshold } from './threshold.ts';

export interface JoinOptions {
  /** The same for all blocks, whatever it costs; the pairs do not depend on it. */
  method?: Method;
  /**
   * Of a key that is near to more others than this, only so many pairs need be given that it can be told: two such keys may
   * be left out of the pairs. For sets of which all are near to all.
   */
  most?: number;
  /** Told how many more keys are done. */
  onKeys?: (count: number) => void;
}

/**
 * All pairs of keys whose titleSimilarity reaches the threshold, none missed and none too many, ordered by a
 * then b.
 *
 * Keys are normalised titles. Blanks do not count and keys of less than two characters are near only to their
 * equals, as in string-similarity. Equal keys are found by a map, the rest by a join over their bigrams, block by
 * block of texts of like sizes: all pairs by bitmaps where they are few or may differ in much, by parts of which
 * one is nearly equal elsewhere. Memory grows with the length of the keys and the number of pairs.
 */
export function similarPairs(
  keys: readonly string[],
  threshold: Threshold,
  { method, most = Infinity, onKeys = () => {} }: JoinOptions = {},
): Pairs {
  checkThreshold(threshold);
  const pairs = openPairs(keys.length);
  const { texts, bearersOf } = distinct(keys);
  texts.forEach((_, text) => {
    const bearers = bearersOf(text);
    bearers.forEach((a, i) => bearers.slice(i + 1).forEach((b) => pairs.add(a, b)));
  });
  const bigrams = bigramsOf(texts);
  const bitmaps = openBitmaps(bigrams);
  const crowds = openCrowds(texts.length, most);
  const bearers = (text: number) => bearersOf(bigrams.order[text] as number);
  let done = 0;
  for (const block of blocksOf(bigrams, threshold)) {
    // blocks come by size: what is before this one is in no other
    onKeys(block.first - done);
    done = block.first;
    joinBlock({ bigrams, bitmaps, block, crowds }, method ?? cheapest(bigrams, block), (i, j) => {
      crowds.add(i, j);
      for (const a of bearers(i)) for (const b of bearers(j)) pairs.add(a, b);
    });
  }
  onKeys(keys.length - done);
  return pairs.pairs();
}

interface Join {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  block: Block;
  crowds: Crowds;
}

/** Visits every pair of a block that reaches the threshold, once. */
function joinBlock({ bigrams, bitmaps, block, crowds }: Join, method: Method, found: Visit): void {
  const reaches = (i: number, j: number, least: number) =>
    !crowds.isKnown(i, j) && haveInCommon(bigrams, i, j, least);
  if (method === 'bitmaps')
    return pairsByBitmap(bigrams, bitmaps, block, (i, j) => {
      if (reaches(i, j, leastOf(bigrams, block, i, j))) found(i, j);
    });
  const parts = partsOf(bigrams, block.room, method === 'one-deletion' ? 1 : 2);
  visitCandidates(bigrams, block, parts, (i, j, meeting) => {
    const least = leastOf(bigrams, block, i, j);
    if (!bitmaps.areAlike(i, j, sizeAt(bigrams, i) + sizeAt(bigrams, j) - 2 * least)) return;
    if (reaches(i, j, least) && meetFirst(bigrams, parts, [i, j], meeting)) found(i, j);
  });
}

/** Texts without their blanks, each once, and the keys that come to it. */
interface Distinct {
  texts: string[];
  bearersOf(text: number): number[];
}

/** Nearly all keys are alone with their text: a list for each of a million would take as much memory as the keys. */
function distinct(keys: readonly string[]): Distinct {
  const known = new Map<string, number>();
  const last: number[] = [];
  const before = new Int32Array(keys.length).fill(NONE);
  keys.forEach((key, i) => {
    const text = key.replace(/\s+/g, '');
    const number = known.get(text);
    if (number === undefined) known.set(text, last.push(i) - 1);
    else {
      before[i] = last[number] as number;
      last[number] = i;
    }
  });
  const bearersOf = (text: number) => {
    const bearers: number[] = [];
    for (let i = last[text] ?? NONE; i !== NONE; i = before[i] as number) bearers.push(i);
    return bearers.reverse();
  };
  return { texts: [...known.keys()], bearersOf };
}

const NONE = -1;
