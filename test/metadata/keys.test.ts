import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KEYS } from '../../pipeline/emit/keys.ts';
import { fileOf, TABLES, type TableName } from '../../pipeline/emit/tables.ts';

type Row = Record<string, unknown>;

const names = Object.keys(TABLES) as TableName[];

function readRows(name: string, table: TableName): Row[] {
  const text = readFileSync(`test/cases/${name}/expected/${fileOf(table, 'jsonl')}`, 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row])); // objects, by their schemas
}

const valuesOf = (row: Row, columns: readonly string[]) => columns.map((column) => row[column]);

describe.each(readdirSync('test/cases'))('in the case %s', (name) => {
  it.each(names.filter((table) => KEYS[table].primary.length > 0))(
    'no two rows of %s share a key',
    (table) => {
      const keys = readRows(name, table).map((row) => valuesOf(row, KEYS[table].primary));
      expect(keys.flat()).not.toContain(null);
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    },
  );

  it.each(names.filter((table) => KEYS[table].foreign.length > 0))(
    'the rows that %s refers to exist',
    (table) => {
      for (const { columns, table: other, to } of KEYS[table].foreign) {
        const there = readRows(name, other).map((row) => JSON.stringify(valuesOf(row, to)));
        const named = readRows(name, table)
          .map((row) => valuesOf(row, columns))
          .filter((values) => !values.includes(null));
        expect(there).toEqual(expect.arrayContaining(named.map((values) => JSON.stringify(values))));
      }
    },
  );
});

it('every key has columns that exist', () => {
  for (const table of names) {
    const { primary, foreign } = KEYS[table];
    const own = [...primary, ...foreign.flatMap(({ columns }) => columns)];
    expect(Object.keys(TABLES[table].schema.properties)).toEqual(expect.arrayContaining(own));
    for (const { table: other, to } of foreign) expect(to).toEqual(KEYS[other].primary);
  }
});
