export type ColumnType = 'string' | 'date' | 'integer' | 'number' | 'list<string>' | 'list<struct>';

/** One column of a table: what every format makes its own type of. */
export interface Column {
  name: string;
  type: ColumnType;
  nullable: boolean;
  description: string;
  /** Fields of the items of a list<struct>; empty for every other type. */
  fields: readonly Column[];
}

/** The type of a column for a person: `list of string`, since Markdown takes `<string>` for markup. */
export function typeName({ type, nullable, fields }: Column): string {
  const items = fields.map((field) => field.name).join(', ');
  const name = items === '' ? type.replace(/^(\w+)<(\w+)>$/, '$1 of $2') : `list of {${items}}`;
  return nullable ? `${name} or null` : name;
}

/** A JSON Schema (2020-12) of one row: an object all of whose properties are required. */
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
 * The columns of a table, in the order of the properties of its schema. Throws on a schema that no format
 * could follow: a property that may be missing, that has no description, or whose type is not known here.
 */
export function toColumns(schema: RowSchema): Column[] {
  return Object.entries(schema.properties).map(([name, property]) => {
    if (!schema.required.includes(name)) throw new Error(`schema: property ${name} is not required`);
    return columnOf(name, property);
  });
}

function columnOf(name: string, property: PropertySchema): Column {
  if (!property.description) throw new Error(`schema: property ${name} has no description`);
  const types = [property.type].flat();
  const [type, ...others] = types.filter((each) => each !== 'null');
  if (type === undefined || others.length > 0) throw unknown(name, property);
  const nullable = types.length > 1;
  if (type === 'array') return listOf(name, property, nullable);
  return {
    name,
    type: scalarOf(name, type, property),
    nullable,
    description: property.description,
    fields: [],
  };
}

function unknown(name: string, property: PropertySchema): Error {
  return new Error(`schema: no column type for property ${name}: ${JSON.stringify(property)}`);
}

function scalarOf(name: string, type: string, property: PropertySchema): ColumnType {
  if (type === 'string') return property.format === 'date' ? 'date' : 'string';
  if (type === 'integer' || type === 'number') return type;
  throw unknown(name, property);
}

function listOf(name: string, property: PropertySchema, nullable: boolean): Column {
  const { items, description = '' } = property;
  // a missing list is an empty list: no reader has to tell the two apart
  if (items === undefined || nullable) throw unknown(name, property);
  if (items.type === 'string') return { name, type: 'list<string>', nullable, description, fields: [] };
  if (items.type !== 'object') throw unknown(name, property);
  const fields = toColumns({
    type: 'object',
    properties: items.properties ?? {},
    required: items.required ?? [],
  });
  if (!fields.every((field) => field.type === 'string' && !field.nullable)) throw unknown(name, property);
  return { name, type: 'list<struct>', nullable, description, fields };
}
