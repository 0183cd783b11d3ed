/** Two of n things by their index, the lower one first. */
export interface Pair {
  a: number;
  b: number;
}

/** Many pairs in little memory, each once, ordered by a then b. */
export interface Pairs extends Iterable<Pair> {
  count: number;
}

export interface PairList {
  /** In any order, the lower index first or last; the same pair may come again. */
  add(i: number, j: number): void;
  pairs(): Pairs;
}

/**
 * @param n so many things; a pair is one number of 8 bytes, exact as long as n is below 2^26
 * @param isNeedless whether a pair that was added may be left out by now; where memory gets short such pairs go
 */
export function openPairList(
  n: number,
  isNeedless: (a: number, b: number) => boolean = () => false,
): PairList {
  let packed = new Float64Array(1024);
  let used = 0;
  const makeRoom = () => {
    let kept = 0;
    for (const pair of packed) if (!isNeedless(Math.floor(pair / n), pair % n)) packed[kept++] = pair;
    used = kept;
    if (2 * used <= packed.length) return;
    const larger = new Float64Array(2 * packed.length);
    larger.set(packed);
    packed = larger;
  };
  return {
    add: (i, j) => {
      if (used === packed.length) makeRoom();
      packed[used++] = i < j ? i * n + j : j * n + i;
    },
    pairs: () => pairsIn(distinct(packed.subarray(0, used).sort()), n),
  };
}

function distinct(sorted: Float64Array): Float64Array {
  let count = 0;
  for (const pair of sorted) if (count === 0 || pair !== sorted[count - 1]) sorted[count++] = pair;
  return sorted.subarray(0, count);
}

function pairsIn(packed: Float64Array, n: number): Pairs {
  return {
    count: packed.length,
    *[Symbol.iterator]() {
      for (const pair of packed) yield { a: Math.floor(pair / n), b: pair % n };
    },
  };
}
