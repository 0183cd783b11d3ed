import { excerpt } from '../../text/show.ts';
import { type Cells, type Column, type Reading, readColumns } from '../readers/columns.ts';
import type { AsyncChecking, Found } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { readLines } from '../lines.ts';
import type { Released } from '../released.ts';
import { parseJson } from '../rows.ts';
import { dropMark } from './plain-text.ts';
import { findDatabaseFaults, readSqlite } from '../readers/sqlite.ts';
import {
  DATABASE,
  type Edition,
  type Format,
  getShape,
  TABLE_NAMES,
  TABLES,
  type TableName,
} from '../tables.ts';
import { formatCount } from '../../text/plural.ts';

/** Called with the file being read, again and again while rows arrive. */
export type OnFile = (file: string) => void;

type Read = (folder: Folder, file: string, columns: readonly Column[]) => Promise<Reading>;

/** A third-party reader for each format, never from the library that wrote it. Loaded when needed. */
const READERS: Readonly<Record<Format, () => Promise<Read>>> = {
  csv: async () => (await import('../readers/csv.ts')).readCsv,
  arrow: async () => (await import('../readers/arrow.ts')).readArrow,
  parquet: async () => (await import('../readers/parquet.ts')).readParquet,
  'spreadsheet.csv': async () => (await import('../readers/spreadsheet.ts')).readSpreadsheet,
};

/** All formats hold the rows of JSONL, one by one and with their types. */
export async function* checkOneDataset({ folder, edition }: Released, onFile: OnFile): AsyncChecking {
  const tasks = TABLE_NAMES.flatMap((table) => listTasks(folder, table, edition));
  let rows = 0;
  for (const task of tasks) {
    onFile(task.file);
    rows += yield* checkFile(folder, task, onFile);
  }
  yield* checkDatabase(folder, edition);
  return { files: new Set(tasks.map(({ file }) => file)).size, 'rows compared': rows };
}

/** A table in a file, to be compared with its JSONL. */
interface Task {
  table: TableName;
  file: string;
  columns: readonly Column[];
  read(): Promise<Reading>;
}

function listTasks(folder: Folder, table: TableName, edition: Edition): Task[] {
  const columns = readColumns(getShape(table, edition).schema);
  const tasks = TABLES[table].formats.map((format): Task => {
    const file = `${table}.${format}`;
    return { table, file, columns, read: async () => (await READERS[format]())(folder, file, columns) };
  });
  const read = async () => readSqlite(folder, table, columns);
  return TABLES[table].keys !== null ? [...tasks, { table, file: DATABASE, columns, read }] : tasks;
}

async function* checkFile(
  folder: Folder,
  { table, file, columns, read }: Task,
  onFile: OnFile,
): AsyncGenerator<Found, number> {
  try {
    const { faults, rows } = await read();
    for (const message of faults) yield { file, message };
    const expected = readJsonlRows(folder, table, columns);
    const found = watchRows(rows, () => onFile(file));
    return yield* compare({ table, file, columns }, found, expected);
  } catch (error) {
    yield toUnreadable(file, error);
    return 0;
  }
}

function* checkDatabase(folder: Folder, edition: Edition): Generator<Found> {
  const texts = edition === 'full' ? ['title', 'abstract'] : ['title'];
  try {
    for (const message of findDatabaseFaults(folder, texts)) yield { file: DATABASE, message };
  } catch (error) {
    yield toUnreadable(DATABASE, error);
  }
}

/** A reader may throw anything on garbage. */
function toUnreadable(file: string, error: unknown): Found {
  return { file, message: `cannot be read: ${excerpt((error as Error).message, 200)}` };
}

/** Rows between two calls of onFile: a reader that hangs on garbage makes none. */
const ROWS_UNWATCHED = 4096;

async function* watchRows(rows: Reading['rows'], onRows: () => void): AsyncGenerator<Cells> {
  let count = 0;
  for await (const cells of rows) {
    if (++count % ROWS_UNWATCHED === 0) onRows();
    yield cells;
  }
}

function* readJsonlRows(folder: Folder, table: TableName, columns: readonly Column[]): Generator<Cells> {
  for (const { bytes } of readLines(folder.chunks(`${table}.jsonl`))) {
    const row = new Map(Object.entries((parseJson(bytes.toString('utf8')) as object | undefined) ?? {}));
    yield columns.map(({ name }) => row.get(name));
  }
}

/** After a missing row all rows differ, so beyond this many only their number is reported. */
const ROWS_NAMED = 100;

async function* compare(
  { table, file, columns }: Omit<Task, 'read'>,
  found: AsyncIterable<Cells>,
  expected: Iterator<Cells>,
): AsyncGenerator<Found, number> {
  const where = file.startsWith(`${table}.`) ? '' : `${table}: `;
  let rows = 0;
  let differing = 0;
  for await (const cells of found) {
    const { value, done } = expected.next();
    // stop: a damaged file may continue for 2^63 rows
    if (done) {
      yield {
        file,
        message: `${where}goes on after ${formatCount(rows)} rows, which are all that JSONL has`,
      };
      return rows;
    }
    rows++;
    const fault = findDifference(cells, value, columns);
    if (fault !== null && ++differing <= ROWS_NAMED) yield { file, message: `${where}row ${rows}: ${fault}` };
  }
  if (differing > ROWS_NAMED)
    yield { file, message: `${where}${formatCount(differing - ROWS_NAMED)} more rows differ` };
  let missing = 0;
  while (!expected.next().done) missing++;
  if (missing > 0)
    yield {
      file,
      message: `${where}ends after ${formatCount(rows)} rows, ${formatCount(missing)} before JSONL`,
    };
  return rows;
}

function findDifference(cells: Cells, expected: Cells, columns: readonly Column[]): string | null {
  const at = columns.findIndex((_, index) => !isSame(cells[index], expected[index]));
  if (at === -1) return cells.length === columns.length ? null : `has ${cells.length} cells`;
  return `${columns[at]?.name} is ${formatCell(cells[at])}, in JSONL ${formatCell(expected[at])}`;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return dropMark(a) === dropMark(b);
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const [inA, inB] = [Object.entries(a), Object.entries(b)];
  return (
    inA.length === inB.length &&
    inA.every(([key, value], index) => key === inB[index]?.[0] && isSame(value, inB[index][1]))
  );
}

/** A null list is not an empty one. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function formatCell(cell: unknown): string {
  // JSON writes null for NaN and infinity
  return excerpt(typeof cell === 'number' ? String(cell) : (JSON.stringify(cell) ?? 'missing'));
}
