import type { TableWriter } from './sink.ts';

/** A batch ends before the row that would take it beyond either. */
export interface BatchLimits {
  rows: number;
  /** UTF-16 code units of all text in the batch; a single row may have more. */
  characters: number;
}

/** Gathers rows into batches whose bounds depend on the rows alone, not on how they were handed in. */
export function splitIntoBatches(limits: BatchLimits, take: (rows: readonly object[]) => void): TableWriter {
  let batch: object[] = [];
  let characters = 0;

  function add(row: object): void {
    const more = charactersOf(row);
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

function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let characters = 0;
  for (const each of Object.values(value)) characters += charactersOf(each);
  return characters;
}
