import { splitWords } from '../compare/abstracts.ts';

/** Numbers in a fingerprint, of 16 bits each: 96 bytes a record. */
export const SLOTS = 48;

/** A slot that no run of words fell into; all slots of an abstract that is too short for a fingerprint. */
export const EMPTY = 0xffff;

/** Fingerprints of abstracts, one after the other, while abstracts pass by. */
export interface Signatures {
  add(abstract: string): void;
  /** SLOTS numbers for each abstract, in the order in which they were added. */
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
      computeSignature(abstract, slots.subarray(used, used + SLOTS));
      used += SLOTS;
    },
    all: () => slots.subarray(0, used),
  };
}

/** Fewer runs of words than this say too little: "This paper has been withdrawn by the author". */
const LEAST_RUNS = 16;

/**
 * Writes the fingerprint of an abstract: two have about as many slots in common as their runs of three words
 * have Jaccard similarity, of which each slot is a sample. One hash of each run gives its slot and its value,
 * and a slot keeps the least (one-permutation hashing: Li, Owen and Zhang 2012, arXiv:1208.1259); slots that
 * stay empty take the value of the next that is not, with the distance added (densification by rotation:
 * Shrivastava and Li 2014, arXiv:1406.4784).
 */
export function computeSignature(abstract: string, into: Uint16Array): void {
  into.fill(EMPTY);
  const runs = sample(ASCII.test(abstract) ? abstract : splitWords(abstract).join(' '), into);
  if (runs < LEAST_RUNS) into.fill(EMPTY);
  else densify(into);
}

const ASCII = /^[\0-\x7f]*$/;

/** The lower-case code of each ASCII letter and digit; 0 where a word ends. Beyond ASCII all is of words. */
const CODES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

/** Hashes the runs of three words of a text in one pass over its characters, and counts them. */
function sample(text: string, into: Uint16Array): number {
  let first = 0;
  let second = 0;
  let word = FNV_BASIS;
  let words = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i); // NaN at the end, which is no character of a word
    const folded = code < 128 ? (CODES[code] as number) : code | 0;
    if (folded !== 0) word = Math.imul(word ^ folded, FNV_PRIME);
    else if (word !== FNV_BASIS) {
      if (++words >= 3) keep(mixed(first, second, word), into);
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

/** Three words in order, and the finaliser of MurmurHash3 (Appleby, public domain), so that all bits are even. */
function mixed(first: number, second: number, third: number): number {
  let hash = Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca77) + third;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function keep(hash: number, into: Uint16Array): void {
  const slot = ((hash >>> 16) * SLOTS) >>> 16;
  const value = hash & 0xffff;
  if (value < (into[slot] as number)) into[slot] = value;
}

/** A step that is odd, so that borrowed values differ from those of the slots that they come from. */
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
