import type { Column } from '../emit/columns.ts';
import { fileOf, TABLE_NAMES, type TableName } from '../emit/tables.ts';
import { CREATOR, LANGUAGE, toReleaseFields, formatSummary, TITLE } from './about.ts';
import { KEYS } from '../emit/keys.ts';
import { type ColumnLimits, columnLimitsOf } from './limits.ts';
import { findFile, listFiles } from './files.ts';
import type { Profiles } from './profile.ts';
import { formatRights, licenceOf } from './rights.ts';
import { type Described, type Description, toJsonFile } from './dataset.ts';

/**
 * CSV on the Web (https://www.w3.org/TR/tabular-metadata/): one file beside each CSV table, where readers of that table
 * look for it, and one for all tables, because only that can state the foreign keys.
 */
export function makeCsvw({ manifest, profiles }: Described): Description[] {
  const entries = listFiles(manifest);
  const tables = TABLE_NAMES.filter((name) => findFile(entries, name, 'csv') !== undefined);
  const about = makeCommonFields(manifest);
  const single = tables.map((name) =>
    toJsonFile(`${fileOf(name, 'csv')}-metadata.json`, {
      ...about,
      ...toTable(name, profiles, []),
      dialect: DIALECT,
      'dc:title': `${TITLE}: ${name}`,
    }),
  );
  const group = { ...about, dialect: DIALECT, tables: tables.map((name) => toTable(name, profiles, tables)) };
  return [...single, toJsonFile('csv-metadata.json', group)];
}

function makeCommonFields(manifest: Described['manifest']): object {
  const { version, date } = toReleaseFields(manifest);
  const { url } = licenceOf(manifest);
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': LANGUAGE }],
    'dc:title': TITLE,
    'dc:description': formatSummary(manifest),
    'dc:creator': CREATOR,
    'schema:version': version,
    'dc:issued': date,
    'dc:license': url === null ? undefined : { '@id': url },
    'dc:rights': formatRights(manifest),
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

/** @param others the tables of the same group, which foreign keys may refer to */
function toTable(name: TableName, profiles: Profiles, others: readonly TableName[]): object {
  const { primary, foreign } = KEYS[name];
  const keys = foreign.filter(({ table }) => others.includes(table));
  return {
    url: fileOf(name, 'csv'),
    tableSchema: {
      columns: profiles[name].map(({ column }) => toColumn(name, column)),
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

function toColumn(table: TableName, column: Column): object {
  const { name, nullable, description } = column;
  const isList = column.type.startsWith('list');
  return {
    name,
    titles: name,
    'dc:description': isList ? `${description}; a JSON array` : description,
    datatype: isList ? 'json' : toDatatype(column, columnLimitsOf(table, column)),
    // in a column without nulls, an empty cell is empty text
    null: nullable ? '' : [],
    required: nullable ? undefined : true,
  };
}

function toDatatype({ type }: Column, limits: ColumnLimits): object {
  const { pattern, enum: values, ...bounds } = limits;
  const format = type === 'date' ? 'yyyy-MM-dd' : (pattern ?? values?.map(escapeRegExp).join('|'));
  return { base: type, format, ...bounds };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
