import { type Column as ArrowColumn, type DataType, type Field, Type, tableFromIPC } from '@uwdata/flechette';
import { type ArrowFile, openArrowFile } from './arrow-file.ts';
import { type Cells, type Column, dateOf } from './columns.ts';
import type { Folder } from './folder.ts';
import type { Reading } from './formats.ts';

/** Reads an Arrow IPC file with flechette, one record batch at a time. */
export async function readArrow(folder: Folder, file: string, columns: readonly Column[]): Promise<Reading> {
  const arrow = openArrowFile(folder, file);
  const expected = columns.map(describedColumn);
  const { fields } = tableFromIPC(arrow.empty).schema;
  return { faults: [...arrow.faults, ...schemaFaults(fields, expected)], rows: rowsOf(arrow, columns) };
}

function* schemaFaults(fields: readonly Field[], expected: readonly string[]): Generator<string> {
  const found = fields.map(describedField);
  for (const [index, field] of expected.entries())
    if (found[index] !== field) yield `column ${index + 1} is ${found[index] ?? 'missing'}, not ${field}`;
  if (found.length > expected.length) yield `there are ${found.length - expected.length} columns too many`;
}

function describedField({ name, type, nullable, metadata }: Field): string {
  const description = metadata?.get('description');
  return `${name} ${nullable ? 'nullable ' : ''}${describedType(type)}${description === undefined ? '' : ` "${description}"`}`;
}

function describedType(type: DataType): string {
  switch (type.typeId) {
    case Type.Utf8:
      return 'utf8';
    case Type.Date:
      return `date ${type.unit}`;
    case Type.Int:
      return `${type.signed ? '' : 'u'}int${type.bitWidth}`;
    case Type.Float:
      return `float ${type.precision}`;
    case Type.List:
    case Type.Struct:
      return `${type.typeId === Type.List ? 'list' : 'struct'}<${type.children.map(describedField).join(', ')}>`;
    default:
      return `type ${type.typeId}`;
  }
}

/** A column as describedField must describe it. */
function describedColumn({ name, kind, nullable, description, fields }: Column): string {
  const types = {
    text: 'utf8',
    date: 'date 0',
    integer: 'int32',
    number: 'float 2',
    texts: 'list<item utf8>',
    structs: `list<item struct<${fields.map(describedColumn).join(', ')}>>`,
  };
  return `${name} ${nullable ? 'nullable ' : ''}${types[kind]} "${description}"`;
}

function* rowsOf({ batches }: ArrowFile, columns: readonly Column[]): Generator<Cells> {
  for (const batch of batches()) {
    const table = tableFromIPC(batch);
    const values = columns.map((column) => valuesOf(table.getChild(column.name), column));
    for (let row = 0; row < table.numRows; row++) yield values.map((valueAt) => valueAt(row));
  }
}

function valuesOf(column: ArrowColumn<unknown>, { kind }: Column): (row: number) => unknown {
  if (kind !== 'date') return (row) => column.at(row);
  // milliseconds, unless asked for a Date
  return (row) => (column.at(row) === null ? null : dateOf(column.at(row) as number));
}
