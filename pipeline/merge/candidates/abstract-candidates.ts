import { abstractSimilarity } from '../compare/abstracts.ts';
import { EMPTY, SLOTS } from './minhash.ts';
import type { Pair } from './pair-list.ts';
import type { Title, ReadWords } from '../titles.ts';
import { CANDIDATE_ABSTRACT_SIMILARITY } from '../thresholds.ts';

/**
 * Pairs of titles that have an abstract in common, or nearly: papers that were given a new title, of which the
 * titles alone say nothing. Approximate: the candidates come from fingerprints, of which pairs with a similarity
 * of 0.5 are found with a probability of 0.87, with 0.6 of 0.98, with 0.7 and more of 0.998; what is found is
 * then measured on the abstracts themselves.
 *
 * @param slots the fingerprints, SLOTS numbers for each record
 * @param rows where the fingerprint of each record stands
 */
export function findAbstractCandidates(
  titles: readonly Title[],
  slots: Uint16Array,
  rows: readonly number[],
  read: ReadWords,
): Pair[] {
  const titleOf = new Uint32Array(rows.length);
  titles.forEach(({ bearers }, title) => {
    for (const record of bearers) titleOf[record] = title;
  });
  const found = new Map<string, Pair>();
  for (const [i, j] of findAlikeSignatures(slots, rows)) {
    const [a, b] = [titleOf[i] as number, titleOf[j] as number].sort((p, q) => p - q) as [number, number];
    const key = `${a} ${b}`;
    if (a === b || found.has(key) || abstractSimilarity(read(i), read(j)) < CANDIDATE_ABSTRACT_SIMILARITY)
      continue;
    found.set(key, { a, b });
  }
  return [...found.values()].sort((p, q) => p.a - q.a || p.b - q.b);
}

/**
 * Slots that make a band: two fingerprints are compared when all slots of a band are equal (Broder 1997; Leskovec,
 * Rajaraman and Ullman, "Mining of Massive Datasets", 3.4). With three and 48 slots 16 bands; with two, pairs that
 * share an idiom would be compared by the million, with four only half of those at 0.5 would be found.
 */
const BAND = 3;

/** Equal slots from which the abstracts are read: 0.33, two standard deviations below RETITLED. */
const LEAST_EQUAL = 16;

/** More records with an equal band than this are compared with the first of them only, and not all with all. */
const CROWD = 64;

/** Pairs of records whose fingerprints are alike, the earlier first; each once, in order. */
export function findAlikeSignatures(slots: Uint16Array, rows: readonly number[]): [number, number][] {
  const known = rows.flatMap((row, record) =>
    slots[row * SLOTS] === EMPTY && isEmpty(slots, row) ? [] : record,
  );
  const found = new Set<number>();
  const compare = (i: number, j: number) => {
    if (areAlike(slots, rows[i] as number, rows[j] as number)) found.add(i * rows.length + j);
  };
  for (let band = 0; band < SLOTS; band += BAND)
    for (const crowd of crowdsOf(slots, rows, known, band))
      crowd.forEach((j, n) => {
        for (let m = 0; m < (crowd.length > CROWD ? Math.min(n, 1) : n); m++) compare(crowd[m] as number, j);
      });
  const { length } = rows;
  return [...found].sort((p, q) => p - q).map((pair) => [Math.floor(pair / length), pair % length]);
}

function isEmpty(slots: Uint16Array, row: number): boolean {
  return slots.subarray(row * SLOTS, (row + 1) * SLOTS).every((slot) => slot === EMPTY);
}

/** Records whose slots of a band are equal, or, once in a billion pairs, only their hash is; in order. */
function* crowdsOf(
  slots: Uint16Array,
  rows: readonly number[],
  known: readonly number[],
  band: number,
): Generator<number[]> {
  const { length } = rows;
  // hash and record in one number, so that they sort as numbers do
  const keys = Float64Array.from(
    known,
    (record) => bandAt(slots, (rows[record] as number) * SLOTS + band) * length + record,
  );
  keys.sort();
  let start = 0;
  for (let end = 1; end <= keys.length; end++) {
    if (end < keys.length && hashIn(keys, end, length) === hashIn(keys, start, length)) continue;
    if (end - start > 1) yield [...keys.subarray(start, end)].map((key) => key % length);
    start = end;
  }
}

/** 31 bits, so that with a record below 2^22 they make a number that is exact. */
function bandAt(slots: Uint16Array, at: number): number {
  let hash = 0;
  for (let k = 0; k < BAND; k++)
    hash = Math.imul(hash ^ (slots[at + k] as number), 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) & 0x7fffffff;
}

function hashIn(keys: Float64Array, at: number, length: number): number {
  return Math.floor((keys[at] as number) / length);
}

function areAlike(slots: Uint16Array, one: number, other: number): boolean {
  let equal = 0;
  for (let k = 0; k < SLOTS; k++) if (slots[one * SLOTS + k] === slots[other * SLOTS + k]) equal++;
  return equal >= LEAST_EQUAL;
}
