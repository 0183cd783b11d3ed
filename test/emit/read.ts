import { tableFromIPC } from '@uwdata/flechette';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import type { Column } from '../../pipeline/emit/columns.ts';
import type { Row } from './rows.ts';

/** Rows of a file in each format, read by somebody else's reader, with dates as YYYY-MM-DD. */
export const READERS = {
  jsonl: readJsonl,
  csv: (bytes: Buffer, columns: readonly Column[]) => readCsv(bytes, columns),
  'spreadsheet.csv': readSpreadsheet,
  arrow: readArrow,
  parquet: readParquet,
};

function readJsonl(bytes: Buffer): Row[] {
  const lines = decodeUtf8(bytes).split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Refuses bytes that are not UTF-8, and keeps a byte order mark. */
function decodeUtf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** As the README says. */
export function undoEscape(cell: string): string {
  return cell.replace(/(^|[;\t\r\n])'/g, '$1');
}

const MARK = '\ufeff';

function readSpreadsheet(bytes: Buffer, columns: readonly Column[]): Row[] {
  if (!decodeUtf8(bytes).startsWith(MARK)) throw new Error('there is no byte order mark');
  return readCsv(bytes.subarray(Buffer.byteLength(MARK)), columns, undoEscape);
}

function readCsv(
  bytes: Buffer,
  columns: readonly Column[],
  undo: (cell: string) => string = (cell) => cell,
): Row[] {
  const [header, ...records] = parse(decodeUtf8(bytes), {
    // what a lenient reader takes for the end of a record, if it is not quoted
    record_delimiter: ['\r\n', '\n', '\r'],
    cast: (value, { quoting }) => (value === '' && !quoting ? null : undo(value)),
  }) as (string | null)[][];
  return records.map((cells) =>
    Object.fromEntries(
      columns.map((column, index) => [header?.[index], parseCell(column, cells[index] ?? null)]),
    ),
  );
}

function parseCell(column: Column, cell: string | null): unknown {
  if (cell === null || column.type === 'string' || column.type === 'date') return cell;
  return JSON.parse(cell);
}

function readArrow(bytes: Buffer, columns: readonly Column[]): Row[] {
  const table = tableFromIPC(new Uint8Array(bytes), { useDate: true });
  return table.toArray().map((row) => toPlain(row as Row, columns));
}

async function readParquet(bytes: Buffer, columns: readonly Column[]): Promise<Row[]> {
  const file = new Uint8Array(bytes).buffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) => toPlain(row, columns));
}

function toPlain(row: Row, columns: readonly Column[]): Row {
  return Object.fromEntries(columns.map((column) => [column.name, toPlainCell(row[column.name], column)]));
}

function toPlainCell(cell: unknown, column: Column): unknown {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (column.type === 'list<struct>') return (cell as Row[]).map((item) => toPlain(item, column.fields));
  return cell ?? null;
}
