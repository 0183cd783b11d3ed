import type { Cells } from './columns.ts';

/** A file of a table as a reader sees it: what is wrong with its columns, and its rows. */
export interface Reading {
  faults: readonly string[];
  rows: Iterable<Cells> | AsyncIterable<Cells>;
}
