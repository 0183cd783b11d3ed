import { toColumns } from '../../pipeline/emit/columns.ts';
import { TABLES, type TableName } from '../../pipeline/emit/tables.ts';

export type Row = Record<string, unknown>;

export function fieldsOf(table: TableName): string[] {
  return toColumns(TABLES[table].schema).map(({ name }) => name);
}

/** Rows that differ in which fields they have, and the last one: their numbers, and what they have in a field. */
export function variety(rows: readonly Row[], field: string): [number: number, value: unknown][] {
  const kinds = new Map<string, number>();
  rows.forEach((row, number) => {
    const kind = JSON.stringify([row.role, Object.values(row).map((value) => value === null)]);
    if (!kinds.has(kind)) kinds.set(kind, number);
  });
  const numbers = new Set([...kinds.values()].slice(0, MOST_KINDS));
  return [...numbers.add(rows.length - 1)].map((number) => [number, rows[number]?.[field]]);
}

const MOST_KINDS = 4;

/** What may stand there instead. */
export function valuesBeside(value: unknown): unknown[] {
  if (typeof value === 'number') return [value - 1, value + 1];
  if (typeof value === 'string') return [`${value}x`, null];
  if (Array.isArray(value)) return [value.slice(1), [...value, value[0] ?? 'x']];
  return value === null ? ['x', 1] : value === undefined ? [] : [null];
}
