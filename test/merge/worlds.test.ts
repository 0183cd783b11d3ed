import { describe, expect, it } from 'vitest';
import { written } from '../support/written.ts';
import { told } from './worlds.ts';

const { expected, note } = written(new URL('worlds.json', import.meta.url), 99);

/** Worlds that each tell something apart that the others do not. */
const TELLING = [1_544, 1_602, 1_837];

describe('a few records and judgements come to what is written down', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index))('worlds %i', (index) => {
    for (const seed of [3 * index + 1, 3 * index + 2, 3 * index + 3])
      expect(note(`${seed}`, told(seed))).toEqual(expected(`${seed}`));
  });

  it.each(TELLING)('world %i', (seed) => {
    expect(note(`${seed}`, told(seed))).toEqual(expected(`${seed}`));
  });
});
