export interface Scores {
  precision: number;
  recall: number;
  f1: number;
}

/** Of pairs with the truth and what was found; where nothing was found, or is to be found, nothing is wrong. */
export function scoresOf(pairs: readonly (readonly [isTrue: boolean, isFound: boolean])[]): Scores {
  const both = pairs.filter(([isTrue, isFound]) => isTrue && isFound).length;
  return scoresFrom(
    both,
    pairs.filter(([, isFound]) => isFound).length,
    pairs.filter(([isTrue]) => isTrue).length,
  );
}

export function scoresFrom(both: number, found: number, expected: number): Scores {
  return withF1(found === 0 ? 1 : both / found, expected === 0 ? 1 : both / expected);
}

export function withF1(precision: number, recall: number): Scores {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** A thing, the cluster that it was put in, and the one that it belongs in. */
export interface Placed {
  found: string;
  expected: string;
}

/** Over all pairs of things in one cluster. */
export function pairwise(things: readonly Placed[]): Scores {
  const pairsIn = (key: (thing: Placed) => string) =>
    [...countsOf(things.map(key)).values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  return scoresFrom(
    pairsIn(bothOf),
    pairsIn(({ found }) => found),
    pairsIn(({ expected }) => expected),
  );
}

/**
 * The mean over things of how much of their cluster belongs with them, and of how much of what belongs with them
 * is in it (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998).
 */
export function bCubed(things: readonly Placed[]): Scores {
  const [both, found, expected] = [
    bothOf,
    ({ found }: Placed) => found,
    ({ expected }: Placed) => expected,
  ].map((key) => {
    const counts = countsOf(things.map(key));
    return (thing: Placed) => counts.get(key(thing)) as number;
  }) as [Count, Count, Count];
  const mean = (share: Count) =>
    things.reduce((sum, thing) => sum + share(thing), 0) / Math.max(things.length, 1);
  return withF1(
    mean((thing) => both(thing) / found(thing)),
    mean((thing) => both(thing) / expected(thing)),
  );
}

type Count = (thing: Placed) => number;

function bothOf({ found, expected }: Placed): string {
  return JSON.stringify([found, expected]);
}

function countsOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
