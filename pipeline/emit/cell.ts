import type { Column } from './columns.ts';

/** A row with its keys, and those of the structs in it, in the order of the columns. Throws as cellOf does. */
export function inOrder(row: object, columns: readonly Column[]): object {
  const ordered: Record<string, unknown> = {};
  for (const column of columns) ordered[column.name] = toCell(row, column);
  return ordered;
}

/**
 * The value of a row in a column. Throws where the value is missing, or null although the column is not
 * nullable: readers of some formats would see such a cell as empty text or nought.
 */
export function toCell(row: object, column: Column): unknown {
  // rows are of generated types, which have no index signature; their keys are the columns
  const value = (row as Record<string, unknown>)[column.name];
  if (value === undefined || (value === null && !column.nullable)) {
    throw new Error(`emit: no value for column ${column.name} in row ${JSON.stringify(row).slice(0, 200)}`);
  }
  if (column.type !== 'list<struct>') return value;
  return (value as object[]).map((item) => inOrder(item, column.fields));
}

const DAY = 86_400_000;

/** Days from 1970-01-01 to a date written as YYYY-MM-DD. Throws on anything else. */
export function toDays(date: string): number {
  const time = Date.parse(date);
  // Date.parse takes February 30 for March 2, and "Aug 4" for a day of 2001 in the zone of the machine
  const isDate = !Number.isNaN(time) && new Date(time).toISOString() === `${date}T00:00:00.000Z`;
  if (!isDate) throw new Error(`emit: not a date: ${JSON.stringify(date)}`);
  return time / DAY;
}

/**
 * An integer that a 32-bit column holds as it is; throws otherwise. All integers are counts, lines or
 * offsets into one dump, and 64 bits would turn them into BigInts or floats in many readers.
 */
export function toInt32(value: number, column: Column): number {
  if ((value | 0) === value) return value;
  throw new Error(`emit: column ${column.name} holds 32-bit integers, not ${value}`);
}
