import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProof, PROOFS } from './proofs.ts';

const laws = readFileSync('docs/laws.md', 'utf8');

describe('docs/laws.md', () => {
  it.each(Object.keys(PROOFS))(
    'has a figure for each proof of %s, and all that were tried hold',
    async (name) => {
      const { figures } = await loadProof(name);
      for (const key of Object.keys(figures)) {
        const row = laws.split('\n').find((line) => line.includes(`| \`${name}/${key}\` |`)) ?? '';
        // the figure and the breaks that were found
        const cells = row.split(' | ').slice(-2).join(' ');
        const counts = [...cells.matchAll(/([\d,]+) of ([\d,]+)/g)];
        expect([row, counts.length > 0]).toEqual([row, true]);
        for (const [, held, all] of counts) expect([row, held]).toEqual([row, all]);
      }
    },
  );

  it('fits on a screen', () => {
    expect(laws.split('\n').length).toBeLessThan(46);
  });
});
