import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import { toCell, toDays, toInt32 } from './cell.ts';
import type { Column } from './columns.ts';
import type { Sink, TableWriter } from './sink.ts';

/**
 * A reader fetches at least one row group, and the writer holds at most one. Rows: the size that readers who
 * process row groups in parallel expect (DuckDB writes 122,880). Characters: 32 Mi, about 20,000 abstracts.
 */
const ROW_GROUP: BatchLimits = { rows: 122_880, characters: 1 << 25 };

/** Bytes to buffer before a write to the sink. */
const CHUNK = 1 << 20;

/**
 * Writes rows as Parquet (format 2.x: data pages V2, Snappy), one row group at a time. Types: STRING, DATE,
 * INT32, DOUBLE, three-level LIST; required unless nullable. The key-value metadata `descriptions` is a JSON
 * object by column. We use hyparquet-writer because plain JavaScript gives the same bytes everywhere. Native
 * writers (DuckDB) are faster and smaller, but their bytes depend on version and platform, as do those of zlib.
 */
export function openParquet(sink: Sink, columns: readonly Column[]): TableWriter {
  const writer = new ParquetWriter({
    writer: openByteWriter(sink),
    schema: toParquetSchema(columns),
    kvMetadata: [{ key: 'descriptions', value: formatDescriptions(columns) }],
  });
  const groups = splitIntoBatches(ROW_GROUP, (rows) => {
    const columnData = columns.map((column) => ({ name: column.name, data: toParquetCells(column, rows) }));
    writer.write({ columnData, rowGroupSize: rows.length });
  });
  return {
    write: groups.write,
    close: () => {
      groups.close();
      writer.finish();
    },
  };
}

/** Opens a writer that buffers one chunk; it never reads back what it has written. */
function openByteWriter(sink: Sink): ByteWriter & { flush(): void } {
  const writer = new ByteWriter(2 * CHUNK);
  const grow = writer.ensure.bind(writer);
  const flush = (): void => {
    if (writer.index > 0) sink.write(writer.getBytes().slice());
    writer.index = 0;
  };
  const ensure = (size: number): void => {
    if (writer.index >= CHUNK) flush();
    grow(size);
  };
  return Object.assign(writer, { flush, ensure, finish: flush });
}

function toParquetSchema(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(toElements)];
}

/** Returns the elements of a column, depth first, with logical types and, for older readers, converted types. */
function toElements(column: Column): SchemaElement[] {
  const { name } = column;
  const repetition_type: Repetition = column.nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (column.type) {
    case 'string':
      return [makeStringElement(name, repetition_type)];
    case 'date':
      return [
        { name, repetition_type, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
      ];
    case 'integer':
      return [{ name, repetition_type, type: 'INT32' }];
    case 'number':
      return [{ name, repetition_type, type: 'DOUBLE' }];
    case 'list<string>':
      return [...makeListElements(name, repetition_type), makeStringElement('element', 'REQUIRED')];
    case 'list<struct>':
      return [
        ...makeListElements(name, repetition_type),
        makeStructElement(column.fields),
        ...column.fields.flatMap(toElements),
      ];
  }
}

type Repetition = 'OPTIONAL' | 'REQUIRED';

function makeStringElement(name: string, repetition_type: Repetition): SchemaElement {
  return {
    name,
    repetition_type,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  };
}

function makeListElements(name: string, repetition_type: Repetition): SchemaElement[] {
  return [
    {
      name,
      repetition_type,
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ];
}

function makeStructElement(fields: readonly Column[]): SchemaElement {
  return { name: 'element', repetition_type: 'REQUIRED', num_children: fields.length };
}

function formatDescriptions(columns: readonly Column[]): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ name, description }) => [name, description])));
}

/** Converts the cells of a column for hyparquet-writer. The casts are safe: rows were checked before. */
function toParquetCells(column: Column, rows: readonly object[]): unknown[] {
  const cells = rows.map((row) => toCell(row, column));
  switch (column.type) {
    case 'date':
      return cells.map((cell) => (cell === null ? null : toDays(cell as string)));
    case 'integer':
      return cells.map((cell) => (cell === null ? null : toInt32(cell as number, column)));
    default:
      return cells;
  }
}
