import { createHash } from 'node:crypto';
import { fileOf, TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import type { Manifest } from '../../schemas/types.ts';

/** Every table in every format, and files that hold tables in a way of their own, as a manifest lists them. */
export const OUTPUTS: Manifest['outputs'] = [
  ...Object.entries(TABLES).flatMap(([name, { formats }]) =>
    // a key of TABLES
    formats.map((format) => makeOutput(fileOf(name as TableName, format), name === 'papers' ? 2 : 0)),
  ),
  makeOutput('daily-papers.sqlite', null),
  makeOutput('something.else', null),
  ...['papers.spreadsheet.csv'].filter((file) => !isTable(file)).map((file) => makeOutput(file, 2)),
].sort((a, b) => (a.file < b.file ? -1 : 1));

function isTable(file: string): boolean {
  return Object.entries(TABLES).some(([name, { formats }]) =>
    formats.some((format) => fileOf(name as TableName, format) === file),
  );
}

function makeOutput(file: string, rows: number | null): Manifest['outputs'][number] {
  return { file, bytes: file.length, rows, sha256: createHash('sha256').update(file).digest('hex') };
}
