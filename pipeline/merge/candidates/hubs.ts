import { openPairList, type Pair, type Pairs } from './pair-list.ts';

/** Counts how many others each of n texts is paired with, while pairs are found. */
export interface HubCounter {
  add(i: number, j: number): void;
  /** Whether a text has been paired with enough others to know that it is in a crowd; it never stops being so. */
  isKnown(i: number): boolean;
  /** The first text from i on of which that is not known: of two that are known to be in crowds, nothing need be asked. */
  nextOpen(i: number): number;
}

/** Where nothing is in a crowd. */
export const NO_HUBS: HubCounter = { add: () => {}, isKnown: () => false, nextOpen: (i) => i };

/**
 * @param bearers how many things have each text: of equal texts all are paired with all
 * @param most a thing with more others than this is in a crowd; Infinity where there is to be none
 */
export function openHubCounter(bearers: Uint32Array, most: number): HubCounter {
  const n = bearers.length;
  const others = Float64Array.from(bearers, (count) => count - 1);
  // twice as many: a pair may come twice, though hardly ever
  const enough = 2 * most;
  // where to look on from a text that is known; path halving, as for sets that are joined
  const next = Uint32Array.from({ length: n + 1 }, (_, i) => i);
  const note = (i: number, count: number) => {
    others[i] = (others[i] as number) + count;
    if ((others[i] as number) > enough) next[i] = i + 1;
  };
  for (let i = 0; i < n; i++) note(i, 0);
  return {
    add: (i, j) => {
      const [ofI, ofJ] = [bearers[i] as number, bearers[j] as number];
      if ((others[i] as number) <= enough) note(i, ofJ);
      if ((others[j] as number) <= enough) note(j, ofI);
    },
    isKnown: (i) => (others[i] as number) > enough,
    nextOpen: (i) => {
      let at = i;
      while (next[at] !== at) {
        next[at] = next[next[at] as number] as number;
        at = next[at] as number;
      }
      return at;
    },
  };
}

/** Pairs of which at least one has few others, and the things that have many. */
export interface PairsWithoutHubs {
  pairs: Pairs;
  crowded: number[];
}

/**
 * Takes the pairs of two things in crowds away. The result does not depend on the order of the pairs, nor on which pairs of
 * two things that are known to be in crowds are among them.
 */
export function removeHubPairs(
  pairs: Pairs,
  n: number,
  most: number,
  isKnown: (i: number) => boolean = () => false,
): PairsWithoutHubs {
  const others = new Uint32Array(n);
  for (const { a, b } of pairs) {
    others[a] = (others[a] as number) + 1;
    others[b] = (others[b] as number) + 1;
  }
  const isCrowded = (i: number) => (others[i] as number) > most || isKnown(i);
  const crowded = [...others.keys()].filter(isCrowded);
  if (crowded.length === 0) return { pairs, crowded };
  const left = openPairList(n);
  for (const { a, b } of pairs as Iterable<Pair>) if (!isCrowded(a) || !isCrowded(b)) left.add(a, b);
  return { pairs: left.pairs(), crowded };
}
