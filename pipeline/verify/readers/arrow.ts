import { type Column as ArrowColumn, type DataType, type Field, Type, tableFromIPC } from '@uwdata/flechette';
import { type ArrowFile, openArrowFile } from './arrow-file.ts';
import { type Cells, type Column, findColumnFaults, formatDate, type Reading } from './columns.ts';
import type { Folder } from '../folder.ts';

/** Reads an Arrow IPC file with flechette, one record batch at a time. */
export async function readArrow(folder: Folder, file: string, columns: readonly Column[]): Promise<Reading> {
  const arrow = openArrowFile(folder, file);
  const expected = columns.map(describeColumn);
  const { fields } = tableFromIPC(arrow.empty).schema;
  return {
    faults: [...arrow.faults, ...findColumnFaults(fields.map(describeField), expected)],
    rows: yieldRows(arrow, columns),
  };
}

function describeField({ name, type, nullable, metadata }: Field): string {
  const description = metadata?.get('description');
  return `${name} ${nullable ? 'nullable ' : ''}${describeType(type)}${description === undefined ? '' : ` "${description}"`}`;
}

function describeType(type: DataType): string {
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
      return `${type.typeId === Type.List ? 'list' : 'struct'}<${type.children.map(describeField).join(', ')}>`;
    default:
      return `type ${type.typeId}`;
  }
}

/** Describes an expected column like describeField. */
function describeColumn({ name, kind, nullable, description, fields }: Column): string {
  const types = {
    text: 'utf8',
    date: 'date 0',
    integer: 'int32',
    number: 'float 2',
    texts: 'list<item utf8>',
    structs: `list<item struct<${fields.map(describeColumn).join(', ')}>>`,
  };
  return `${name} ${nullable ? 'nullable ' : ''}${types[kind]} "${description}"`;
}

function* yieldRows({ batches }: ArrowFile, columns: readonly Column[]): Generator<Cells> {
  for (const { file, rows } of batches()) {
    const table = tableFromIPC(file);
    const values = columns.map((column) => readValues(table.getChild(column.name), column, rows));
    for (let row = 0; row < rows; row++) yield values.map((valueAt) => valueAt(row));
  }
}

/** @throws if a batch and its column have different lengths, because readers differ in which one they use */
function readValues(
  column: ArrowColumn<unknown>,
  { name, kind }: Column,
  rows: number,
): (row: number) => unknown {
  if (column.length !== rows) throw new Error(`${name} has ${column.length} values in ${rows} rows`);
  if (kind !== 'date') return (row) => column.at(row);
  // flechette gives a date in milliseconds
  return (row) => (column.at(row) === null ? null : formatDate(column.at(row) as number));
}
