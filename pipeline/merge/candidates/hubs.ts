import { openPairList, type Pair, type Pairs } from './pair-list.ts';

/** Counts the neighbours of each of n texts while pairs are found. */
export interface HubCounter {
  add(i: number, j: number): void;
  /** Whether a text has enough neighbours so far to be a hub; a hub stays one. */
  isHub(i: number): boolean;
  /** The first text from i on that is not a known hub: pairs of two hubs are not needed. */
  nextNonHub(i: number): number;
}

/** Counts nothing: there are no hubs. */
export const NO_HUBS: HubCounter = { add: () => {}, isHub: () => false, nextNonHub: (i) => i };

/**
 * @param keyCounts how many things have each text: of equal texts all are paired with all
 * @param most a key with more neighbours than this is a hub; Infinity for no hubs
 */
export function openHubCounter(keyCounts: Uint32Array, most: number): HubCounter {
  const n = keyCounts.length;
  const others = Float64Array.from(keyCounts, (count) => count - 1);
  // twice the limit, as a pair may be added twice, though it rarely is
  const enough = 2 * most;
  // the next text that is not a hub, with path halving as in union-find
  const next = Uint32Array.from({ length: n + 1 }, (_, i) => i);
  const addOthers = (i: number, count: number) => {
    others[i] = (others[i] as number) + count;
    if ((others[i] as number) > enough) next[i] = i + 1;
  };
  for (let i = 0; i < n; i++) addOthers(i, 0);
  return {
    add: (i, j) => {
      const [ofI, ofJ] = [keyCounts[i] as number, keyCounts[j] as number];
      if ((others[i] as number) <= enough) addOthers(i, ofJ);
      if ((others[j] as number) <= enough) addOthers(j, ofI);
    },
    isHub: (i) => (others[i] as number) > enough,
    nextNonHub: (i) => {
      let at = i;
      while (next[at] !== at) {
        next[at] = next[next[at] as number] as number;
        at = next[at] as number;
      }
      return at;
    },
  };
}

/** Pairs with at least one key that is not a hub, and the hubs. */
export interface PairsWithoutHubs {
  pairs: Pairs;
  hubs: number[];
}

/**
 * Removes pairs of two hubs. The result depends neither on the order of the pairs nor on which pairs of two known
 * hubs are among them.
 */
export function removeHubPairs(
  pairs: Pairs,
  n: number,
  most: number,
  isKnownHub: (i: number) => boolean = () => false,
): PairsWithoutHubs {
  const others = new Uint32Array(n);
  for (const { a, b } of pairs) {
    others[a] = (others[a] as number) + 1;
    others[b] = (others[b] as number) + 1;
  }
  const isHub = (i: number) => (others[i] as number) > most || isKnownHub(i);
  const hubs = [...others.keys()].filter(isHub);
  if (hubs.length === 0) return { pairs, hubs };
  const left = openPairList(n);
  for (const { a, b } of pairs as Iterable<Pair>) if (!isHub(a) || !isHub(b)) left.add(a, b);
  return { pairs: left.pairs(), hubs };
}
