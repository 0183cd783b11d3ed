import { type RowRead, type Rows, TABLES, type TableName } from '../emit/tables.ts';

/** A dataset that is compared with another. */
export interface ComparedDataset {
  /** Null, or left out, where it has none. */
  version?: string | null;
  rows: Rows;
  /** Of the tables that it has; those of this pipeline unless said. */
  schemas?: Schemas;
}

/** The schema of a row of each table, by its name: schemas.json in every folder that is built. */
export type Schemas = Readonly<Record<string, Schema>>;

interface Schema {
  properties: Readonly<Record<string, Property>>;
  required?: readonly string[];
}

/** A JSON Schema of one field, as far as it is looked at here. */
export interface Property {
  description?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  items?: Property;
  properties?: Readonly<Record<string, Property>>;
  [keyword: string]: unknown;
}

/** The schemas of this pipeline. */
export const SCHEMAS = Object.fromEntries(
  Object.entries(TABLES).map(([name, { schema }]) => [name, schema]),
) as unknown as Schemas; // the same JSON, of which the emitters look at other keywords

export function schemasOf({ schemas = SCHEMAS }: ComparedDataset): Schemas {
  return schemas;
}

/** The rows of a table; none where the dataset is older than the table. */
export function readTable<Name extends TableName>(
  dataset: ComparedDataset,
  name: Name,
): Iterable<RowRead<Name>> {
  return Object.hasOwn(schemasOf(dataset), name) ? dataset.rows(name) : [];
}
