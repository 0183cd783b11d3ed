import type { PartnerSizes } from './size-ranges.ts';
import type { HubCounter } from './hubs.ts';
import { fmix32 } from './fmix32.ts';

/** A hash table in typed arrays, built at once: keys of 32 bits, any number of texts under each. */
export interface HashIndex {
  /** Entries of bucket b are from start[b] up to start[b + 1], in input order. */
  start: Uint32Array;
  keys: Int32Array;
  texts: Uint32Array;
  /** Bits of a hash that select a bucket. */
  bits: number;
  /** One bit for each value of FINER more bits, set if a key has it. Most look-ups end here, in the cache. */
  filter: Int32Array;
  hubs: HubCounter;
  /** The entry to continue with after an entry of a known hub; made when the first hub is known. */
  next: Uint32Array | null;
}

const FINER = 3;

/** The least number of buckets for which the filter is a whole word. */
const LEAST_BITS = 5 - FINER;

export function buildHashIndex(keys: Int32Array, texts: Uint32Array, hubs: HubCounter): HashIndex {
  const bits = Math.max(LEAST_BITS, Math.ceil(Math.log2(keys.length + 1)));
  const start = new Uint32Array(2 ** bits + 1);
  const filter = new Int32Array(2 ** (bits + FINER - 5));
  for (const key of keys) {
    const hash = fmix32(key);
    const bucket = hash >>> (32 - bits);
    start[bucket] = (start[bucket] as number) + 1;
    const bit = hash >>> (32 - bits - FINER);
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
  }
  for (let b = 1; b < start.length; b++) start[b] = (start[b] as number) + (start[b - 1] as number);
  return { ...fillBuckets(keys, texts, start, bits), start, bits, filter, hubs, next: null };
}

/** Goes from the last entry to the first: `start` holds the end of each bucket before and its start after. */
function fillBuckets(keys: Int32Array, texts: Uint32Array, start: Uint32Array, bits: number) {
  const filled = { keys: new Int32Array(keys.length), texts: new Uint32Array(keys.length) };
  for (let k = keys.length - 1; k >= 0; k--) {
    const key = keys[k] as number;
    const bucket = fmix32(key) >>> (32 - bits);
    const place = (start[bucket] as number) - 1;
    start[bucket] = place;
    filled.keys[place] = key;
    filled.texts[place] = texts[k] as number;
  }
  return filled;
}

export type VisitMatch = (i: number, j: number) => void;

/** Visits a text with each of its partners under a key. */
export function lookUp(index: HashIndex, key: number, partners: PartnerSizes, visit: VisitMatch): void {
  const { start, bits, filter } = index;
  const hash = fmix32(key);
  const bit = hash >>> (32 - bits - FINER);
  if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
  const bucket = hash >>> (32 - bits);
  visitFrom(index, start[bucket] as number, start[bucket + 1] as number, { key, partners, visit });
}

/** Visits every two partners under the same key. */
export function pairUp(
  index: HashIndex,
  partnersOf: (text: number) => PartnerSizes,
  visit: VisitMatch,
): void {
  const { start, keys, texts } = index;
  for (let b = 0; b + 1 < start.length; b++) {
    const end = start[b + 1] as number;
    for (let e = start[b] as number; e + 1 < end; e++) {
      const partners = partnersOf(texts[e] as number);
      visitFrom(index, e + 1, end, { key: keys[e] as number, partners, visit });
    }
  }
}

interface Search {
  key: number;
  partners: PartnerSizes;
  visit: VisitMatch;
}

function visitFrom(index: HashIndex, first: number, end: number, search: Search): void {
  const { keys, texts, hubs } = index;
  const { key, partners, visit } = search;
  for (let e = seek(texts, first, end, partners.from); e < end; e++) {
    if (hubs.isHub(partners.of)) e = skipHubs(index, e);
    // the rest of the bucket has hubs only
    if (e >= end) return;
    const text = texts[e] as number;
    if (text >= partners.to) return;
    if (keys[e] === key && text !== partners.of) visit(partners.of, text);
  }
}

/** The first entry from e on whose text is not a known hub. */
function skipHubs(index: HashIndex, e: number): number {
  const { texts, hubs } = index;
  index.next ??= Uint32Array.from({ length: texts.length + 1 }, (_, entry) => entry);
  const { next } = index;
  let at = e;
  while (at < texts.length && hubs.isHub(texts[at] as number)) {
    if (next[at] === at) next[at] = at + 1;
    next[at] = next[next[at] as number] as number;
    at = next[at] as number;
  }
  return at;
}

/** The first entry from `low` up to `high` whose text is not below `from`. Binary, as a bucket may hold the whole range. */
function seek(texts: Uint32Array, low: number, high: number, from: number): number {
  let end = high;
  let start = low;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((texts[middle] as number) < from) start = middle + 1;
    else end = middle;
  }
  return start;
}
