import type { Table as FlechetteTable } from '@uwdata/flechette';
import type { Table as ArrowTable } from 'apache-arrow';
import type { DuckDBResultReader } from '@duckdb/node-api';
import type { pl } from 'nodejs-polars';

type Row = Record<string, unknown>;

/** What each library for Node gives for a line of docs/loading.md, as rows. */
const READ: Readonly<Record<string, (opened: never) => Row[]>> = {
  'apache-arrow': (table: ArrowTable) => table.toArray().map((row) => row.toJSON()),
  flechette: (table: FlechetteTable) => table.toArray() as Row[], // rows are objects
  hyparquet: (rows: Row[]) => rows,
  'DuckDB for Node': (reader: DuckDBResultReader) => reader.getRowObjectsJS(),
  'polars for Node': (frame: pl.DataFrame) => frame.toRecords(),
  'csv-parse': (rows: Row[]) => rows,
};

/** Prints a table that a line of docs/loading.md has opened. */
export function printRows(tool: string, opened: unknown): void {
  const rows = READ[tool]?.(opened as never) ?? []; // each line gives what the reader of its tool takes
  const columns = Object.keys(rows[0] ?? {});
  const text = JSON.stringify({ columns, rows: rows.map((row) => columns.map((name) => wire(row[name]))) });
  // in ASCII: whoever reads it may cut a character in two
  process.stdout.write(text.replace(/[^\x20-\x7e]/g, escapeUnit));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const MIDNIGHT = 'T00:00:00.000Z';

/** A value as JSON that keeps what JSON has no type for: a date is {"date": ...}. */
function wire(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return { date: value.toISOString().replace(MIDNIGHT, '') };
  if (typeof value !== 'object') return value;
  if (Symbol.iterator in value && !(value instanceof Map)) return itemsOf(value as Iterable<unknown>);
  return Object.fromEntries(Object.entries('toJSON' in value ? toJson(value) : value).map(wireEntry));
}

/** Of an Arrow struct the iterator gives entries, not values. */
function itemsOf(value: Iterable<unknown>): unknown {
  if ('toJSON' in value && !Array.isArray(value)) return wire(toJson(value));
  return [...value].map(wire);
}

function toJson(value: object): object {
  return (value as { toJSON(): object }).toJSON(); // asked for by the callers
}

function wireEntry([name, item]: [string, unknown]): [string, unknown] {
  return [name, wire(item)];
}
