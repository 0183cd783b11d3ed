import { stringify } from 'csv-stringify/sync';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import { toCell } from './cell.ts';
import type { Column } from './columns.ts';
import { toJson } from './json.ts';
import type { Sink, TableWriter } from './sink.ts';

/** A batch becomes one string, which Node refuses beyond 512 Mi characters; this keeps it near 1 Mi. */
const BATCH: BatchLimits = { rows: 1_024, characters: 1 << 20 };

/**
 * Nothing is lost: null is an empty cell, empty text is "", a list is JSON. No formula is escaped here, which readers
 * would have to undo, and there is no byte order mark, which many readers take for part of the first name.
 */
const OPTIONS = {
  record_delimiter: 'windows',
  // off by default once a delimiter is given: a lone CR or LF would stand bare and end the record for most readers
  quote_record_delimiter: true,
  quoted_match: /^$/,
} as const;

/**
 * Writes rows as CSV by RFC 4180: UTF-8, a header, CRLF, quotes where a cell needs them.
 * @param written what is written of a cell: text, a number or null
 */
export function openCsv(
  sink: Sink,
  columns: readonly Column[],
  written: (cell: unknown) => unknown = (cell) => cell,
): TableWriter {
  const names = columns.map((column) => column.name);
  sink.write(Buffer.from(stringify([names], OPTIONS)));
  return splitIntoBatches(BATCH, (rows) => {
    // as arrays: keys of objects would be taken for paths into them
    const cells = rows.map((row) => columns.map((column) => written(csvCell(row, column))));
    sink.write(Buffer.from(stringify(cells, OPTIONS)));
  });
}

function csvCell(row: object, column: Column): unknown {
  const value = toCell(row, column);
  return Array.isArray(value) ? toJson(value) : value;
}
