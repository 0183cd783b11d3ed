import { describe, expect, it } from 'vitest';
import { drawOf } from '../prove/draw.ts';
import { stockOf } from '../prove/conservation/stock.ts';
import { TRIALS } from '../prove/conservation/trials.ts';

const SEED = 6;

// many more of each: npm run prove -- conservation
const CASES = 25;

describe('of dumps drawn at random', () => {
  const stock = stockOf('raw');

  it.each(Object.entries(TRIALS))(`seed ${SEED}: %s`, (_, { trial }) => {
    const faults = Array.from({ length: CASES }, (_, number) => {
      const { fault } = trial.look(trial.make(drawOf(SEED, number), stock), drawOf(SEED, -1 - number));
      return fault && `case ${number}: ${fault}`;
    });
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});
