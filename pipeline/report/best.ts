/** The few that come first in an order, of as many as there may be. */
export interface Best<T> {
  add(one: T): void;
  /** In order; of equals, those that came earlier. */
  all(): readonly T[];
}

/** @param isSame whether one says nothing new beside another */
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
