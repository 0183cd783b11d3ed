import type { Manifest } from './types.ts';

/**
 * Fields that an edition leaves out of the rows of a table. Rejected text in ledger and quarantine may also contain part
 * of an abstract, but its schemas already allow null.
 */
export const LEFT_OUT: Readonly<Record<Manifest['edition'], Readonly<Record<string, readonly string[]>>>> = {
  full: {},
  'titles-only': { papers: ['abstract'], appearances: ['abstract'] },
};

interface RowSchema {
  $id: string;
  title: string;
  properties: Readonly<Record<string, unknown>>;
  required: readonly string[];
}

/** Makes the row schemas that differ in the edition without abstracts, by name: `papers.titles-only`. */
export function makeTitlesOnly(schemas: ReadonlyMap<string, object>): Map<string, RowSchema> {
  return new Map(
    Object.entries(LEFT_OUT['titles-only']).map(([table, fields]) => {
      const schema = schemas.get(table) as RowSchema; // every table has a schema
      return [`${table}.titles-only`, removeFields(fields, schema)];
    }),
  );
}

function removeFields(fields: readonly string[], schema: RowSchema): RowSchema {
  const kept = Object.entries(schema.properties).filter(([name]) => !fields.includes(name));
  return {
    ...schema,
    $id: schema.$id.replace('.schema.json', '.titles-only.schema.json'),
    title: `${schema.title}TitlesOnly`,
    properties: Object.fromEntries(kept),
    required: schema.required.filter((name) => !fields.includes(name)),
  };
}
