import { type RowRead, type Rows, TABLES, type TableName } from '../emit/tables.ts';

/** One of the two datasets in a comparison. */
export interface ComparedDataset {
  /** Null or absent if it is not a release. */
  version?: string | null;
  rows: Rows;
  /** Schemas of its tables (default: those of this pipeline). */
  schemas?: Schemas;
}

/** Row schemas by table name, as in schemas.json of every built folder. */
export type Schemas = Readonly<Record<string, Schema>>;

interface Schema {
  properties: Readonly<Record<string, Property>>;
  required?: readonly string[];
}

/** The part of a field's JSON Schema that is compared. */
export interface Property {
  description?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  items?: Property;
  properties?: Readonly<Record<string, Property>>;
  [keyword: string]: unknown;
}

export const SCHEMAS = Object.fromEntries(
  Object.entries(TABLES).map(([name, { schema }]) => [name, schema]),
) as unknown as Schemas; // the same JSON; the emitters use other keywords

export function schemasOf({ schemas = SCHEMAS }: ComparedDataset): Schemas {
  return schemas;
}

/** Reads the rows of a table. A dataset older than the table has no rows. */
export function readTable<Name extends TableName>(
  dataset: ComparedDataset,
  name: Name,
): Iterable<RowRead<Name>> {
  return Object.hasOwn(schemasOf(dataset), name) ? dataset.rows(name) : [];
}
