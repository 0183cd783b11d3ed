import { type DataType, DateDay, Field, Float64, Int32, List, Struct, Utf8 } from 'apache-arrow';
import type { Column } from './columns.ts';

/** A column as a field of an Arrow schema, with its description as metadata. */
export function toArrowField(column: Column): Field {
  const metadata = new Map([['description', column.description]]);
  return new Field(column.name, toArrowType(column), column.nullable, metadata);
}

/** Arrow type of a column. Items of lists are never null. */
export function toArrowType(column: Column): DataType {
  switch (column.type) {
    case 'string':
      return new Utf8();
    case 'date':
      return new DateDay();
    case 'integer':
      return new Int32();
    case 'number':
      return new Float64();
    case 'list<string>':
      return new List(new Field('item', new Utf8(), false));
    case 'list<struct>':
      return new List(new Field('item', toArrowStruct(column), false));
  }
}

/** Arrow type of one item of a list<struct>. */
export function toArrowStruct(column: Column): Struct {
  return new Struct(column.fields.map(toArrowField));
}
