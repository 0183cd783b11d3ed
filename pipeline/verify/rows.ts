import type { Folder } from './folder.ts';
import { readLines } from './lines.ts';
import { type Edition, type RowOf, getShape, type TableName } from './tables.ts';

/** A row and its place in its file. */
export interface Placed<Row> {
  row: Row;
  /** From 1. */
  line: number;
  /** Offset of the first byte of the line. */
  start: number;
  /** Offset after its last byte, before the line feed. */
  end: number;
}

/** The rows of a table, from JSONL. A row that violates its schema is skipped; the law of shapes reports it. */
export function* readRows<Name extends TableName>(
  folder: Folder,
  table: Name,
  edition: Edition,
): Generator<Placed<RowOf[Name]>> {
  const { valid } = getShape(table, edition);
  for (const { bytes, number, start } of readLines(folder.chunks(`${table}.jsonl`))) {
    const row = parseJson(bytes.toString('utf8'));
    // the validator of a table guards the type of its rows
    if (valid(row)) yield { row: row as RowOf[Name], line: number, start, end: start + bytes.length };
  }
}

/** Reads a row from readRows again. */
export function rowAt<Name extends TableName>(
  folder: Folder,
  table: Name,
  { start, end }: Placed<unknown>,
): RowOf[Name] {
  return parseJson(folder.read(`${table}.jsonl`, start, end).toString('utf8')) as RowOf[Name];
}

/** The parsed value; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
