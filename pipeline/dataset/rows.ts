import { join } from 'node:path';
import { fileOf, type Rows } from '../emit/tables.ts';
import { readLines } from '../disk/files.ts';

/** The rows of a folder that we wrote, by their JSON Lines: no schema is asked. */
export function openRows(folder: string): Rows {
  return function* (name) {
    for (const line of readLines(join(folder, fileOf(name, 'jsonl'))))
      yield JSON.parse(line.toString('utf8'));
  };
}
