import type { Column } from '../emit/columns.ts';
import { TABLES, type TableName } from '../emit/tables.ts';

/** The limits that a schema sets on the values of a column, beside the type. */
export interface ColumnLimits {
  /** A regular expression without anchors, for the whole text. */
  pattern?: string;
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** The limits in a schema: the pattern has anchors, and the values may include null. */
interface Property extends Omit<ColumnLimits, 'enum'> {
  enum?: readonly (string | null)[];
  items?: Property;
}

export function columnLimitsOf(table: TableName, { name }: Column): ColumnLimits {
  return toColumnLimits(propertyOf(table, name));
}

/** Limits of the items of a list; empty for objects. */
export function itemLimitsOf(table: TableName, { name }: Column): ColumnLimits {
  return toColumnLimits(propertyOf(table, name).items ?? {});
}

function propertyOf(table: TableName, name: string): Property {
  // the type of TABLES covers only what columns need; the schemas have more
  return (TABLES[table].schema.properties[name] ?? {}) as Property;
}

function toColumnLimits(property: Property): ColumnLimits {
  const { pattern, minLength, maxLength, minimum, maximum } = property;
  const values = property.enum?.filter((value) => value !== null);
  const limits = { pattern: removeAnchors(pattern), enum: values, minLength, maxLength, minimum, maximum };
  // some readers take a key without a value for a limit
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Table Schema and CSVW always match a pattern against the whole text. */
function removeAnchors(pattern: string | undefined): string | undefined {
  return pattern?.replace(/^\^/, '').replace(/\$$/, '');
}
