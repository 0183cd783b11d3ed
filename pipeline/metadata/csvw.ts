import type { Column } from '../emit/columns.ts';
import { fileOf, TABLES, type TableName } from '../emit/tables.ts';
import { CREATOR, DATA_LICENCE, LANGUAGE, toReleaseFields, rightsOf, summaryOf, TITLE } from './about.ts';
import { toJsonFile } from './json-file.ts';
import { KEYS } from '../emit/keys.ts';
import { type ColumnLimits, columnLimitsOf } from './limits.ts';
import { partOf, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import type { Described, Description } from './dataset.ts';

/**
 * CSV on the Web (https://www.w3.org/TR/tabular-metadata/): one file beside each table of CSV, where a reader of that table
 * looks for it, and one of all of them together, which alone can say how they refer to each other.
 */
export function makeCsvw({ manifest, profiles }: Described): Description[] {
  const parts = listFiles(manifest);
  const names = Object.keys(TABLES) as TableName[]; // its keys are names
  const tables = names.filter((name) => partOf(parts, name, 'csv') !== undefined);
  const about = aboutOf(manifest);
  const single = tables.map((name) =>
    toJsonFile(`${fileOf(name, 'csv')}-metadata.json`, {
      ...about,
      ...tableOf(name, profiles, []),
      dialect: DIALECT,
      'dc:title': `${TITLE}: ${name}`,
    }),
  );
  const group = { ...about, dialect: DIALECT, tables: tables.map((name) => tableOf(name, profiles, tables)) };
  return [...single, toJsonFile('csv-metadata.json', group)];
}

function aboutOf(manifest: Described['manifest']): object {
  const { version, date } = toReleaseFields(manifest);
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': LANGUAGE }],
    'dc:title': TITLE,
    'dc:description': summaryOf(manifest),
    'dc:creator': CREATOR,
    'schema:version': version,
    'dc:issued': date,
    'dc:license': { '@id': DATA_LICENCE.url },
    'dc:rights': rightsOf(manifest),
  };
}

const DIALECT = {
  encoding: 'utf-8',
  lineTerminators: ['\r\n'],
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  header: true,
};

/** @param others the tables of the same group, to which foreign keys may lead */
function tableOf(name: TableName, profiles: Profiles, others: readonly TableName[]): object {
  const { primary, foreign } = KEYS[name];
  const keys = foreign.filter(({ table }) => others.includes(table));
  return {
    url: fileOf(name, 'csv'),
    tableSchema: {
      columns: profiles[name].map(({ column }) => columnOf(name, column)),
      primaryKey: primary,
      foreignKeys:
        keys.length === 0
          ? undefined
          : keys.map(({ columns, table, to }) => ({
              columnReference: columns,
              reference: { resource: fileOf(table, 'csv'), columnReference: to },
            })),
    },
  };
}

function columnOf(table: TableName, column: Column): object {
  const { name, nullable, description } = column;
  const isList = column.type.startsWith('list');
  return {
    name,
    titles: name,
    'dc:description': isList ? `${description}; a JSON array` : description,
    datatype: isList ? 'json' : datatypeOf(column, columnLimitsOf(table, column)),
    // where nothing is null, an empty cell is an empty text
    null: nullable ? '' : [],
    required: nullable ? undefined : true,
  };
}

function datatypeOf({ type }: Column, limits: ColumnLimits): object {
  const { pattern, enum: values, ...bounds } = limits;
  const format = type === 'date' ? 'yyyy-MM-dd' : (pattern ?? values?.map(escaped).join('|'));
  return { base: type, format, ...bounds };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
