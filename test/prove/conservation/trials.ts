import { account } from './accounted.ts';
import { drawMutated } from './mutate.ts';
import { RELATIONS } from './relations.ts';
import { smallerBytes } from './shrink.ts';
import type { Trial } from './trial.ts';
import { yields } from './yield.ts';

/** Every byte of every dump is accounted for, whatever it is. */
export const accounts: Trial<Buffer> = {
  make: drawMutated,
  look: account,
  smaller: smallerBytes,
  bytes: (bytes) => bytes,
};

/** What is tried, by the name of its row: how many times in all, and in a few seconds. */
export const TRIALS: Readonly<Record<string, { trial: Trial<unknown>; full: number; quick: number }>> = {
  'every byte of a damaged dump': { trial: opaque(accounts), full: 100_000, quick: 1_000 },
  'undamaged records of damaged pages': { trial: opaque(yields), full: 20_000, quick: 600 },
  ...Object.fromEntries(
    Object.entries(RELATIONS).map(([name, trial]) => [
      name,
      { trial: opaque(trial), full: 5_000, quick: 80 },
    ]),
  ),
};

/** Cases go from where they are made to where they are looked at, and nobody else looks into them. */
function opaque<Case>(trial: Trial<Case>): Trial<unknown> {
  return trial as Trial<unknown>;
}

/** Name of the row of built folders, and how many dumps are built together: at scale once, not one by one. */
export const FOLDERS = 'every dump of a built folder';
export const DUMPS_IN_FOLDER = 500;
