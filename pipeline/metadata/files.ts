import type { Manifest } from '../../schemas/types.ts';
import { fileOf, type Format, TABLES, type TableName } from '../emit/tables.ts';

/** A file of the dataset, as the metadata files list it. */
export interface FileEntry {
  file: string;
  bytes: number;
  sha256: string;
  /** The table and format, if the file holds the plain rows of a table; null for every other file. */
  table: { name: TableName; format: Format; rows: number } | null;
  /** The part of the name after the last dot. */
  extension: string;
  mediaType: string;
  description: string;
  /** Whether it is too large for Git. */
  isAsset: boolean;
}

/** Lists every output of a dataset, by name. */
export function listFiles({ outputs, assets = [] }: Pick<Manifest, 'outputs' | 'assets'>): FileEntry[] {
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
      isAsset: assets.includes(file),
    };
  });
}

/** Describes a file where the list of files has nothing else for assets. */
export function describeFile({ description, isAsset }: FileEntry): string {
  return isAsset ? `${description} Too large for Git: it is an asset of the release.` : description;
}

/** Finds the file of a table in a format, if the dataset has it. */
export function findFile(
  entries: readonly FileEntry[],
  name: TableName,
  format: Format,
): FileEntry | undefined {
  return entries.find(({ file }) => file === fileOf(name, format));
}

const HELD = new Map(
  Object.entries(TABLES).flatMap(([name, { formats }]) =>
    formats.map((format) => {
      const table = name as TableName; // a key of TABLES
      return [fileOf(table, format), { name: table, format }] as const;
    }),
  ),
);

/** Registered with IANA, except that of JSON Lines. */
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

/** Outputs that hold tables in another form. */
const OTHERS = new Map([
  [
    'papers.spreadsheet.csv',
    'papers.csv for spreadsheet programs: a byte order mark, and no cell that becomes a formula. Everywhere else use papers.csv.',
  ],
  ['daily-papers.sqlite', 'The tables as a SQLite database with full-text search.'],
]);
