import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BREAKS } from './breaks.ts';
import { PROOFS } from './proofs.ts';

const laws = readFileSync('docs/laws.md', 'utf8');

/** Figures of the page: the name, the cases that held, the breaks. */
const rows = [...laws.matchAll(/\| `(\w+\/\w+)` \| ([^|]+) \| ([^|]+) \|$/gm)];

describe('docs/laws.md', () => {
  it('has every proof, and a break of our sources for each figure', () => {
    const ids = rows.map(([, id = '']) => id);
    expect(new Set(ids)).toEqual(new Set(BREAKS.map(({ finds }) => finds)));
    expect(new Set(ids.map((id) => id.split('/')[0]))).toEqual(new Set(Object.keys(PROOFS)));
  });

  it('counts only cases that hold', () => {
    for (const [row, , figure = ''] of rows) {
      const [, held, all] = /^([\d,]+) of ([\d,]+)$/.exec(figure) ?? [];
      expect([row, held ?? figure]).toEqual([row, all ?? expect.stringMatching(/^at least \d+ %$/)]);
    }
  });

  it('counts the breaks of each figure', () => {
    for (const [, id, , breaks] of rows)
      expect([id, Number(breaks)]).toEqual([id, BREAKS.filter(({ finds }) => finds === id).length]);
  });

  it('fits on a screen', () => {
    expect(laws.split('\n').length).toBeLessThan(46);
  });
});
