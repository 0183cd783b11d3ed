import { AsyncByteQueue, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct } from 'apache-arrow';
import { toArrowData } from './arrow-data.ts';
import { toArrowField } from './arrow-types.ts';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import type { Column } from './columns.ts';
import type { Sink, TableWriter } from './sink.ts';

/**
 * Rows: about 13 MB of abstracts, small enough that memory stays flat and large enough that a batch costs
 * nothing. Characters: at most 3 bytes each, so a column stays below the 2 GiB that its 32-bit offsets reach.
 */
const BATCH: BatchLimits = { rows: 8_192, characters: 1 << 28 };

/**
 * Writes rows as an Arrow IPC file (Arrow columnar format 1.x, V5 metadata), one record batch at a time.
 * Types: utf8, date32[day], int32, float64, list<utf8>, list<struct>; descriptions are metadata of the fields.
 * Buffers are filled here: the builders of apache-arrow take three to five times as long and infer
 * dictionaries for text, and whole columns beyond 2 GiB come out corrupt without an error.
 */
export function openArrow(sink: Sink, columns: readonly Column[]): TableWriter {
  const schema = new Schema(columns.map(toArrowField));
  const writer = new RecordBatchFileWriter();
  writer.reset(queueInto(sink), schema);
  const batches = splitIntoBatches(BATCH, (rows) => writer.write(recordBatchOf(rows, columns, schema)));
  return {
    write: batches.write,
    close: () => {
      batches.close();
      writer.close();
    },
  };
}

/** The writer's own queue keeps all bytes until somebody awaits them: this one hands them on at once. */
function queueInto(sink: Sink): AsyncByteQueue {
  const queue = new AsyncByteQueue();
  queue.write = (bytes) => sink.write(bytes as Uint8Array);
  return queue;
}

function recordBatchOf(rows: readonly object[], columns: readonly Column[], schema: Schema): RecordBatch {
  const children = columns.map((column) => toArrowData(column, rows));
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: rows.length, nullCount: 0, children }));
}
