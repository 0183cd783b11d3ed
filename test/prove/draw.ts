import { random } from '../support/random.ts';

/** Whatever is drawn at random for one case; the same again for the same seed and number. */
export interface Draw {
  /** From 0 to one less than `below`. */
  whole(below: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** So many different ones of the numbers below `below`, in order; all where there are no more. */
  some(count: number, below: number): number[];
}

/** Parts the cases of one seed from those of the next: neighbours are tried one after the other. */
const STEP = 0x9e3779b1;

export function drawOf(seed: number, number: number): Draw {
  const next = random(Math.imul(seed, STEP) ^ Math.imul(number, 0x85ebca6b));
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    chance: (share) => next() < share,
    pick: (items) => pickOne(items, whole(items.length)),
    some: (count, below) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, below)) chosen.add(whole(below));
      return [...chosen].sort((a, b) => a - b);
    },
  };
}

function pickOne<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new Error('there is nothing to pick from');
  return items[index] as T; // below the length
}
