import type { Column } from '../emit/columns.ts';
import type { Format, TableName } from '../emit/tables.ts';
import { type ForeignKey, KEYS } from '../emit/keys.ts';
import { itemLimitsOf, columnLimitsOf } from './limits.ts';

/**
 * Makes the Table Schema (https://datapackage.org/standard/table-schema/) of a table in a format.
 * @param tables the tables that foreign keys may refer to
 */
export function toTableSchema(
  name: TableName,
  format: Format,
  columns: readonly Column[],
  tables: ReadonlySet<TableName>,
): object {
  const { primary, foreign } = KEYS[name];
  const leading = foreign.filter(({ table }) => tables.has(table));
  return {
    fields: columns.map((column) => toField(name, format, column)),
    // CSV writes null as an empty cell; the other formats write null itself
    missingValues: format === 'csv' ? [''] : [],
    primaryKey: primary.length > 0 ? primary : undefined,
    foreignKeys: leading.length > 0 ? leading.map(toReference) : undefined,
  };
}

function toField(table: TableName, format: Format, column: Column): object {
  const { name, nullable, description } = column;
  const type = column.type.startsWith('list') ? 'array' : column.type;
  return {
    name,
    type,
    description,
    // an empty cell is empty text in a column without nulls; with both, only the quotes in the CSV tell them apart
    missingValues: format === 'csv' && type === 'string' && !nullable ? [] : undefined,
    // Frictionless refuses the standard's jsonSchema; arrayItem is its own property
    arrayItem: type === 'array' ? makeItem(table, column) : undefined,
    constraints: makeConstraints(table, column),
  };
}

function makeConstraints(table: TableName, column: Column): object | undefined {
  const required = column.nullable ? {} : { required: true };
  const limits = column.type.startsWith('list') ? {} : columnLimitsOf(table, column);
  const constraints = { ...required, ...limits };
  return Object.keys(constraints).length > 0 ? constraints : undefined;
}

function makeItem(table: TableName, column: Column): object {
  return column.type === 'list<struct>'
    ? { type: 'object' }
    : { type: 'string', constraints: itemLimitsOf(table, column) };
}

function toReference({ columns, table, to }: ForeignKey): object {
  return { fields: columns, reference: { resource: table, fields: to } };
}
