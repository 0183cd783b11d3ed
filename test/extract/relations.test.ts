import { describe, expect, it } from 'vitest';
import { account } from '../prove/conservation/accounted.ts';
import { drawDamaged } from '../prove/conservation/dumps.ts';
import { RELATIONS } from '../prove/conservation/relations.ts';
import { tryUndamaged } from '../prove/conservation/undamaged.ts';
import { type Draw, drawOf } from '../prove/draw.ts';
import type { Tried } from '../prove/proof.ts';

const SEED = 6;

// many more of each: npx daily-papers prove conservation
const CASES = 25;

const TRIALS: Readonly<Record<string, (draw: Draw) => Tried>> = {
  'every byte of a damaged dump is accounted for': (draw) => account(drawDamaged(draw)),
  'undamaged records of damaged pages come out': tryUndamaged,
  ...RELATIONS,
};

describe('of dumps drawn at random', () => {
  it.each(Object.entries(TRIALS))(`seed ${SEED}: %s`, (_, tryOne) => {
    const faults = Array.from({ length: CASES }, (__, number) => {
      const { fault } = tryOne(drawOf(SEED, number));
      return fault && `case ${number}: ${fault}`;
    });
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});
