import { describe, expect, it } from 'vitest';
import { toColumns, type RowSchema } from '../../pipeline/emit/columns.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';

const DESCRIBED = { description: 'What it is' };

function makeSchema(property: object): RowSchema {
  return {
    type: 'object',
    properties: { cell: property as RowSchema['properties'][string] },
    required: ['cell'],
  };
}

describe('columnsOf', () => {
  it.each([
    [{ type: 'string' }, 'string', false],
    [{ type: ['string', 'null'] }, 'string', true],
    [{ type: ['string', 'null'], format: 'date' }, 'date', true],
    [{ type: 'string', enum: ['a', 'b'] }, 'string', false],
    [{ type: 'integer' }, 'integer', false],
    [{ type: ['number', 'null'] }, 'number', true],
    [{ type: 'array', items: { type: 'string' } }, 'list<string>', false],
    [{ type: ['array', 'null'], items: { type: 'string' } }, 'list<string>', true],
  ])('%j is a column of type %s, nullable %s', (property, type, nullable) => {
    const column = { name: 'cell', type, nullable, description: 'What it is', fields: [] };
    expect(toColumns(makeSchema({ ...property, ...DESCRIBED }))).toEqual([column]);
  });

  it('takes the fields of structs in lists', () => {
    const [links] = toColumns(TABLES.papers.schema).filter(({ name }) => name === 'links');
    expect(links?.type).toBe('list<struct>');
    expect(links?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['url', 'string'],
      ['kind', 'string'],
    ]);
  });

  it.each([
    ['a boolean', { type: 'boolean' }],
    ['two types', { type: ['string', 'integer'] }],
    ['null alone', { type: 'null' }],
    ['an object', { type: 'object' }],
    ['a list of anything', { type: 'array' }],
    ['a list of numbers', { type: 'array', items: { type: 'number' } }],
    ['a list of strings or nulls', { type: 'array', items: { type: ['string', 'null'] } }],
  ])('throws on %s', (_, property) => {
    expect(() => toColumns(makeSchema({ ...property, ...DESCRIBED }))).toThrow(
      'no column type for property cell',
    );
  });

  it('throws on a property that has no description', () => {
    expect(() => toColumns(makeSchema({ type: 'string' }))).toThrow('property cell has no description');
  });

  it('throws on a property that may be missing', () => {
    const schema = { ...makeSchema({ type: 'string', ...DESCRIBED }), required: [] };
    expect(() => toColumns(schema)).toThrow('property cell is not required');
  });
});

describe.each(Object.entries(TABLES))('the schema of %s', (_, { schema }) => {
  it('gives a column with a description for each property, in their order', () => {
    const columns = toColumns(schema);
    expect(columns.map(({ name }) => name)).toEqual(Object.keys(schema.properties));
    expect(columns.every(({ description }) => description.length > 0)).toBe(true);
  });
});
