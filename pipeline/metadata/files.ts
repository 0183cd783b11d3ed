import type { Manifest } from '../../schemas/types.ts';
import { fileOf, type Format, TABLES, type TableName } from '../emit/tables.ts';

/** A file of the dataset, as whatever describes the dataset speaks of it. */
export interface FileEntry {
  file: string;
  bytes: number;
  sha256: string;
  /** The table whose rows it holds as they are, and how; null for every other file. */
  table: { name: TableName; format: Format; rows: number } | null;
  /** What comes after the last dot of its name. */
  extension: string;
  mediaType: string;
  description: string;
}

/** Every output of a dataset, in the order of their names. */
export function listFiles({ outputs }: Pick<Manifest, 'outputs'>): FileEntry[] {
  return outputs.map(({ file, bytes, sha256, rows }) => {
    const extension = file.slice(file.lastIndexOf('.') + 1);
    const other = OTHERS.get(file);
    const held = (other === undefined && HELD.get(file)) || null;
    return {
      file,
      bytes,
      sha256,
      table: held && { ...held, rows: rows ?? 0 },
      extension,
      mediaType: MEDIA_TYPES.get(extension) ?? 'application/octet-stream',
      description: held ? TABLES[held.name].schema.description : (other ?? `The file ${file}.`),
    };
  });
}

/** The part that holds a table in a format, if the dataset has it. */
export function partOf(parts: readonly FileEntry[], name: TableName, format: Format): FileEntry | undefined {
  return parts.find(({ file }) => file === fileOf(name, format));
}

const HELD = new Map(
  Object.entries(TABLES).flatMap(([name, { formats }]) =>
    formats.map((format) => {
      const table = name as TableName; // a key of TABLES
      return [fileOf(table, format), { name: table, format }] as const;
    }),
  ),
);

/** As registered with IANA, where they are; JSON Lines is not. */
const MEDIA_TYPES = new Map([
  ['arrow', 'application/vnd.apache.arrow.file'],
  ['csv', 'text/csv'],
  ['html', 'text/html'],
  ['json', 'application/json'],
  ['jsonl', 'application/jsonl'],
  ['md', 'text/markdown'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['sqlite', 'application/vnd.sqlite3'],
]);

/** Outputs that hold tables in a way of their own. */
const OTHERS = new Map([
  [
    'papers.spreadsheet.csv',
    'papers.csv for spreadsheet programs: a byte order mark, and no cell that becomes a formula. For all else, take papers.csv.',
  ],
  ['daily-papers.sqlite', 'The tables as a SQLite database with full-text search.'],
]);
