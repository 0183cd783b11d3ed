import type { TableWriter } from './sink.ts';

/** A batch ends before the row that would exceed either limit. */
export interface BatchLimits {
  rows: number;
  /** UTF-16 code units of all text in the batch; a single row may exceed it. */
  characters: number;
}

/** Groups rows into batches that depend on the rows alone, not on how the caller split them. */
export function splitIntoBatches(limits: BatchLimits, take: (rows: readonly object[]) => void): TableWriter {
  let batch: object[] = [];
  let characters = 0;

  function add(row: object): void {
    const more = countCharacters(row);
    if (batch.length === limits.rows || (batch.length > 0 && characters + more > limits.characters)) close();
    batch.push(row);
    characters += more;
  }

  function close(): void {
    if (batch.length > 0) take(batch);
    batch = [];
    characters = 0;
  }

  return { write: (rows) => rows.forEach(add), close };
}

function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let characters = 0;
  for (const each of Object.values(value)) characters += countCharacters(each);
  return characters;
}
