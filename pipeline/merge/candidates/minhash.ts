import { splitWords } from '../compare/abstracts.ts';
import { fmix32 } from './fmix32.ts';

/** Numbers in a signature, of 16 bits each: 96 bytes a record. */
export const SLOTS = 48;

/** An empty slot; all slots are empty for an abstract too short for a signature. */
export const EMPTY = 0xffff;

/** Collects the signatures of abstracts, so that no abstract need stay in memory. */
export interface Signatures {
  /** An abstract that is not known has no runs of words. */
  add(abstract: string | null): void;
  /** SLOTS numbers for each abstract, in order of addition. */
  all(): Uint16Array;
}

export function openSignatures(): Signatures {
  let slots = new Uint16Array(1024 * SLOTS);
  let used = 0;
  return {
    add: (abstract) => {
      if (used === slots.length) {
        const larger = new Uint16Array(2 * slots.length);
        larger.set(slots);
        slots = larger;
      }
      computeSignature(abstract ?? '', slots.subarray(used, used + SLOTS));
      used += SLOTS;
    },
    all: () => slots.subarray(0, used),
  };
}

/** Fewer runs of words than this are not evidence: "This paper has been withdrawn by the author". */
const LEAST_RUNS = 16;

/**
 * Writes the MinHash signature of an abstract. The share of equal slots of two signatures estimates the Jaccard
 * similarity of their runs of three words. One hash of each run gives its slot and its value, and a slot keeps the
 * least (one-permutation hashing: Li, Owen and Zhang 2012, arXiv:1208.1259). An empty slot takes the value of the
 * next filled one, with the distance added (densification by rotation: Shrivastava and Li 2014, arXiv:1406.4784).
 */
function computeSignature(abstract: string, into: Uint16Array): void {
  into.fill(EMPTY);
  const runs = hashRuns(ASCII.test(abstract) ? abstract : splitWords(abstract).join(' '), into);
  if (runs < LEAST_RUNS) into.fill(EMPTY);
  else densify(into);
}

const ASCII = /^[\0-\x7f]*$/;

/** The lower-case code of each ASCII letter and digit; 0 ends a word. Everything beyond ASCII is part of a word. */
const CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** Hashes the runs of three words of a text in one pass over its characters, and counts them. */
function hashRuns(text: string, into: Uint16Array): number {
  let first = 0;
  let second = 0;
  let word = FNV_BASIS;
  let words = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i); // NaN at the end, which ends a word
    const folded = code < 128 ? (CODES[code] as number) : code | 0;
    if (folded !== 0) word = Math.imul(word ^ folded, FNV_PRIME);
    else if (word !== FNV_BASIS) {
      if (++words >= 3) keepLeast(mixWords(first, second, word), into);
      first = second;
      second = word;
      word = FNV_BASIS;
    }
  }
  return Math.max(words - 2, 0);
}

// FNV-1a, 32 bits (Fowler, Noll and Vo; RFC 9923)
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Hashes three words in order. */
function mixWords(first: number, second: number, third: number): number {
  return fmix32(Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca77) + third);
}

function keepLeast(hash: number, into: Uint16Array): void {
  const slot = ((hash >>> 16) * SLOTS) >>> 16;
  const value = hash & 0xffff;
  if (value < (into[slot] as number)) into[slot] = value;
}

/** Odd, so that a borrowed value differs from the original. */
const STEP = 0x9e37;

function densify(slots: Uint16Array): void {
  if (!slots.includes(EMPTY)) return;
  const filled = slots.slice();
  for (let i = 0; i < SLOTS; i++) {
    let distance = 0;
    while (filled[(i + distance) % SLOTS] === EMPTY) distance++;
    if (distance > 0) slots[i] = (filled[(i + distance) % SLOTS] as number) + distance * STEP;
  }
}
