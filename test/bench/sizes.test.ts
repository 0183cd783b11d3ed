import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMegabytes, measureSizes } from './sizes.ts';

/** The cells of a column of the first table, by format. */
function readColumn(column: number): Map<string, string> {
  const [table = ''] = readFileSync('docs/sizes.md', 'utf8').split('\n\nSQLite takes');
  const rows = table.split('\n').filter((line) => line.startsWith('| '));
  return new Map(
    rows.slice(1).map((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      return [cells[1] ?? '', cells[column + 1] ?? ''];
    }),
  );
}

describe('docs/sizes.md', () => {
  it('has the sizes of release 2.0.0', () => {
    const sizes = [...measureSizes('dist/v2.0.0')].map(([format, bytes]) => [format, formatMegabytes(bytes)]);
    expect([...readColumn(1)]).toEqual(sizes);
  });

  it('counts every file once', () => {
    const sizes = measureSizes('dist/v2.0.0');
    const [all = 0] = [sizes.get('all together')];
    for (const whole of ['all together', 'the largest file']) sizes.delete(whole);
    expect([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)).toBe(all);
  });
});
