import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROOFS } from './proofs.ts';

const laws = readFileSync('docs/laws.md', 'utf8');
const rows = laws.split('\n').filter((line) => line.startsWith('| '));

describe('docs/laws.md', () => {
  it.each(Object.keys(PROOFS))('has figures of %s, and what made it fail', (name) => {
    expect(rows.some((row) => row.endsWith(`| \`npm run prove -- ${name}\` |`))).toBe(true);
    expect(rows.some((row) => row.endsWith(`| \`npm run prove -- ${name} --broken\` |`))).toBe(true);
  });

  it('shows all cases of each row, and what is broken found in each way', () => {
    for (const row of rows) {
      const [, share, all] =
        /\| ([\d,]+) of ([\d,]+)(?:[;,] [^|]*)? \| `npm run prove -- \S+( --broken)?` \|$/.exec(row) ?? [];
      if (share !== undefined) expect([row, share === all]).toEqual([row, !row.includes('--broken')]);
    }
  });
});
