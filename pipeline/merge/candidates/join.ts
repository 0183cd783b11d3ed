import { type Bigrams, toBigrams, haveInCommon, sizeAt } from './bigrams.ts';
import { type Bitmaps, openBitmaps, findPairsByBitmap, type VisitPair } from './bitmap-filter.ts';
import { type SizeRange, toSizeRanges, leastOf } from './size-ranges.ts';
import { chooseMethod, type Method } from './plan.ts';
import { type HubCounter, openHubCounter, removeHubPairs, type PairsWithoutHubs } from './hubs.ts';
import { openPairList, type Pairs } from './pair-list.ts';
import { meetFirst, toPartitions, visitCandidates } from './partitions.ts';
import { checkThreshold } from './fraction.ts';
import type { Threshold } from '../thresholds.ts';

export interface JoinOptions {
  /** The same for all blocks, whatever it costs; the pairs do not depend on it. */
  method?: Method;
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
export function findSimilarPairs(
  keys: readonly string[],
  threshold: Threshold,
  options: JoinOptions = {},
): Pairs {
  return findCandidatePairs(keys, threshold, Infinity, options).pairs;
}

/**
 * The same without the pairs of two keys that are each near to more than `most` others, and these keys. Where all are near to
 * all, time and memory grow with their number, and not with its square: what is known to be in a crowd is held
 * against nothing any more but what is not.
 */
export function findCandidatePairs(
  keys: readonly string[],
  threshold: Threshold,
  most: number,
  { method, onKeys = () => {} }: JoinOptions = {},
): PairsWithoutHubs {
  checkThreshold(threshold);
  const { texts, textOf, bearersOf } = distinct(keys);
  const bigrams = toBigrams(texts);
  const bearers = (text: number) => bearersOf(bigrams.order[text] as number);
  const crowds = openHubCounter(countsIn(textOf, bigrams.order), most);
  const places = placesOf(bigrams.order);
  const isKnown = (key: number) => crowds.isKnown(places[textOf[key] as number] as number);
  const pairs = openPairList(keys.length, (a, b) => isKnown(a) && isKnown(b));
  const add = (i: number, j: number) => {
    if (crowds.isKnown(i) && crowds.isKnown(j)) return;
    for (const a of bearers(i)) for (const b of bearers(j)) if (i !== j || a < b) pairs.add(a, b);
  };
  for (let text = 0; text < texts.length; text++) add(text, text);
  const join = { bigrams, bitmaps: openBitmaps(bigrams), crowds };
  let done = 0;
  for (const block of toSizeRanges(bigrams, threshold)) {
    // blocks come by size: what is before this one is in no other
    onKeys(block.first - done);
    done = block.first;
    joinBlock({ ...join, block }, method ?? chooseMethod(bigrams, block, most), (i, j) => {
      crowds.add(i, j);
      add(i, j);
    });
  }
  onKeys(keys.length - done);
  return removeHubPairs(pairs.pairs(), keys.length, most, isKnown);
}

interface Join {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  block: SizeRange;
  crowds: HubCounter;
}

/** Visits every pair of a block that reaches the threshold, once, but for those of two that are known to be in crowds. */
function joinBlock({ bigrams, bitmaps, block, crowds }: Join, method: Method, found: VisitPair): void {
  const reaches = (i: number, j: number, least: number) =>
    !(crowds.isKnown(i) && crowds.isKnown(j)) && haveInCommon(bigrams, i, j, least);
  if (method === 'bitmaps')
    return findPairsByBitmap({ bigrams, bitmaps, block, crowds }, (i, j) => {
      if (reaches(i, j, leastOf(bigrams, block, i, j))) found(i, j);
    });
  const parts = toPartitions(bigrams, block.room, method === 'one-deletion' ? 1 : 2);
  visitCandidates({ bigrams, block, crowds }, parts, (i, j, meeting) => {
    const least = leastOf(bigrams, block, i, j);
    if (!bitmaps.areAlike(i, j, sizeAt(bigrams, i) + sizeAt(bigrams, j) - 2 * least)) return;
    if (reaches(i, j, least) && meetFirst(bigrams, parts, [i, j], meeting)) found(i, j);
  });
}

/** How many keys come to each text, in the order of the bigrams. */
function countsIn(textOf: Uint32Array, order: Uint32Array): Uint32Array {
  const counts = new Uint32Array(order.length);
  for (const text of textOf) counts[text] = (counts[text] as number) + 1;
  return order.map((text) => counts[text] as number);
}

/** Where each text stands in an order of them. */
function placesOf(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  order.forEach((text, place) => {
    places[text] = place;
  });
  return places;
}

/** Texts without their blanks, each once, and the keys that come to it. */
interface Distinct {
  texts: string[];
  /** The text of each key. */
  textOf: Uint32Array;
  bearersOf(text: number): number[];
}

/** Nearly all keys are alone with their text: a list for each of a million would take as much memory as the keys. */
function distinct(keys: readonly string[]): Distinct {
  const known = new Map<string, number>();
  const last: number[] = [];
  const before = new Int32Array(keys.length).fill(NONE);
  const textOf = new Uint32Array(keys.length);
  keys.forEach((key, i) => {
    const text = key.replace(/\s+/g, '');
    const number = known.get(text) ?? last.push(NONE) - 1;
    known.set(text, number);
    before[i] = last[number] as number;
    last[number] = i;
    textOf[i] = number;
  });
  const bearersOf = (text: number) => {
    const bearers: number[] = [];
    for (let i = last[text] ?? NONE; i !== NONE; i = before[i] as number) bearers.push(i);
    return bearers.reverse();
  };
  return { texts: [...known.keys()], textOf, bearersOf };
}

const NONE = -1;
