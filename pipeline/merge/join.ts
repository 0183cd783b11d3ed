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
  const groups = groupsOfEqual(keys);
  const pairs = openPairs(keys.length);
  for (const [, group] of groups) group.forEach((a, i) => group.slice(i + 1).forEach((b) => pairs.add(a, b)));
  const bigrams = bigramsOf(groups.map(([text]) => text));
  const bitmaps = openBitmaps(bigrams);
  const crowds = openCrowds(groups.length, most);
  const bearers = (text: number) => groups[bigrams.order[text] as number]?.[1] ?? [];
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
