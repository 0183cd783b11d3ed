import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../bench/made-up.ts';
import { type Draw, drawOf } from '../draw.ts';
import type { Figure, Proof, Tried } from '../proof.ts';
import { account } from './accounted.ts';
import { tryBuilt } from './built.ts';
import { drawAnyDamaged } from './dumps.ts';
import { tryItems } from './items.ts';
import { tryLines } from './lines.ts';
import { RELATIONS } from './relations.ts';
import { tryUndamaged } from './undamaged.ts';

const ALL = Object.values(RELATIONS);

export const proof: Proof = {
  law: 'Conservation',
  promise:
    'No byte of a dump is lost, however damaged it is, and damage costs only the records that it hits.',
  figures: {
    bytes: drawn('every byte of a damaged dump is accounted for', [100_000, 1_000], (draw) => {
      const bytes = drawAnyDamaged(draw);
      return keepFaulty(bytes, account(bytes));
    }),
    undamaged: drawn('undamaged records of damaged pages come out', [20_000, 600], tryUndamaged),
    items: drawn('papers beside a damaged one come out, with values of their own', [50_000, 1_000], tryItems),
    lines: drawn(
      'a damaged line of a text page costs its card, and no card gets a value of another',
      [50_000, 1_500],
      tryLines,
    ),
    alike: drawn('dumps that should be read alike are', [35_000, 560], (draw, number) =>
      (ALL[number % ALL.length] as (typeof ALL)[number])(draw),
    ),
    built: {
      name: 'builds of damaged dumps verify, and each dump can be made again',
      cases: ({ quick }) => (quick ? 2 : 8),
      open: (task) => (number) => tryBuilt(task, number, task.quick ? 30 : 250),
    },
  },
};

function drawn(
  name: string,
  [full, quick]: readonly [number, number],
  tryOne: (draw: Draw, number: number) => Tried,
): Figure {
  return {
    name,
    cases: (task) => (task.quick ? quick : full),
    open:
      ({ seed }) =>
      (number) =>
        tryOne(drawOf(seed, number), number),
  };
}

/** Git ignores this folder. */
const FAULTY = join(ROOT, 'dist', '.failures');

/** Keeps a dump that shows a fault. */
function keepFaulty(bytes: Buffer, tried: Tried): Tried {
  if (tried.fault === null) return tried;
  mkdirSync(FAULTY, { recursive: true });
  writeFileSync(join(FAULTY, 'dump.txt'), bytes);
  return tried;
}
