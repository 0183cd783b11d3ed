import { type Bigrams, haveInCommon } from './bigrams.ts';
import { leastOverlap, type Threshold } from './threshold.ts';

/**
 * Every pair of texts whose bigrams reach the threshold, by looking at all pairs. Each text has a bitmap of
 * 128 parities, one for each class of bigrams by a hash. A bigram that only one of two texts has flips one
 * parity, so two bitmaps never differ in more bits than the texts differ in bigrams; where that is more than
 * the threshold leaves room for, the pair is out, and only for the rest are bigrams counted. Texts stand by
 * size, so that a block of two sizes has one room for all its pairs, and sizes too far apart are never looked
 * at.
 *
 * Sandes, Teodoro and Melo, "Bitmap Filter: Speeding up Exact Set Similarity Joins with Bitwise Operations",
 * 2017, arXiv:1711.07295.
 */
export function pairsByBitmap(bigrams: Bigrams, threshold: Threshold, found: Found): void {
  const { firstOfSize } = bigrams;
  const bitmaps = bitmapsOf(bigrams);
  for (let small = 1; small < firstOfSize.length - 1; small++) {
    if (firstOfSize[small] === firstOfSize[small + 1]) continue;
    for (let large = small; large < firstOfSize.length - 1; large++) {
      const least = leastOverlap(small + large, threshold);
      if (least > small) break;
      pairsOfSizes(bigrams, bitmaps, { small, large, least }, found);
    }
  }
}

export type Found = (i: number, j: number) => void;

/** 64 bits of every text in each array, two words a text: the first half alone settles most pairs. */
interface Bitmaps {
  low: Int32Array;
  high: Int32Array;
}

function bitmapsOf({ codes, start }: Bigrams): Bitmaps {
  const low = new Int32Array(2 * (start.length - 1));
  const high = new Int32Array(low.length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const bit = hashTo128(codes[k] as number);
      const half = bit < 64 ? low : high;
      const word = 2 * i + ((bit >>> 5) & 1);
      half[word] = (half[word] as number) ^ (1 << (bit & 31));
    }
  }
  return { low, high };
}

/**
 * The finaliser of MurmurHash3 (Appleby, public domain). The classes must be even, or fewer bits differ than
 * could: at 0.80 a plain multiplication leaves four times as many pairs to count.
 */
function hashTo128(code: number): number {
  let hash = Math.imul(code ^ (code >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 127;
}

/** `least`: bigrams that texts of these two sizes must have in common. */
interface Block {
  small: number;
  large: number;
  least: number;
}

function pairsOfSizes(bigrams: Bigrams, { low, high }: Bitmaps, block: Block, found: Found): void {
  const { small, large, least } = block;
  const [firstI, endI] = texts(bigrams, small);
  const [firstJ, endJ] = texts(bigrams, large);
  const room = small + large - 2 * least;
  for (let i = firstI; i < endI; i++) {
    const word0 = low[2 * i] as number;
    const word1 = low[2 * i + 1] as number;
    for (let j = small === large ? i + 1 : firstJ; j < endJ; j++) {
      const ofLow = ones(word0 ^ (low[2 * j] as number), word1 ^ (low[2 * j + 1] as number));
      if (ofLow > room || ofLow + differing(high, i, j) > room) continue;
      if (haveInCommon(bigrams, i, j, least)) found(i, j);
    }
  }
}

function texts({ firstOfSize }: Bigrams, size: number): [first: number, end: number] {
  return [firstOfSize[size] as number, firstOfSize[size + 1] as number];
}

function differing(half: Int32Array, i: number, j: number): number {
  return ones(
    (half[2 * i] as number) ^ (half[2 * j] as number),
    (half[2 * i + 1] as number) ^ (half[2 * j + 1] as number),
  );
}

/**
 * Number of ones in two words (Warren, Hacker's Delight, 5-1): pairs, then fours, then both words together.
 */
function ones(a: number, b: number): number {
  let x = a - ((a >>> 1) & 0x55555555);
  let y = b - ((b >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333) + (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  y = (x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f);
  return Math.imul(y, 0x01010101) >>> 24;
}
