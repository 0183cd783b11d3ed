import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import { toCell, toDays, toInt32 } from './cell.ts';
import type { Column } from './columns.ts';
import type { Sink, TableWriter } from './sink.ts';

/**
 * A row group is the least that a reader fetches and the most that the writer holds. Rows: what readers that
 * work on row groups in parallel expect (DuckDB writes 122,880). Characters: 32 Mi, about 20,000 abstracts.
 */
const ROW_GROUP: BatchLimits = { rows: 122_880, characters: 1 << 25 };

/** Bytes that gather before they go to the sink. */
const CHUNK = 1 << 20;

/**
 * Writes rows as Parquet (format 2.x: data pages V2, Snappy), one row group at a time. Types: STRING, DATE,
 * INT32, DOUBLE, three-level LIST; required unless nullable; descriptions are the key-value metadata
 * `descriptions`, a JSON object by column. hyparquet-writer, since its bytes are those of plain JavaScript:
 * native writers (DuckDB) are faster and smaller, but their bytes differ with version and platform, and the
 * zlib of Node changes with Node.
 */
export function openParquet(sink: Sink, columns: readonly Column[]): TableWriter {
  const writer = new ParquetWriter({
    writer: byteWriterInto(sink),
    schema: schemaOf(columns),
    kvMetadata: [{ key: 'descriptions', value: descriptionsOf(columns) }],
  });
  const groups = splitIntoBatches(ROW_GROUP, (rows) => {
    const columnData = columns.map((column) => ({ name: column.name, data: cellsOf(column, rows) }));
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

/** A writer that keeps a chunk only; what it has handed on is never looked at again. */
function byteWriterInto(sink: Sink): ByteWriter & { flush(): void } {
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

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(elementsOf)];
}

/** The elements of a column, depth first. Both the logical types and the converted types of older readers. */
function elementsOf(column: Column): SchemaElement[] {
  const { name } = column;
  const repetition_type = column.nullable ? 'OPTIONAL' : 'REQUIRED';
  switch (column.type) {
    case 'string':
      return [stringNamed(name, repetition_type)];
    case 'date':
      return [
        { name, repetition_type, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
      ];
    case 'integer':
      return [{ name, repetition_type, type: 'INT32' }];
    case 'number':
      return [{ name, repetition_type, type: 'DOUBLE' }];
    case 'list<string>':
      return [...listNamed(name), stringNamed('element', 'REQUIRED')];
    case 'list<struct>':
      return [...listNamed(name), structOf(column.fields), ...column.fields.flatMap(elementsOf)];
  }
}

function stringNamed(name: string, repetition_type: 'OPTIONAL' | 'REQUIRED'): SchemaElement {
  return {
    name,
    repetition_type,
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
  };
}

function listNamed(name: string): SchemaElement[] {
  return [
    {
      name,
      repetition_type: 'REQUIRED',
      num_children: 1,
      converted_type: 'LIST',
      logical_type: { type: 'LIST' },
    },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ];
}

function structOf(fields: readonly Column[]): SchemaElement {
  return { name: 'element', repetition_type: 'REQUIRED', num_children: fields.length };
}

function descriptionsOf(columns: readonly Column[]): string {
  return JSON.stringify(Object.fromEntries(columns.map(({ name, description }) => [name, description])));
}

/** The cells of a column as hyparquet-writer takes them. The casts hold: rows have been checked before. */
function cellsOf(column: Column, rows: readonly object[]): unknown[] {
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
