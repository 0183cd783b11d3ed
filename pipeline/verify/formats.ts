import { excerpt } from '../show.ts';
import { type Cells, type Column, columnsOf } from './columns.ts';
import type { AsyncChecking, Found } from './finding.ts';
import type { Folder } from './folder.ts';
import { linesOf } from './lines.ts';
import type { Released } from './released.ts';
import { parsed } from './rows.ts';
import { FORMATS, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

/** A file of a table as a reader sees it: what is wrong with its columns, and its rows. */
export interface Reading {
  faults: readonly string[];
  rows: Iterable<Cells> | AsyncIterable<Cells>;
}

/** Told the file that is read, again and again as long as its rows come. */
export type OnFile = (file: string) => void;

type Read = (folder: Folder, file: string, columns: readonly Column[]) => Promise<Reading>;

/** Somebody else's reader for every format, and none by whom we write. Loaded when it is needed. */
const READERS: Readonly<Record<(typeof FORMATS)[number], () => Promise<Read>>> = {
  csv: async () => (await import('./csv.ts')).readCsv,
  arrow: async () => (await import('./arrow.ts')).readArrow,
  parquet: async () => (await import('./parquet.ts')).readParquet,
};

/** CSV, Arrow and Parquet hold the rows of JSONL, one by one and with their types. */
export async function* oneDataset({ folder }: Released, onFile: OnFile): AsyncChecking {
  let rows = 0;
  const tables = TABLE_NAMES.filter((table) => TABLES[table].columnar);
  for (const table of tables) {
    for (const format of FORMATS) {
      rows += yield* checkFile(folder, { table, format, onFile });
    }
  }
  return { files: tables.length * FORMATS.length, 'rows compared': rows };
}

interface Task {
  table: TableName;
  format: (typeof FORMATS)[number];
  onFile: OnFile;
}

async function* checkFile(folder: Folder, { table, format, onFile }: Task): AsyncGenerator<Found, number> {
  const file = `${table}.${format}`;
  onFile(file);
  const columns = columnsOf(TABLES[table].schema);
  try {
    const read = await READERS[format]();
    const { faults, rows } = await read(folder, file, columns);
    for (const message of faults) yield { file, message };
    const expected = rowsOfJsonl(folder, table, columns);
    const found = watched(rows, () => onFile(file));
    return yield* compare(file, columns, found, expected);
  } catch (error) {
    // whatever a reader makes of garbage
    yield { file, message: `cannot be read: ${excerpt((error as Error).message, 200)}` };
    return 0;
  }
}

/** A sign of life is due this often: a reader that is lost in garbage gives none. */
const ROWS_UNWATCHED = 4096;

async function* watched(rows: Reading['rows'], onRows: () => void): AsyncGenerator<Cells> {
  let count = 0;
  for await (const cells of rows) {
    if (++count % ROWS_UNWATCHED === 0) onRows();
    yield cells;
  }
}

function* rowsOfJsonl(folder: Folder, table: TableName, columns: readonly Column[]): Generator<Cells> {
  for (const { bytes } of linesOf(folder.chunks(`${table}.jsonl`))) {
    const row = new Map(Object.entries((parsed(bytes.toString('utf8')) as object | undefined) ?? {}));
    yield columns.map(({ name }) => row.get(name));
  }
}

/** A row that is missing makes all rows after it differ: more of them tell no more than how many they are. */
const ROWS_NAMED = 100;

async function* compare(
  file: string,
  columns: readonly Column[],
  found: AsyncIterable<Cells>,
  expected: Iterator<Cells>,
): AsyncGenerator<Found, number> {
  let rows = 0;
  let differing = 0;
  for await (const cells of found) {
    const { value, done } = expected.next();
    // no more of them: what is garbage may go on for 2^63 rows
    if (done) return yield* beyond(file, rows);
    rows++;
    const fault = differenceOf(cells, value, columns);
    if (fault !== null && ++differing <= ROWS_NAMED) yield { file, message: `row ${rows}: ${fault}` };
  }
  if (differing > ROWS_NAMED) yield { file, message: `${differing - ROWS_NAMED} more rows differ` };
  let missing = 0;
  while (!expected.next().done) missing++;
  if (missing > 0) yield { file, message: `ends after ${rows} rows, ${missing} before JSONL` };
  return rows;
}

function* beyond(file: string, rows: number): Generator<Found, number> {
  yield { file, message: `goes on after ${rows} rows, which are all that JSONL has` };
  return rows;
}

function differenceOf(cells: Cells, expected: Cells, columns: readonly Column[]): string | null {
  const at = columns.findIndex((_, index) => !isSame(cells[index], expected[index]));
  if (at === -1) return cells.length === columns.length ? null : `has ${cells.length} cells`;
  return `${columns[at]?.name} is ${shown(cells[at])}, in JSONL ${shown(expected[at])}`;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return withoutMark(a) === withoutMark(b);
  return typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b);
}

/** Readers of UTF-8 drop a byte order mark at the start of a text. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function shown(cell: unknown): string {
  return excerpt(JSON.stringify(cell) ?? 'missing');
}
