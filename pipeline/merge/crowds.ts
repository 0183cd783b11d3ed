import { openPairs, type Pair, type Pairs } from './pairs.ts';

/** Counts how many others each of n things is paired with, while pairs are found. */
export interface Crowds {
  add(i: number, j: number): void;
  /** Whether both have been paired with enough others to know that they are in a crowd. */
  isKnown(i: number, j: number): boolean;
}

/** @param most a thing with more others than this is in a crowd; Infinity where there is to be none */
export function openCrowds(n: number, most: number): Crowds {
  const others = new Uint32Array(n);
  // twice as many: a pair may come twice, though hardly ever
  const enough = 2 * most;
  return {
    add: (i, j) => {
      others[i] = (others[i] as number) + 1;
      others[j] = (others[j] as number) + 1;
    },
    isKnown: (i, j) => (others[i] as number) > enough && (others[j] as number) > enough,
  };
}

/** Pairs of which at least one has few others, and the things that have many. */
export interface Parted {
  pairs: Pairs;
  crowded: number[];
}

/**
 * Takes the pairs of two things in crowds away. The result does not depend on the order of the pairs, nor on which pairs of
 * two things in crowds are among them, as long as these leave each of them with more than `most` others.
 */
export function partCrowds(pairs: Pairs, n: number, most: number): Parted {
  const others = new Uint32Array(n);
  for (const { a, b } of pairs) {
    others[a] = (others[a] as number) + 1;
    others[b] = (others[b] as number) + 1;
  }
  const isCrowded = (i: number) => (others[i] as number) > most;
  const crowded = [...others.keys()].filter(isCrowded);
  if (crowded.length === 0) return { pairs, crowded };
  const left = openPairs(n);
  for (const { a, b } of pairs as Iterable<Pair>) if (!isCrowded(a) || !isCrowded(b)) left.add(a, b);
  return { pairs: left.pairs(), crowded };
}
