import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type SchemaElement,
} from 'hyparquet';
import { type Cells, type Column, formatDate, type Reading } from './columns.ts';
import type { Folder } from '../folder.ts';

/** Reads Parquet with hyparquet, one row group at a time. */
export async function readParquet(
  folder: Folder,
  file: string,
  columns: readonly Column[],
): Promise<Reading> {
  const source: AsyncBuffer = {
    byteLength: folder.size(file),
    // a buffer of Folder has its own memory
    slice: (start, end) => folder.read(file, start, end ?? folder.size(file)).buffer as ArrayBuffer,
  };
  const metadata = await parquetMetadataAsync(source);
  return { faults: [...findSchemaFaults(metadata, columns)], rows: yieldRows(source, metadata, columns) };
}

async function* yieldRows(
  file: AsyncBuffer,
  metadata: FileMetaData,
  columns: readonly Column[],
): AsyncGenerator<Cells> {
  const parsers = { dateFromDays: (days: number) => formatDate(days * DAY) };
  let start = 0;
  for (const { num_rows } of metadata.row_groups) {
    const end = start + Number(num_rows);
    const rows = await parquetReadObjects({ file, metadata, rowStart: start, rowEnd: end, parsers });
    for (const row of rows) yield columns.map(({ name }) => row[name] ?? null);
    start = end;
  }
}

const DAY = 86_400_000;

function* findSchemaFaults(metadata: FileMetaData, columns: readonly Column[]): Generator<string> {
  const expected = [`schema of ${columns.length}`, ...columns.flatMap(listElements)];
  const found = metadata.schema.map(describeElement);
  for (const [index, element] of expected.entries())
    if (found[index] !== element)
      yield `schema element ${index} is ${found[index] ?? 'missing'}, not ${element}`;
  if (found.length > expected.length)
    yield `the schema has ${found.length - expected.length} elements too many`;
  const descriptions = JSON.stringify(Object.fromEntries(columns.map((one) => [one.name, one.description])));
  const written = metadata.key_value_metadata?.find(({ key }) => key === 'descriptions')?.value;
  if (written !== descriptions) yield 'the descriptions are not those of the schema of the table';
}

function describeElement(element: SchemaElement): string {
  const { name, repetition_type, type, converted_type, logical_type, num_children } = element;
  const parts = [
    name,
    repetition_type,
    type,
    converted_type,
    logical_type?.type,
    num_children && `of ${num_children}`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** The schema elements of a column, depth first (Parquet format, LogicalTypes.md). */
function listElements({ name, kind, nullable, fields }: Column): string[] {
  const start = `${name} ${nullable ? 'OPTIONAL' : 'REQUIRED'}`;
  switch (kind) {
    case 'text':
      return [`${start} BYTE_ARRAY UTF8 STRING`];
    case 'date':
      return [`${start} INT32 DATE DATE`];
    case 'integer':
      return [`${start} INT32`];
    case 'number':
      return [`${start} DOUBLE`];
    case 'texts':
      return [`${start} LIST LIST of 1`, 'list REPEATED of 1', 'element REQUIRED BYTE_ARRAY UTF8 STRING'];
    case 'structs':
      return [
        `${start} LIST LIST of 1`,
        'list REPEATED of 1',
        `element REQUIRED of ${fields.length}`,
        ...fields.flatMap(listElements),
      ];
  }
}
