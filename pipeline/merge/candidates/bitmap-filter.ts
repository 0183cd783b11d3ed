import type { Bigrams } from './bigrams.ts';
import { type SizeRange, findPartnerSizes } from './size-ranges.ts';
import type { HubCounter } from './hubs.ts';
import { compareIn, allocateMemory } from './popcount-wasm.ts';

export interface Bitmaps {
  /** Whether two texts may differ in no more than `room` tokens. */
  areAlike(i: number, j: number, room: number): boolean;
  /** Those of the texts from `from` up to `to` that are alike text i; until the next call. */
  alike(i: number, from: number, to: number, room: number): Uint32Array;
}

/** Words of 64 bits in a bitmap: with one four times as many pairs are left to count at 0.80, with four each pair takes twice as long. */
const WORDS = 2;

/**
 * A bitmap for each text, with one parity for each class of tokens by a hash. A token that only one of two texts has
 * flips one parity, so two bitmaps never differ in more bits than their texts differ in tokens.
 *
 * Sandes, Teodoro and Melo, "Bitmap Filter: Speeding up Exact Set Similarity Joins with Bitwise Operations", 2017,
 * arXiv:1711.07295.
 */
export function openBitmaps(bigrams: Bigrams): Bitmaps {
  const words = WORDS;
  const texts = bigrams.order.length;
  const memory = allocateMemory((8 * words + 4) * texts);
  const halves = new Int32Array(memory.buffer);
  const out = new Uint32Array(memory.buffer, 8 * words * texts);
  const compare = compareIn(memory, words);
  fill(halves, bigrams, words);
  const stride = 8 * words;
  return {
    areAlike: (i, j, room) => {
      let differing = 0;
      let p = 2 * words * i;
      let q = 2 * words * j;
      for (let w = 0; w < words && differing <= room; w++) {
        differing += ones(
          (halves[p++] as number) ^ (halves[q++] as number),
          (halves[p++] as number) ^ (halves[q++] as number),
        );
      }
      return differing <= room;
    },
    alike: (i, from, to, room) => {
      const end = compare(stride * i, stride * from, stride * to, room, out.byteOffset);
      if (end === out.byteOffset) return NONE;
      const found = out.subarray(0, (end - out.byteOffset) / 4);
      for (let k = 0; k < found.length; k++) found[k] = (found[k] as number) / stride;
      return found;
    },
  };
}

const NONE = new Uint32Array(0);

function fill(halves: Int32Array, { tokens, start, order, hashes }: Bigrams, words: number): void {
  for (let i = 0; i < order.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const bit = ((hashes[tokens[k] as number] as number) >>> 0) % (64 * words);
      const half = 2 * words * i + (bit >>> 5);
      halves[half] = (halves[half] as number) ^ (1 << (bit & 31));
    }
  }
}

/** Number of ones in two words (Warren, Hacker's Delight, 5-1): pairs, then fours, then both words together. */
function ones(a: number, b: number): number {
  let x = a - ((a >>> 1) & 0x55555555);
  let y = b - ((b >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333) + (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  y = (x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f);
  return Math.imul(y, 0x01010101) >>> 24;
}

/** Of two texts, the one that comes first. */
export type VisitPair = (i: number, j: number) => void;

/** Texts whose bitmaps stay in the processor's first cache while others are held against them. */
const TILE = 1024;

interface Comparison {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  block: SizeRange;
  crowds: HubCounter;
}

/**
 * Visits every pair of a block that may reach the threshold, once, by comparing the bitmaps of all pairs but those of two
 * texts that are known to be in crowds.
 */
export function findPairsByBitmap({ bigrams, bitmaps, block, crowds }: Comparison, visit: VisitPair): void {
  for (let tile = block.first; tile < block.end; tile += TILE) {
    const last = Math.min(tile + TILE, block.end);
    for (let i = block.first; i < last; i++) {
      // nobody is left here that one of a crowd could meet
      if (crowds.nextOpen(tile) >= last) i = crowds.nextOpen(i);
      if (i >= last) break;
      const { from, to } = findPartnerSizes(bigrams, block, i);
      const first = Math.max(from, i + 1, tile);
      const end = Math.min(to, last);
      if (first >= end) continue;
      if (!crowds.isKnown(i)) for (const j of bitmaps.alike(i, first, end, block.room)) visit(i, j);
      else
        for (let j = crowds.nextOpen(first); j < end; j = crowds.nextOpen(j + 1))
          if (bitmaps.areAlike(i, j, block.room)) visit(i, j);
    }
  }
}
