import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The tables that a notebook opens. */
export const TABLES = ['papers', 'appearances', 'digests'] as const;

export type Table = (typeof TABLES)[number];

export type Format =
  | 'jsonl'
  | 'csv'
  | 'arrow'
  | 'parquet'
  | 'spreadsheet.csv'
  | 'sqlite'
  | 'datapackage.json'
  | 'croissant.json'
  | 'README.md';

interface FormatInfo {
  /** What a line in docs/loading.md names it by. */
  file: (table: Table) => string;
  tables: readonly Table[];
  /** Whether its cells have no types and no nulls of their own. */
  flat: boolean;
  /** Takes a text back to what it was before the format escaped it. */
  undo?: (text: string) => string;
}

/** Every file of a build that a tool opens, in the order of the columns of the passport. */
export const FORMATS: Readonly<Record<Format, FormatInfo>> = {
  jsonl: { file: (table) => `${table}.jsonl`, tables: TABLES, flat: false },
  csv: { file: (table) => `${table}.csv`, tables: TABLES, flat: true },
  arrow: { file: (table) => `${table}.arrow`, tables: TABLES, flat: false },
  parquet: { file: (table) => `${table}.parquet`, tables: TABLES, flat: false },
  'spreadsheet.csv': {
    file: () => 'papers.spreadsheet.csv',
    tables: ['papers'],
    flat: true,
    // an apostrophe keeps a spreadsheet from taking a text for a formula
    undo: (text) => text.replace(/(^|[;\t\r\n])'/g, '$1'),
  },
  sqlite: { file: () => 'daily-papers.sqlite', tables: TABLES, flat: false },
  'datapackage.json': { file: () => 'datapackage.json', tables: TABLES, flat: false },
  'croissant.json': { file: () => 'croissant.json', tables: TABLES, flat: false },
  'README.md': { file: () => 'README.md', tables: TABLES, flat: false },
};

export const FORMAT_NAMES = Object.keys(FORMATS) as Format[]; // its keys are formats

/** The formats that hold whole tables: of each of them every tool must say whether it opens it. */
export const DATA: readonly Format[] = ['jsonl', 'csv', 'arrow', 'parquet'];

export function isInBuild(folder: string, format: Format): boolean {
  const { file, tables } = FORMATS[format];
  return tables.every((table) => existsSync(join(folder, file(table))));
}
