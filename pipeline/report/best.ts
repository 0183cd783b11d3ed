/** The first few items in an order, out of any number. */
export interface Best<T> {
  add(one: T): void;
  /** In order; equals in the order in which they were added. */
  all(): readonly T[];
}

/** @param isSame whether the second item adds nothing to the first */
export function openBest<T>(
  most: number,
  order: (a: T, b: T) => number,
  isSame: (a: T, b: T) => boolean = () => false,
): Best<T> {
  const kept: T[] = [];
  return {
    add: (one) => {
      if (kept.length === most && order(kept[most - 1] as T, one) <= 0) return;
      if (kept.some((other) => isSame(other, one))) return;
      const after = kept.findIndex((other) => order(one, other) < 0);
      kept.splice(after < 0 ? kept.length : after, 0, one);
      if (kept.length > most) kept.pop();
    },
    all: () => kept,
  };
}
