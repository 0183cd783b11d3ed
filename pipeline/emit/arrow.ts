import { AsyncByteQueue, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct } from 'apache-arrow';
import { toArrowData } from './arrow-data.ts';
import { toArrowField } from './arrow-types.ts';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import type { Column } from './columns.ts';
import type { Sink, TableWriter } from './sink.ts';

/**
 * Rows: about 13 MB of abstracts, so memory stays flat and the overhead of a batch does not matter.
 * Characters: at most 3 bytes each, so a column stays below 2 GiB, the limit of its 32-bit offsets.
 */
const BATCH: BatchLimits = { rows: 8_192, characters: 1 << 28 };

/**
 * Writes rows as an Arrow IPC file (Arrow columnar format 1.x, V5 metadata), one record batch at a time.
 * Types: utf8, date32[day], int32, float64, list<utf8>, list<struct>. Field metadata holds the descriptions.
 * We fill the buffers ourselves: apache-arrow's builders take three to five times as long, infer dictionaries
 * for text, and silently corrupt whole columns beyond 2 GiB.
 */
export function openArrow(sink: Sink, columns: readonly Column[]): TableWriter {
  const schema = new Schema(columns.map(toArrowField));
  const writer = new RecordBatchFileWriter();
  writer.reset(openQueue(sink), schema);
  const batches = splitIntoBatches(BATCH, (rows) => writer.write(makeRecordBatch(rows, columns, schema)));
  return {
    write: batches.write,
    close: () => {
      batches.close();
      writer.close();
    },
  };
}

/** The writer's own queue keeps all bytes until they are awaited; this one passes them on at once. */
function openQueue(sink: Sink): AsyncByteQueue {
  const queue = new AsyncByteQueue();
  queue.write = (bytes) => sink.write(bytes as Uint8Array);
  return queue;
}

function makeRecordBatch(rows: readonly object[], columns: readonly Column[], schema: Schema): RecordBatch {
  const children = columns.map((column) => toArrowData(column, rows));
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length: rows.length, nullCount: 0, children }));
}
