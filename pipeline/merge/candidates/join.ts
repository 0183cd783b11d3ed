import { type Bigrams, toBigrams, haveInCommon, sizeAt } from './bigrams.ts';
import { type Bitmaps, openBitmaps, findPairsByBitmap, type VisitPair } from './bitmap-filter.ts';
import { type SizeRange, toSizeRanges, computeLeastOverlap } from './size-ranges.ts';
import { chooseMethod, type Method } from './plan.ts';
import { type HubCounter, openHubCounter, removeHubPairs, type PairsWithoutHubs } from './hubs.ts';
import { openPairList, type Pairs } from './pair-list.ts';
import { isFirstCollision, toPartitions, visitCandidates } from './partitions.ts';
import type { Threshold } from '../thresholds.ts';

export interface JoinOptions {
  /** Forces one method for all size ranges; the pairs do not depend on it. */
  method?: Method;
  /** Called with the number of further keys done. */
  onKeys?: (count: number) => void;
}

/**
 * Finds exactly the pairs of keys whose titleSimilarity reaches the threshold, ordered by a then b. Only tests call
 * it; merge calls findCandidatePairs.
 *
 * Keys are normalised titles. As in string-similarity, blanks do not count, and keys of less than two characters
 * match only equal ones. A map finds equal keys. A set-similarity join over bigrams finds the rest, one range of text
 * sizes at a time: by bitmaps of all pairs where these are few or the threshold is loose, else by partitions, one of
 * which is nearly equal in both. Memory grows with the length of the keys and the number of pairs.
 */
export function findSimilarPairs(
  keys: readonly string[],
  threshold: Threshold,
  options: JoinOptions = {},
): Pairs {
  return findCandidatePairs(keys, threshold, Infinity, options).pairs;
}

/**
 * Finds the same pairs, but no pair of two hubs (keys with more than `most` neighbours), and lists the hubs. If all
 * keys are similar, time and memory stay linear: a known hub is compared only with texts that are not.
 */
export function findCandidatePairs(
  keys: readonly string[],
  threshold: Threshold,
  most: number,
  { method, onKeys = () => {} }: JoinOptions = {},
): PairsWithoutHubs {
  checkThreshold(threshold);
  const { texts, textOf, keysOf } = groupByText(keys);
  const bigrams = toBigrams(texts);
  const keysAt = (text: number) => keysOf(bigrams.order[text] as number);
  const hubs = openHubCounter(countKeys(textOf, bigrams.order), most);
  const places = invert(bigrams.order);
  const isHub = (key: number) => hubs.isHub(places[textOf[key] as number] as number);
  const pairs = openPairList(keys.length, (a, b) => isHub(a) && isHub(b));
  const addPairs = (i: number, j: number) => {
    if (hubs.isHub(i) && hubs.isHub(j)) return;
    for (const a of keysAt(i)) for (const b of keysAt(j)) if (i !== j || a < b) pairs.add(a, b);
  };
  for (let text = 0; text < texts.length; text++) addPairs(text, text);
  const join = { bigrams, bitmaps: openBitmaps(bigrams), hubs };
  let done = 0;
  for (const range of toSizeRanges(bigrams, threshold)) {
    // ranges come by size, so texts before this one are done
    onKeys(range.first - done);
    done = range.first;
    joinRange({ ...join, range }, method ?? chooseMethod(bigrams, range, most), (i, j) => {
      hubs.add(i, j);
      addPairs(i, j);
    });
  }
  onKeys(keys.length - done);
  return removeHubPairs(pairs.pairs(), keys.length, most, isHub);
}

/** At 0 every pair would match, yet a text of one character matches only its equals. */
function checkThreshold({ num, den }: Threshold): void {
  if (Number.isSafeInteger(num) && Number.isSafeInteger(den) && 0 < num && num <= den) return;
  throw new RangeError(`a threshold is two whole numbers with 0 < num <= den, not ${num} / ${den}`);
}

interface Join {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  range: SizeRange;
  hubs: HubCounter;
}

/** Visits once every pair of a range that reaches the threshold, except pairs of two known hubs. */
function joinRange({ bigrams, bitmaps, range, hubs }: Join, method: Method, found: VisitPair): void {
  const reaches = (i: number, j: number, least: number) =>
    !(hubs.isHub(i) && hubs.isHub(j)) && haveInCommon(bigrams, i, j, least);
  if (method === 'bitmaps')
    return findPairsByBitmap({ bigrams, bitmaps, range, hubs }, (i, j) => {
      if (reaches(i, j, computeLeastOverlap(bigrams, range, i, j))) found(i, j);
    });
  const partitions = toPartitions(bigrams, range.room, method === 'one-deletion' ? 1 : 2);
  visitCandidates({ bigrams, range, hubs }, partitions, (i, j, collision) => {
    const least = computeLeastOverlap(bigrams, range, i, j);
    if (!bitmaps.areAlike(i, j, sizeAt(bigrams, i) + sizeAt(bigrams, j) - 2 * least)) return;
    if (reaches(i, j, least) && isFirstCollision(bigrams, partitions, [i, j], collision)) found(i, j);
  });
}

/** The number of keys of each text, in the order of the bigrams. */
function countKeys(textOf: Uint32Array, order: Uint32Array): Uint32Array {
  const counts = new Uint32Array(order.length);
  for (const text of textOf) counts[text] = (counts[text] as number) + 1;
  return order.map((text) => counts[text] as number);
}

/** Inverts a permutation. */
function invert(order: Uint32Array): Uint32Array {
  const places = new Uint32Array(order.length);
  order.forEach((text, place) => {
    places[text] = place;
  });
  return places;
}

/** Distinct texts without blanks, and the keys of each. */
interface GroupedKeys {
  texts: string[];
  /** The text of each key. */
  textOf: Uint32Array;
  keysOf(text: number): number[];
}

/** A linked list in arrays: nearly every text has one key, and a list each for a million would take as much memory as the keys. */
function groupByText(keys: readonly string[]): GroupedKeys {
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
  const keysOf = (text: number) => {
    const keysOfText: number[] = [];
    for (let i = last[text] ?? NONE; i !== NONE; i = before[i] as number) keysOfText.push(i);
    return keysOfText.reverse();
  };
  return { texts: [...known.keys()], textOf, keysOf };
}

const NONE = -1;
