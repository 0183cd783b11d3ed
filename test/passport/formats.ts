import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The tables that a notebook opens. */
export const TABLES = ['papers', 'appearances', 'digests'] as const;

export type Table = (typeof TABLES)[number];

interface FormatInfo {
  /** What a line in the README names it by. */
  file: (table: Table) => string;
  tables: readonly Table[];
  /** Whether its cells have no types and no nulls of their own. */
  flat: boolean;
}

/** Every file of a build that a tool opens, in the order of the columns of the passport. */
export const FORMATS = {
  jsonl: { file: (table) => `${table}.jsonl`, tables: TABLES, flat: false },
  csv: { file: (table) => `${table}.csv`, tables: TABLES, flat: true },
  arrow: { file: (table) => `${table}.arrow`, tables: TABLES, flat: false },
  parquet: { file: (table) => `${table}.parquet`, tables: TABLES, flat: false },
  'spreadsheet.csv': { file: () => 'papers.spreadsheet.csv', tables: ['papers'], flat: true },
  sqlite: { file: () => 'daily-papers.sqlite', tables: TABLES, flat: false },
  'datapackage.json': { file: () => 'datapackage.json', tables: TABLES, flat: false },
  'croissant.json': { file: () => 'croissant.json', tables: TABLES, flat: false },
  'README.md': { file: () => 'README.md', tables: TABLES, flat: false },
} as const satisfies Record<string, FormatInfo>;

export type Format = keyof typeof FORMATS;

/** A record with one value for each format. */
export const FORMAT_NAMES = Object.keys(FORMATS) as Format[]; // its keys are formats

/** The formats that hold whole tables: of each of them every tool must say whether it opens it. */
export const DATA: readonly Format[] = ['jsonl', 'csv', 'arrow', 'parquet'];

export function isInBuild(folder: string, format: Format): boolean {
  const { file, tables } = FORMATS[format];
  return tables.every((table) => existsSync(join(folder, file(table))));
}
