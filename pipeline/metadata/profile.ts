import type { Column } from '../emit/columns.ts';
import { selectColumns, type Edition } from '../emit/editions.ts';
import { type Rows, TABLE_NAMES, type TableName } from '../emit/tables.ts';

/** Statistics of a column of a table. */
export interface ColumnProfile {
  column: Column;
  rows: number;
  nulls: number;
  /** Number of texts that are all ASCII. */
  ascii: number;
  /** Range of numbers, dates, text lengths in characters, or list lengths; null if all values are null. */
  range: { least: number | string; most: number | string } | null;
  /** The first value that is neither null nor empty. */
  example: unknown;
}

export type Profiles = Readonly<Record<TableName, ColumnProfile[]>>;

/** Reads every table once; memory does not grow with the rows. */
export function profileTables(rows: Rows, edition: Edition = 'full'): Profiles {
  const profiles = TABLE_NAMES.map((name) => [name, profileTable(rows(name), selectColumns(name, edition))]);
  return Object.fromEntries(profiles);
}

export function profileTable(rows: Iterable<object>, columns: readonly Column[]): ColumnProfile[] {
  const profiles: ColumnProfile[] = columns.map((column) => ({
    column,
    rows: 0,
    nulls: 0,
    ascii: 0,
    range: null,
    example: null,
  }));
  for (const row of rows)
    for (const profile of profiles) addValue(profile, (row as Record<string, unknown>)[profile.column.name]);
  return profiles;
}

function addValue(profile: ColumnProfile, value: unknown): void {
  profile.rows += 1;
  if (value === null || value === undefined) {
    profile.nulls += 1;
    return;
  }
  const size = measureValue(value, profile.column);
  const { least = size, most = size } = profile.range ?? {};
  profile.range = { least: size < least ? size : least, most: size > most ? size : most };
  if (typeof value === 'string' && !/[^\0-\x7f]/.test(value)) profile.ascii += 1;
  profile.example ??= isEmpty(value) ? null : value;
}

function measureValue(value: unknown, { type }: Column): number | string {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number' || type === 'date') return value as number | string;
  return [...String(value)].length;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
