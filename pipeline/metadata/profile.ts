import type { Column } from '../emit/columns.ts';
import { selectColumns, type Edition } from '../emit/editions.ts';
import { type Rows, TABLES, type TableName } from '../emit/tables.ts';

/** What a column of a table holds. */
export interface ColumnProfile {
  column: Column;
  rows: number;
  nulls: number;
  /** Of numbers and dates themselves, of the characters of a text, of the items of a list; null where all are null. */
  range: { least: number | string; most: number | string } | null;
  /** The first value that is there and not empty. */
  example: unknown;
}

export type Profiles = Readonly<Record<TableName, ColumnProfile[]>>;

/** Reads every table once; what is kept does not grow with the rows. */
export function profileTables(rows: Rows, edition: Edition = 'full'): Profiles {
  const names = Object.keys(TABLES) as TableName[];
  const profiles = names.map((name) => [name, profileOf(rows(name), selectColumns(name, edition))]);
  return Object.fromEntries(profiles); // a profile under each name
}

export function profileOf(rows: Iterable<object>, columns: readonly Column[]): ColumnProfile[] {
  const profiles: ColumnProfile[] = columns.map((column) => ({
    column,
    rows: 0,
    nulls: 0,
    range: null,
    example: null,
  }));
  for (const row of rows)
    for (const profile of profiles) note(profile, (row as Record<string, unknown>)[profile.column.name]);
  return profiles;
}

function note(profile: ColumnProfile, value: unknown): void {
  profile.rows += 1;
  if (value === null || value === undefined) {
    profile.nulls += 1;
    return;
  }
  const size = sizeOf(value, profile.column);
  const { least = size, most = size } = profile.range ?? {};
  profile.range = { least: size < least ? size : least, most: size > most ? size : most };
  profile.example ??= isEmpty(value) ? null : value;
}

function sizeOf(value: unknown, { type }: Column): number | string {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number' || type === 'date') return value as number | string;
  return [...String(value)].length;
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}
