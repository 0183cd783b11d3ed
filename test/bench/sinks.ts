import { closeSync, openSync, writeSync } from 'node:fs';
import type { Sink, TableWriter } from '../../pipeline/emit/sink.ts';

/** Rows that the build hands to a writer at a time. */
const AT_A_TIME = 1024;

/** Writes all rows in batches, as the build does. */
export function writeTable(table: TableWriter, rows: readonly object[]): void {
  for (let start = 0; start < rows.length; start += AT_A_TIME)
    table.write(rows.slice(start, start + AT_A_TIME));
  table.close();
}

/** Discards the bytes, to measure the writer alone. */
export const NOWHERE: Sink = { write: () => {} };

/** Writes a file without hash or fsync, as the baselines do. */
export function writeFile(path: string, write: (sink: Sink) => void): void {
  const file = openSync(path, 'w');
  write({ write: (bytes) => writeSync(file, bytes) });
  closeSync(file);
}
