import { random } from '../support/random.ts';

/** The random choices for one case; the same for the same seed and number. */
export interface Draw {
  /** From 0 to one less than `below`. */
  whole(below: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

export function drawOf(seed: number, number: number): Draw {
  // two odd constants, so that neighbouring seeds and numbers give unlike states
  const next = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca6b));
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    chance: (share) => next() < share,
    pick: (items) => pickOne(items, whole(items.length)),
  };
}

function pickOne<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new Error('there is nothing to pick from');
  return items[index] as T; // below the length
}

/** Fisher and Yates. */
export function shuffled<T>(draw: Draw, items: readonly T[]): T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = draw.whole(last + 1);
    [all[last], all[other]] = [all[other] as T, all[last] as T]; // both below the length
  }
  return all;
}
