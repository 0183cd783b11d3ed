import { describe, expect, it } from 'vitest';
import { profileTable } from '../../pipeline/metadata/profile.ts';
import type { Column } from '../../pipeline/emit/columns.ts';

const column = (name: string, type: Column['type'], nullable = true): Column => ({
  name,
  type,
  nullable,
  description: 'A column',
  fields: [],
});

describe('profileOf', () => {
  it.each([
    ['integer', [3, 1, 2], { nulls: 0, range: { least: 1, most: 3 }, example: 3 }],
    ['integer', [0, null], { nulls: 1, range: { least: 0, most: 0 }, example: 0 }],
    ['date', ['2025-08-04', '2025-05-30'], { nulls: 0, range: { least: '2025-05-30', most: '2025-08-04' } }],
    ['string', ['', 'ab', 'a😀😀'], { nulls: 0, range: { least: 0, most: 3 }, example: 'ab' }],
    ['list<string>', [[], ['x', 'y']], { nulls: 0, range: { least: 0, most: 2 }, example: ['x', 'y'] }],
    ['string', [null, null], { nulls: 2, range: null, example: null }],
    ['string', [], { rows: 0, nulls: 0, range: null, example: null }],
  ] as const)('of %s %j', (type, values, expected) => {
    const rows = values.map((value) => ({ x: value }));
    expect(profileTable(rows, [column('x', type)])).toMatchObject([{ rows: values.length, ...expected }]);
  });

  it('asks a row for its own keys only', () => {
    const rows = [JSON.parse('{"__proto__":"a title"}')];
    expect(profileTable(rows, [column('__proto__', 'string')])).toMatchObject([{ example: 'a title' }]);
  });
});
