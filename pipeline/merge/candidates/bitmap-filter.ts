import type { Bigrams } from './bigrams.ts';
import { type SizeRange, findPartnerSizes } from './size-ranges.ts';
import type { HubCounter } from './hubs.ts';
import { compileCompare, allocateMemory } from './popcount-wasm.ts';

export interface Bitmaps {
  /** Whether two texts may differ in no more than `room` tokens. */
  areAlike(i: number, j: number, room: number): boolean;
  /** The texts from `from` up to `to` that are alike text i; valid until the next call. */
  findAlike(i: number, from: number, to: number, room: number): Uint32Array;
}

/** Words of 64 bits in a bitmap. One leaves four times as many pairs at 0.80; four take twice as long a pair. */
const WORDS = 2;

/**
 * Makes a bitmap for each text: each bit is the parity of the tokens with one hash. A token that only one of two
 * texts has flips one bit, so two bitmaps differ in at most as many bits as their texts differ in tokens.
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
  const compare = compileCompare(memory, words);
  fillBitmaps(halves, bigrams, words);
  const stride = 8 * words;
  return {
    areAlike: (i, j, room) => {
      let differing = 0;
      let p = 2 * words * i;
      let q = 2 * words * j;
      for (let w = 0; w < words && differing <= room; w++) {
        differing += countOnes(
          (halves[p++] as number) ^ (halves[q++] as number),
          (halves[p++] as number) ^ (halves[q++] as number),
        );
      }
      return differing <= room;
    },
    findAlike: (i, from, to, room) => {
      const end = compare(stride * i, stride * from, stride * to, room, out.byteOffset);
      if (end === out.byteOffset) return NONE;
      const found = out.subarray(0, (end - out.byteOffset) / 4);
      for (let k = 0; k < found.length; k++) found[k] = (found[k] as number) / stride;
      return found;
    },
  };
}

const NONE = new Uint32Array(0);

function fillBitmaps(halves: Int32Array, { tokens, start, order, hashes }: Bigrams, words: number): void {
  for (let i = 0; i < order.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const bit = ((hashes[tokens[k] as number] as number) >>> 0) % (64 * words);
      const half = 2 * words * i + (bit >>> 5);
      halves[half] = (halves[half] as number) ^ (1 << (bit & 31));
    }
  }
}

/** Population count of two words (Warren, Hacker's Delight, 5-1): pairs, then fours, then both words together. */
function countOnes(a: number, b: number): number {
  let x = a - ((a >>> 1) & 0x55555555);
  let y = b - ((b >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333) + (y & 0x33333333) + ((y >>> 2) & 0x33333333);
  y = (x & 0x0f0f0f0f) + ((x >>> 4) & 0x0f0f0f0f);
  return Math.imul(y, 0x01010101) >>> 24;
}

/** Called with two texts, the earlier first. */
export type VisitPair = (i: number, j: number) => void;

/** Texts whose bitmaps fit into the first-level cache while others are compared with them. */
const TILE = 1024;

interface Comparison {
  bigrams: Bigrams;
  bitmaps: Bitmaps;
  range: SizeRange;
  hubs: HubCounter;
}

/**
 * Visits once every pair of a range that may reach the threshold, by comparing the bitmaps of all pairs. Pairs of
 * two known hubs are skipped.
 */
export function findPairsByBitmap({ bigrams, bitmaps, range, hubs }: Comparison, visit: VisitPair): void {
  for (let tile = range.first; tile < range.end; tile += TILE) {
    const last = Math.min(tile + TILE, range.end);
    for (let i = range.first; i < last; i++) {
      // only hubs are left in this tile, so a hub has no pair here
      if (hubs.nextNonHub(tile) >= last) i = hubs.nextNonHub(i);
      if (i >= last) break;
      const { from, to } = findPartnerSizes(bigrams, range, i);
      const first = Math.max(from, i + 1, tile);
      const end = Math.min(to, last);
      if (first >= end) continue;
      if (!hubs.isHub(i)) for (const j of bitmaps.findAlike(i, first, end, range.room)) visit(i, j);
      else
        for (let j = hubs.nextNonHub(first); j < end; j = hubs.nextNonHub(j + 1))
          if (bitmaps.areAlike(i, j, range.room)) visit(i, j);
    }
  }
}
