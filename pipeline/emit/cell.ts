import type { Column } from './columns.ts';

/** Returns a row with its keys, and those of its structs, in column order. Throws as toCell does. */
export function orderKeys(row: object, columns: readonly Column[]): object {
  const ordered: Record<string, unknown> = {};
  for (const column of columns) ordered[column.name] = toCell(row, column);
  return ordered;
}

/**
 * Returns the value of a row in a column. Throws if it is missing, or null in a column that is not nullable:
 * some formats would read such a cell as empty text or zero.
 */
export function toCell(row: object, column: Column): unknown {
  // the generated row types have no index signature; their keys are the columns
  const value = (row as Record<string, unknown>)[column.name];
  if (value === undefined || (value === null && !column.nullable)) {
    throw new Error(`emit: no value for column ${column.name} in row ${JSON.stringify(row).slice(0, 200)}`);
  }
  if (column.type !== 'list<struct>' || value === null) return value;
  return (value as object[]).map((item) => orderKeys(item, column.fields));
}

const DAY = 86_400_000;

/** Converts a YYYY-MM-DD date to days since 1970-01-01. Throws on anything else. */
export function toDays(date: string): number {
  const time = Date.parse(date);
  // Date.parse reads February 30 as March 2, and "Aug 4" as a day of 2001 in the local time zone
  const isDate = !Number.isNaN(time) && new Date(time).toISOString() === `${date}T00:00:00.000Z`;
  if (!isDate) throw new Error(`emit: not a date: ${JSON.stringify(date)}`);
  return time / DAY;
}

/**
 * Checks that an integer fits a 32-bit column; throws otherwise. All integers are counts, lines or offsets
 * into one dump, and many readers would turn 64-bit integers into BigInts or floats.
 */
export function toInt32(value: number, column: Column): number {
  if ((value | 0) === value) return value;
  throw new Error(`emit: column ${column.name} holds 32-bit integers, not ${value}`);
}
