import { describe, expect, it } from 'vitest';
import { makeCsvw } from '../../pipeline/metadata/csvw.ts';
import { makeDataset } from './dataset.ts';
import { OUTPUTS } from './outputs.ts';

interface Table {
  url: string;
  dialect?: object;
  tableSchema: {
    columns: { name: string }[];
    primaryKey: string[];
    foreignKeys?: { reference: { resource: string } }[];
  };
}

const files = new Map(
  makeCsvw(makeDataset({ manifest: { outputs: OUTPUTS } })).map(({ file, text }) => [
    file,
    JSON.parse(text) as unknown,
  ]),
);
const tableIn = (file: string) => files.get(file) as Table;
const columnOf = (table: string, name: string) =>
  tableIn(`${table}.csv-metadata.json`).tableSchema.columns.find((column) => column.name === name);

describe('the metadata of CSV', () => {
  it.each(['papers', 'appearances', 'digests'])('describes %s.csv, beside it', (name) => {
    expect(tableIn(`${name}.csv-metadata.json`)).toMatchObject({
      url: `${name}.csv`,
      dialect: { lineTerminators: ['\r\n'] },
    });
  });

  it.each([
    ['papers', 'id', { datatype: { base: 'string', format: 'dp-[0-9a-z]{12}' }, null: [], required: true }],
    ['papers', 'first_date', { datatype: { base: 'date', format: 'yyyy-MM-dd' }, null: '' }],
    ['papers', 'appearance_count', { datatype: { base: 'integer', minimum: 1 }, required: true }],
    ['papers', 'links', { datatype: 'json', null: [], required: true }],
    ['papers', 'authors', { datatype: 'json', null: '' }],
    [
      'appearances',
      'match',
      { datatype: { base: 'string', format: 'exact|arxiv-id|similar|judged' }, null: '' },
    ],
    ['digests', 'header', { datatype: { base: 'string' }, null: [], required: true }],
  ])('types %s.%s', (table, name, expected) => {
    expect(columnOf(table, name)).toMatchObject(expected);
  });

  it('leads to other tables only where these are described too', () => {
    expect(tableIn('appearances.csv-metadata.json').tableSchema.foreignKeys).toBeUndefined();
    const { tables } = files.get('csv-metadata.json') as { tables: Table[] };
    const keys = tables.flatMap(({ tableSchema }) => tableSchema.foreignKeys ?? []);
    expect(keys.map(({ reference }) => reference.resource)).toEqual(['papers.csv', 'digests.csv']);
    expect(tables.map(({ url }) => url)).toEqual(expect.arrayContaining(['papers.csv', 'digests.csv']));
  });
});
