import { stringify } from 'csv-stringify/sync';
import { splitIntoBatches, type BatchLimits } from './batch.ts';
import { toCell } from './cell.ts';
import type { Column } from './columns.ts';
import { toJson } from './json.ts';
import type { Sink, TableWriter } from './sink.ts';

/** A batch becomes one string, and Node allows 512 Mi characters at most; this keeps it near 1 Mi. */
const BATCH: BatchLimits = { rows: 1_024, characters: 1 << 20 };

/**
 * Lossless: null is an empty cell, empty text is "", a list is JSON, so an empty list is []. Formulas are not escaped, because readers would
 * have to undo that. There is no byte order mark, because many readers take it for part of the first name.
 */
const OPTIONS = {
  record_delimiter: 'windows',
  // off by default once a delimiter is given: most readers would end the record at an unquoted CR or LF
  quote_record_delimiter: true,
  quoted_match: /^$/,
} as const;

/**
 * Writes rows as CSV (RFC 4180): UTF-8, a header, CRLF, quotes where a cell needs them.
 * @param formatCell the text, number or null to write for a cell
 */
export function openCsv(
  sink: Sink,
  columns: readonly Column[],
  formatCell: (cell: unknown) => unknown = (cell) => cell,
): TableWriter {
  const names = columns.map((column) => column.name);
  sink.write(Buffer.from(stringify([names], OPTIONS)));
  return splitIntoBatches(BATCH, (rows) => {
    // arrays, because csv-stringify takes the keys of objects for paths
    const cells = rows.map((row) => columns.map((column) => formatCell(toCsvCell(row, column))));
    sink.write(Buffer.from(stringify(cells, OPTIONS)));
  });
}

function toCsvCell(row: object, column: Column): unknown {
  const value = toCell(row, column);
  return Array.isArray(value) ? toJson(value) : value;
}
