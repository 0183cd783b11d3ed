import { describe, expect, it } from 'vitest';
import { type Column, readColumns, formatDate } from '../../../pipeline/verify/readers/columns.ts';
import { type Property, getShape, TABLE_NAMES, TABLES } from '../../../pipeline/verify/tables.ts';

describe('a property of a schema', () => {
  const text: Property = { type: 'string' };

  it.each<[property: Property, column: Partial<Column>]>([
    [text, { kind: 'text' }],
    [{ type: ['string', 'null'] }, { kind: 'text', nullable: true }],
    [
      { ...text, description: 'A text' },
      { kind: 'text', description: 'A text' },
    ],
    [{ ...text, format: 'date' }, { kind: 'date' }],
    [
      { type: ['string', 'null'], format: 'date' },
      { kind: 'date', nullable: true },
    ],
    [{ ...text, format: 'uri' }, { kind: 'text' }],
    [{ type: 'integer' }, { kind: 'integer' }],
    [{ type: ['number', 'null'] }, { kind: 'number', nullable: true }],
    [{ type: 'array' }, { kind: 'texts' }],
    [{ type: 'array', items: text }, { kind: 'texts' }],
    [
      { type: 'array', items: { type: 'object', properties: { url: text } } },
      {
        kind: 'structs',
        fields: [{ name: 'url', kind: 'text', nullable: false, description: '', fields: [] }],
      },
    ],
  ])('%j is a column', (property, column) => {
    const others = { name: 'a', nullable: false, description: '', fields: [] };
    expect(readColumns({ properties: { a: property } })).toEqual([{ ...others, ...column }]);
  });

  it('is there in a schema, or there is no column', () => {
    expect(readColumns({})).toEqual([]);
  });
});

describe('the edition without abstracts', () => {
  it.each(TABLE_NAMES)('has the columns of %s but for the abstract', (table) => {
    const full = readColumns(TABLES[table].schema);
    expect(readColumns(getShape(table, 'full').schema)).toEqual(full);
    const without = full.filter(({ name }) => name !== 'abstract');
    expect(readColumns(getShape(table, 'titles-only').schema)).toEqual(without);
    expect(without.length).toBe(full.length - (table === 'papers' || table === 'appearances' ? 1 : 0));
  });
});

describe('a date', () => {
  it.each([
    [0, '1970-01-01'],
    [-1, '1969-12-31'],
    [Date.UTC(2025, 7, 4, 23, 59), '2025-08-04'],
  ])('of %i milliseconds is %s', (milliseconds, date) => {
    expect(formatDate(milliseconds)).toBe(date);
  });

  it('beyond all calendars is refused', () => {
    expect(() => formatDate(8.64e15 + 1)).toThrow(RangeError);
  });
});
