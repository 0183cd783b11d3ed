import type { Column } from '../emit/columns.ts';
import type { Format, TableName } from '../emit/tables.ts';
import { type ForeignKey, KEYS } from '../emit/keys.ts';
import { itemLimitsOf, columnLimitsOf } from './limits.ts';

/**
 * The Table Schema (https://datapackage.org/standard/table-schema/) of a table in a format.
 * @param tables the tables that foreign keys may lead to
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
    fields: columns.map((column) => fieldOf(name, format, column)),
    // an empty cell of a CSV file is null; the other formats write null itself
    missingValues: format === 'csv' ? [''] : [],
    primaryKey: primary.length > 0 ? primary : undefined,
    foreignKeys: leading.length > 0 ? leading.map(referenceOf) : undefined,
  };
}

function fieldOf(table: TableName, format: Format, column: Column): object {
  const { name, nullable, description } = column;
  const type = column.type.startsWith('list') ? 'array' : column.type;
  return {
    name,
    type,
    description,
    // an empty cell is an empty text where there is no null; of columns with both, only CSV itself tells them apart
    missingValues: format === 'csv' && type === 'string' && !nullable ? [] : undefined,
    // the standard's own jsonSchema makes Frictionless refuse the file; this property is Frictionless' own
    arrayItem: type === 'array' ? itemOf(table, column) : undefined,
    constraints: constraintsOf(table, column),
  };
}

function constraintsOf(table: TableName, column: Column): object | undefined {
  const required = column.nullable ? {} : { required: true };
  const limits = column.type.startsWith('list') ? {} : columnLimitsOf(table, column);
  const constraints = { ...required, ...limits };
  return Object.keys(constraints).length > 0 ? constraints : undefined;
}

function itemOf(table: TableName, column: Column): object {
  return column.type === 'list<struct>'
    ? { type: 'object' }
    : { type: 'string', constraints: itemLimitsOf(table, column) };
}

function referenceOf({ columns, table, to }: ForeignKey): object {
  return { fields: columns, reference: { resource: table, fields: to } };
}
