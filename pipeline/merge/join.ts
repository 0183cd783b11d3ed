import { type Bigrams, bigramsOf, haveInCommon, sizeAt } from './bigrams.ts';
import { type Bitmaps, openBitmaps, pairsByBitmap, type Visit } from './bitmaps.ts';
import { type Block, blocksOf, leastOf } from './blocks.ts';
import { cheapest, type Method } from './cost.ts';
import { visitCandidates } from './partitions.ts';
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
 * equals, as in string-similarity. Equal keys are found by a map, the rest by a join over their bigrams, block by
 * block of texts of like sizes: all pairs by bitmaps where they are few or may differ in much, by parts of which
 * one is nearly equal elsewhere. Memory grows with the length of the keys and the number of pairs.
 *
 * @param method the same for all blocks, whatever it costs; the pairs do not depend on it
 */
export function similarPairs(
  keys: readonly string[],
  threshold: Threshold,
  { method }: { method?: Method } = {},
): Pair[] {
  checkThreshold(threshold);
  const groups = groupsOfEqual(keys);
  const pairs = groups.flatMap(([, group]) => pairsWithin(group));
  const bigrams = bigramsOf(groups.map(([text]) => text));
  const bitmaps = openBitmaps(bigrams);
  const bearers = (text: number) => groups[bigrams.order[text] as number]?.[1] ?? [];
  for (const block of blocksOf(bigrams, threshold))
    joinBlock({ bigrams, bitmaps, block }, method ?? cheapest(bigrams, block), (i, j) => {
      for (const pair of pairsAcross(bearers(i), bearers(j))) pairs.push(pair);
    });
  return pairs.sort((p, q) => p.a - q.a || p.b - q.b);
}

interface Join {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  block: Block;
}

/** Visits every pair of a block that reaches the threshold, once. */
function joinBlock({ bigrams, bitmaps, block }: Join, method: Method, found: Visit): void {
  if (method === 'bitmaps') return pairsByBitmap(bigrams, bitmaps, block, found);
  const texts = Uint32Array.from({ length: block.end - block.first }, (_, k) => block.first + k);
  const deletions = method === 'one-deletion' ? 1 : 2;
  // two texts may be alike in several parts
  const known = new Set<number>();
  visitCandidates(bigrams, { block, texts, deletions }, (a, b) => {
    const [i, j] = a < b ? [a, b] : [b, a];
    const least = leastOf(bigrams, block, i, j);
    if (!bitmaps.areAlike(i, j, sizeAt(bigrams, i) + sizeAt(bigrams, j) - 2 * least)) return;
    const pair = i * bigrams.order.length + j;
    if (known.has(pair) || !haveInCommon(bigrams, i, j, least)) return;
    known.add(pair);
    found(i, j);
  });
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
