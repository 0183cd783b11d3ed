import { type Bigrams, sizeAt } from './bigrams.ts';
import { leastOverlap } from './fraction.ts';
import type { Threshold } from '../thresholds.ts';

/** Pairs of texts by how many tokens both have together; every pair that reaches the threshold is in one block. */
export interface SizeRange {
  threshold: Threshold;
  /** Both texts of a pair have together from `least` to `most` tokens. */
  least: number;
  most: number;
  /** Pairs that reach the threshold have at most so many tokens that only one of the two has. */
  room: number;
  /** Texts from `first` up to `end` can be in such a pair. */
  first: number;
  end: number;
}

/**
 * Rooms that may be in one block. With few, each text is in many blocks; with many, there is room for pairs that do
 * not reach the threshold. Of 2, 3, 4 and 6 the joins of 100,000 titles at 0.80 to 0.90 were fastest with 4.
 */
const ROOMS = 4;

/** Blocks of at least two texts. */
export function* toSizeRanges(bigrams: Bigrams, threshold: Threshold): Generator<SizeRange> {
  const largest = bigrams.firstOfSize.length - 2;
  for (let least = 2; least <= 2 * largest;) {
    const { most, room } = reachOf(least, 2 * largest, threshold);
    const block = blockOf(bigrams, { threshold, least, most, room });
    if (block.end - block.first > 1) yield block;
    least = most + 1;
  }
}

/** How many tokens both may have together in a block that begins with so many, and the largest room in it. */
function reachOf(least: number, limit: number, threshold: Threshold): { most: number; room: number } {
  const from = roomOf(least, threshold);
  let room = from;
  let most = least;
  while (most < limit && roomOf(most + 1, threshold) < from + ROOMS) {
    most++;
    room = Math.max(room, roomOf(most, threshold));
  }
  return { most, room };
}

/** Tokens that only one of two texts may have, when both have together `sum` and reach the threshold. */
function roomOf(sum: number, threshold: Threshold): number {
  return sum - 2 * leastOverlap(sum, threshold);
}

/** The smaller text has at least the tokens that both must have; the larger one has the others. */
function blockOf({ firstOfSize }: Bigrams, sums: Omit<SizeRange, 'first' | 'end'>): SizeRange {
  const { threshold, least, most } = sums;
  const smallest = leastOverlap(least, threshold);
  const largest = most - leastOverlap(most, threshold);
  return { ...sums, first: at(firstOfSize, smallest), end: at(firstOfSize, largest + 1) };
}

/** The texts with which a text is in a block, from `from` up to `to`; it may be one of them. */
export interface PartnerSizes {
  of: number;
  from: number;
  to: number;
}

export function findPartnerSizes(
  bigrams: Bigrams,
  { least, most, first, end }: SizeRange,
  text: number,
): PartnerSizes {
  const size = sizeAt(bigrams, text);
  return {
    of: text,
    from: Math.max(first, at(bigrams.firstOfSize, least - size)),
    to: Math.min(end, at(bigrams.firstOfSize, most - size + 1)),
  };
}

/** Tokens that two texts of a block must have in common. */
export function leastOf(bigrams: Bigrams, { threshold }: SizeRange, i: number, j: number): number {
  return leastOverlap(sizeAt(bigrams, i) + sizeAt(bigrams, j), threshold);
}

/** Texts of no tokens are in no pair. */
function at(firstOfSize: Uint32Array, size: number): number {
  return firstOfSize[Math.min(Math.max(size, 1), firstOfSize.length - 1)] as number;
}
