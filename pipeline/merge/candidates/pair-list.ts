/** Two of n items by index, the lower one first. */
export interface Pair {
  a: number;
  b: number;
}

/** Many pairs in little memory, each once, ordered by a then b. */
export interface Pairs extends Iterable<Pair> {
  count: number;
}

export interface PairList {
  /** Takes pairs in any order, either index first; a pair may be added twice. */
  add(i: number, j: number): void;
  pairs(): Pairs;
}

/**
 * @param n number of items; a pair is one number of 8 bytes, exact for n below 2^26
 * @param isDroppable whether an added pair is no longer needed; such pairs are dropped before the list grows
 */
export function openPairList(
  n: number,
  isDroppable: (a: number, b: number) => boolean = () => false,
): PairList {
  let packed = new Float64Array(1024);
  let used = 0;
  const makeRoom = () => {
    let kept = 0;
    for (const pair of packed) if (!isDroppable(Math.floor(pair / n), pair % n)) packed[kept++] = pair;
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
    pairs: () => unpack(dropRepeats(packed.subarray(0, used).sort()), n),
  };
}

function dropRepeats(sorted: Float64Array): Float64Array {
  let count = 0;
  for (const pair of sorted) if (count === 0 || pair !== sorted[count - 1]) sorted[count++] = pair;
  return sorted.subarray(0, count);
}

function unpack(packed: Float64Array, n: number): Pairs {
  return {
    count: packed.length,
    *[Symbol.iterator]() {
      for (const pair of packed) yield { a: Math.floor(pair / n), b: pair % n };
    },
  };
}
