import { bigramsOf } from './bigrams.ts';
import { pairsByBitmap } from './bitmaps.ts';
import { checkThreshold, type Threshold } from './threshold.ts';

/** Two keys by their index, the lower one first. */
export interface Pair {
  a: number;
  b: number;
}

/**
 * All pairs of keys whose titleSimilarity reaches the threshold, none missed and none too many, ordered by a
 * then b.
 *
 * Keys are normalised titles. Blanks do not count and keys of less than two characters are near only to their
 * equals, as in string-similarity. Equal keys are found by a map, the rest by a join over their bigrams. Time
 * grows with the square of the number of distinct keys (at 0.85 a second for 20,000), memory with their
 * length.
 */
export function similarPairs(keys: readonly string[], threshold: Threshold): Pair[] {
  checkThreshold(threshold);
  const groups = groupsOfEqual(keys);
  const pairs = groups.flatMap(([, group]) => pairsWithin(group));
  const long = groups.filter(([text]) => text.length >= 2).sort(([a], [b]) => a.length - b.length);
  pairsByBitmap(bigramsOf(long.map(([text]) => text)), threshold, (i, j) => {
    for (const pair of pairsAcross(bearers(long, i), bearers(long, j))) pairs.push(pair);
  });
  return pairs.sort((p, q) => p.a - q.a || p.b - q.b);
}

type Group = [text: string, bearers: number[]];

function groupsOfEqual(keys: readonly string[]): Group[] {
  const groups = new Map<string, number[]>();
  keys.forEach((key, i) => {
    const text = key.replace(/\s+/g, '');
    const group = groups.get(text);
    if (group) group.push(i);
    else groups.set(text, [i]);
  });
  return [...groups];
}

function pairsWithin(group: readonly number[]): Pair[] {
  return group.flatMap((a, i) => group.slice(i + 1).map((b) => ({ a, b })));
}

function pairsAcross(some: readonly number[], others: readonly number[]): Pair[] {
  return some.flatMap((i) => others.map((j) => (i < j ? { a: i, b: j } : { a: j, b: i })));
}

function bearers(groups: readonly Group[], i: number): readonly number[] {
  return (groups[i] as Group)[1];
}
