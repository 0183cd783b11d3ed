import { closeSync, openSync, writeSync } from 'node:fs';
import { makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct, vectorFromArray } from 'apache-arrow';
import { toArrowField } from '../../pipeline/emit/arrow-types.ts';
import { toCell } from '../../pipeline/emit/cell.ts';
import type { Column } from '../../pipeline/emit/columns.ts';

/** The rows in a batch of our own writer. */
const BATCH = 8_192;

/** An Arrow file with the same types and batches as ours, its columns made by apache-arrow itself. */
export function writeWithBuilders(rows: readonly object[], columns: readonly Column[], path: string): void {
  const schema = new Schema(columns.map(toArrowField));
  const writer = new RecordBatchFileWriter();
  writer.reset(undefined, schema);
  for (let start = 0; start < rows.length; start += BATCH)
    writer.write(makeBatch(rows.slice(start, start + BATCH), columns, schema));
  writer.close();
  const file = openSync(path, 'w');
  writeSync(file, writer.toUint8Array(true));
  closeSync(file);
}

function makeBatch(rows: readonly object[], columns: readonly Column[], schema: Schema): RecordBatch {
  const children = columns.map((column, index) => {
    const cells = rows.map((row) => toCell(row, column));
    const values = column.type === 'date' ? cells.map((cell) => new Date(cell as string)) : cells;
    const [data] = vectorFromArray(values, schema.fields[index]?.type).data;
    if (data === undefined) throw new Error(`no data in column ${column.name}`);
    return data;
  });
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: rows.length, nullCount: 0, children }));
}
