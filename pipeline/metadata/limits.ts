import type { Column } from '../emit/columns.ts';
import { TABLES, type TableName } from '../emit/tables.ts';

/** What the schema of a table asks of the values of a column beside its type. */
export interface ColumnLimits {
  /** A regular expression that a whole text matches, without anchors. */
  pattern?: string;
  enum?: readonly string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** As the schema has them: a pattern with anchors, null among the values where it may be null. */
interface Property extends Omit<ColumnLimits, 'enum'> {
  enum?: readonly (string | null)[];
  items?: Property;
}

export function columnLimitsOf(table: TableName, { name }: Column): ColumnLimits {
  return withoutNull(propertyOf(table, name));
}

/** Of the items of a list; none for an object. */
export function itemLimitsOf(table: TableName, { name }: Column): ColumnLimits {
  return withoutNull(propertyOf(table, name).items ?? {});
}

function propertyOf(table: TableName, name: string): Property {
  // TABLES keeps of a property only what columns are made of; the schemas themselves say more
  return (TABLES[table].schema.properties[name] ?? {}) as Property;
}

function withoutNull(property: Property): ColumnLimits {
  const { pattern, minLength, maxLength, minimum, maximum } = property;
  const values = property.enum?.filter((value) => value !== null);
  const limits = { pattern: bare(pattern), enum: values, minLength, maxLength, minimum, maximum };
  // a key that is there without a value would be a limit of its own to some readers
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Table Schema and CSVW match a pattern against the whole text by themselves. */
function bare(pattern: string | undefined): string | undefined {
  return pattern?.replace(/^\^/, '').replace(/\$$/, '');
}
