import { type Attack, MEMORY } from './attack.ts';
import { BUILDING } from './attacks/building.ts';
import { CLEANING } from './attacks/cleaning.ts';
import { MERGING } from './attacks/merging.ts';
import { SIDECARS, TEXTS } from './attacks/texts.ts';

/** Attacks that are measured one after the other in one process; what takes the longest first. */
export const BATCHES: readonly (readonly Attack[])[] = [
  CLEANING,
  ...[...BUILDING, ...MERGING].map((attack) => [attack]),
  // a process takes a second to start, and these as long: the peak of a process only grows, so who may take the least goes first
  ...[0, 1].map((half) => TEXTS.toSorted(byMemory).filter((_, i) => i % 2 === half)),
  SIDECARS,
];

function byMemory(p: Attack, q: Attack): number {
  return p.size * (p.memory ?? MEMORY) - q.size * (q.memory ?? MEMORY);
}

/** The same for who waits. */
export const QUICK_BATCHES: readonly (readonly Attack[])[] = [
  MERGING.filter(({ quick }) => quick),
  [...TEXTS, ...SIDECARS, ...CLEANING].filter(({ quick }) => quick),
];
