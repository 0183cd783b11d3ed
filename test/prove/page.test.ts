import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BREAKS } from './breaks.ts';
import { PROOFS } from './proofs.ts';

const laws = readFileSync('docs/laws.md', 'utf8');

/** Figures of the page, each with its counts. */
const rows = [...laws.matchAll(/\| `(\w+\/\w+)` \| ([^|]+) \| ([^|]+) \|$/gm)];

describe('docs/laws.md', () => {
  it('has every proof, and a break of our sources for each figure', () => {
    const ids = rows.map(([, id = '']) => id);
    expect(new Set(ids)).toEqual(new Set(BREAKS.map(({ finds }) => finds)));
    expect(new Set(ids.map((id) => id.split('/')[0]))).toEqual(new Set(Object.keys(PROOFS)));
  });

  it('counts only cases that hold, and breaks that were found', () => {
    for (const [row, , ...cells] of rows)
      for (const cell of cells) {
        const [, held, all] = /^([\d,]+) of ([\d,]+)$/.exec(cell) ?? [];
        expect([row, held ?? cell]).toEqual([
          row,
          all ?? expect.stringMatching(/^(at least \d+ %|pending)$/),
        ]);
      }
  });

  it('fits on a screen', () => {
    expect(laws.split('\n').length).toBeLessThan(46);
  });
});
