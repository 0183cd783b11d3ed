import { abstractSimilarity } from '../compare/abstracts.ts';
import { EMPTY, SLOTS } from './minhash.ts';
import type { Pair } from './pair-list.ts';
import type { Lookup, Title } from '../titles.ts';
import { CANDIDATE_ABSTRACT_SIMILARITY } from '../thresholds.ts';

/**
 * Finds pairs of titles with equal or near-duplicate abstracts: retitled papers, which their titles do not show.
 * The search is approximate. MinHash signatures find a pair of similarity 0.5 with probability 0.87, of 0.6 with
 * 0.98, of 0.7 and more with 0.998. Each pair found is then measured on the abstracts themselves.
 *
 * @param slots the signatures, SLOTS numbers each
 * @param rows the index of the signature of each record
 */
export function findAbstractCandidates(
  titles: readonly Title[],
  slots: Uint16Array,
  rows: readonly number[],
  { words, arxivId }: Pick<Lookup, 'words' | 'arxivId'>,
): Pair[] {
  const titleOf = new Uint32Array(rows.length);
  titles.forEach(({ records }, title) => {
    for (const record of records) titleOf[record] = title;
  });
  const found = new Map<string, Pair>();
  for (const [i, j] of findAlikeSignatures(slots, rows)) {
    if (arxivId(i) !== null && arxivId(j) !== null) continue; // their ids decide
    const [a, b] = [titleOf[i] as number, titleOf[j] as number].sort((p, q) => p - q) as [number, number];
    const key = `${a} ${b}`;
    if (
      a === b ||
      found.has(key) ||
      abstractSimilarity(words(i) ?? [], words(j) ?? []) < CANDIDATE_ABSTRACT_SIMILARITY
    )
      continue;
    found.set(key, { a, b });
  }
  return [...found.values()].sort((p, q) => p.a - q.a || p.b - q.b);
}

/**
 * Slots in a band: two signatures are compared when all slots of a band are equal (Broder 1997; Leskovec, Rajaraman
 * and Ullman, "Mining of Massive Datasets", 3.4). Three give 16 bands of 48 slots. Two would compare millions of
 * pairs that share an idiom; four would find only half of the pairs at 0.5.
 */
const BAND = 3;

/** From this many equal slots on the abstracts are read: 0.33, two standard deviations below the threshold. */
const LEAST_EQUAL = 16;

/** In a larger bucket records are compared with the first one only, not all with all. */
const BUCKET_LIMIT = 64;

/** Pairs of records with similar signatures, the earlier first; each once, in order. Exported for tests. */
export function findAlikeSignatures(slots: Uint16Array, rows: readonly number[]): [number, number][] {
  const known = rows.flatMap((row, record) =>
    slots[row * SLOTS] === EMPTY && isEmpty(slots, row) ? [] : record,
  );
  const found = new Set<number>();
  const compare = (i: number, j: number) => {
    if (areAlike(slots, rows[i] as number, rows[j] as number)) found.add(i * rows.length + j);
  };
  for (let band = 0; band < SLOTS; band += BAND)
    for (const bucket of listBuckets(slots, rows, known, band))
      bucket.forEach((j, n) => {
        for (let m = 0; m < (bucket.length > BUCKET_LIMIT ? Math.min(n, 1) : n); m++)
          compare(bucket[m] as number, j);
      });
  const { length } = rows;
  return [...found].sort((p, q) => p - q).map((pair) => [Math.floor(pair / length), pair % length]);
}

function isEmpty(slots: Uint16Array, row: number): boolean {
  return slots.subarray(row * SLOTS, (row + 1) * SLOTS).every((slot) => slot === EMPTY);
}

/** LSH buckets: records with equal slots in a band, in order. One pair in a billion only shares the hash. */
function* listBuckets(
  slots: Uint16Array,
  rows: readonly number[],
  known: readonly number[],
  band: number,
): Generator<number[]> {
  const { length } = rows;
  // hash and record in one number, for a numeric sort
  const keys = Float64Array.from(
    known,
    (record) => hashBand(slots, (rows[record] as number) * SLOTS + band) * length + record,
  );
  keys.sort();
  let start = 0;
  for (let end = 1; end <= keys.length; end++) {
    if (end < keys.length && unpackHash(keys, end, length) === unpackHash(keys, start, length)) continue;
    if (end - start > 1) yield [...keys.subarray(start, end)].map((key) => key % length);
    start = end;
  }
}

/** 31 bits: with a record below 2^22 they fit exactly into one number. */
function hashBand(slots: Uint16Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < BAND; k++)
    hash = Math.imul(hash ^ (slots[at + k] as number), 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) & 0x7fffffff;
}

function unpackHash(keys: Float64Array, at: number, length: number): number {
  return Math.floor((keys[at] as number) / length);
}

function areAlike(slots: Uint16Array, one: number, other: number): boolean {
  let equal = 0;
  for (let k = 0; k < SLOTS; k++) if (slots[one * SLOTS + k] === slots[other * SLOTS + k]) equal++;
  return equal >= LEAST_EQUAL;
}
