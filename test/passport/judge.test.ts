import { describe, expect, it } from 'vitest';
import type { Column, ColumnType } from '../../pipeline/emit/columns.ts';
import { judge } from './judge.ts';

const columnOf = (type: ColumnType, name = 'cell'): Column => ({
  name,
  type,
  nullable: true,
  description: 'What it is',
  fields: [],
});

/** One cell: what was read against what the JSON Lines hold. */
const cell = (type: ColumnType, seen: unknown, expected: unknown, flat = false) =>
  judge({ columns: ['cell'], rows: [[seen]] }, [{ cell: expected }], [columnOf(type)], flat);

describe('a value that is read', () => {
  it.each<[ColumnType, unknown, unknown]>([
    ['string', 'a', 'a'],
    ['string', null, null],
    ['date', { date: '2025-08-04' }, '2025-08-04'],
    ['integer', 7, 7],
    ['number', { real: 0.5 }, 0.5],
    ['list<string>', ['a'], ['a']],
    ['list<struct>', [{ url: 'x', kind: 'code' }], [{ url: 'x', kind: 'code' }]],
  ])('%s: %j is right for %j', (type, seen, expected) => {
    expect(cell(type, seen, expected)).toEqual({ mark: 'right', notes: [] });
  });

  it.each<[ColumnType, unknown, unknown, string]>([
    ['string', { date: '2025-08-04' }, '2025-08-04', 'texts as dates'],
    ['string', 7, '7', 'texts as numbers'],
    ['date', '2025-08-04', '2025-08-04', 'dates as text'],
    ['date', 1754265600000, '2025-08-04', 'dates as milliseconds since 1970'],
    ['integer', { real: 7 }, 7, 'integers as floating-point numbers'],
    ['integer', '7', 7, 'integers as text'],
    ['number', '0.50', 0.5, 'numbers as text'],
    ['list<string>', '["a"]', ['a'], 'lists as JSON text'],
  ])('%s: %j tells the same as %j, and it is said how', (type, seen, expected, note) => {
    expect(cell(type, seen, expected)).toEqual({ mark: 'equal', notes: [note] });
  });

  it.each<[ColumnType, unknown, unknown]>([
    ['string', 'a', 'b'],
    ['string', null, 'a'],
    ['string', '', null],
    ['string', 7, '007'],
    ['date', { date: '2025-08-05' }, '2025-08-04'],
    ['date', { date: '2025-08-04T02:00:00' }, '2025-08-04'],
    ['integer', { real: 7.5 }, 7],
    ['number', '', 0],
    ['list<string>', null, []],
    ['list<string>', ['a', 'b'], ['b', 'a']],
    ['list<struct>', [{ url: 'x', kind: null }], [{ url: 'x', kind: 'code' }]],
  ])('%s: %j is wrong for %j', (type, seen, expected) => {
    expect(cell(type, seen, expected).mark).toBe('wrong');
  });

  it.each([
    ['', null, 'nulls as empty text'],
    [null, '', 'empty text as null'],
  ])('in a format of text only, %j may stand for %j', (seen, expected, note) => {
    expect(cell('string', seen, expected, true)).toEqual({ mark: 'equal', notes: [note] });
    expect(cell('string', seen, expected, false).mark).toBe('wrong');
  });

  it('is shown where it differs, however long it is', () => {
    const long = 'x'.repeat(500);
    const [note] = cell('string', `${long}a${long}`, `${long}b${long}`).notes;
    expect(note).toMatch(/^row 1, cell: …x+a.* instead of …x+b/);
    expect(note?.length).toBeLessThan(200);
  });
});

describe('rows that are read', () => {
  const columns = [columnOf('string', 'id'), columnOf('integer', 'count')];
  const rows = [
    { id: 'b', count: 1 },
    { id: 'a', count: 2 },
  ];
  const judged = (seen: unknown[][], names = ['id', 'count']) =>
    judge({ columns: names, rows: seen }, rows, columns, false);

  it('may be in the order of their keys, which is said', () => {
    const [first, second] = [
      ['a', 2],
      ['b', 1],
    ];
    expect(judged([second ?? [], first ?? []]).mark).toBe('right');
    expect(judged([first ?? [], second ?? []])).toEqual({ mark: 'equal', notes: ['rows in another order'] });
  });

  it.each([
    ['one is missing', [['b', 1]], undefined, '1 rows instead of 2'],
    [
      'one is there twice',
      [
        ['b', 1],
        ['b', 1],
      ],
      undefined,
      'row 2, id: "b" instead of "a"',
    ],
    [
      'a column has another name',
      [
        ['b', 1],
        ['a', 2],
      ],
      ['id', 'n'],
      'columns id, n instead of id, count',
    ],
  ])('are wrong when %s', (_, seen, names, note) => {
    expect(judged(seen, names)).toEqual({ mark: 'wrong', notes: [note] });
  });
});
