export type ColumnType = 'string' | 'date' | 'integer' | 'number' | 'list<string>' | 'list<struct>';

/** One column of a table; each format derives its own type from it. */
export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
  description: string;
  /** Fields of the items of a list<struct>; empty for all other types. */
  fields: readonly Column[];
}

/** Formats a type for people: `list of string`, because Markdown takes `<string>` for markup. */
export function formatType({ type, nullable, fields }: Column): string {
  const items = fields.map((field) => field.name).join(', ');
  const name = items === '' ? type.replace(/^(\w+)<(\w+)>$/, '$1 of $2') : `list of {${items}}`;
  return nullable ? `${name} or null` : name;
}

/** A JSON Schema (2020-12) of one row: an object whose properties are all required. */
export interface RowSchema {
  type: string;
  properties: Readonly<Record<string, PropertySchema>>;
  required: readonly string[];
}

interface PropertySchema {
  type: string | readonly string[];
  description?: string;
  format?: string;
  items?: ItemSchema;
}

interface ItemSchema extends PropertySchema, Partial<Omit<RowSchema, 'type'>> {}

/**
 * Returns the columns of a table, in the order of the properties of its schema. Throws on a property that is
 * optional, has no description, or has a type without a column type.
 */
export function toColumns(schema: RowSchema): Column[] {
  return Object.entries(schema.properties).map(([name, property]) => {
    if (!schema.required.includes(name)) throw new Error(`schema: property ${name} is not required`);
    return toColumn(name, property);
  });
}

function toColumn(name: string, property: PropertySchema): Column {
  if (!property.description) throw new Error(`schema: property ${name} has no description`);
  const types = [property.type].flat();
  const [type, ...others] = types.filter((each) => each !== 'null');
  if (type === undefined || others.length > 0) throw createSchemaError(name, property);
  const nullable = types.length > 1;
  if (type === 'array') return toListColumn(name, property, nullable);
  return {
    name,
    type: toScalarType(name, type, property),
    nullable,
    description: property.description,
    fields: [],
  };
}

function createSchemaError(name: string, property: PropertySchema): Error {
  return new Error(`schema: no column type for property ${name}: ${JSON.stringify(property)}`);
}

function toScalarType(name: string, type: string, property: PropertySchema): ColumnType {
  if (type === 'string') return property.format === 'date' ? 'date' : 'string';
  if (type === 'integer' || type === 'number') return type;
  throw createSchemaError(name, property);
}

function toListColumn(name: string, property: PropertySchema, nullable: boolean): Column {
  const { items, description = '' } = property;
  if (items === undefined) throw createSchemaError(name, property);
  if (items.type === 'string') return { name, type: 'list<string>', nullable, description, fields: [] };
  if (items.type !== 'object') throw createSchemaError(name, property);
  const fields = toColumns({
    type: 'object',
    properties: items.properties ?? {},
    required: items.required ?? [],
  });
  if (!fields.every((field) => field.type === 'string' && !field.nullable))
    throw createSchemaError(name, property);
  return { name, type: 'list<struct>', nullable, description, fields };
}
