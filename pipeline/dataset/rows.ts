import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../cli/command.ts';
import { fileOf, type Rows } from '../emit/tables.ts';
import { readLines } from '../disk/files.ts';

/**
 * Opens the rows of a folder that we wrote, from its JSON Lines. Rows are not validated.
 * @throws Refusal for a table that is an asset and was not downloaded
 */
export function openRows(folder: string): Rows {
  return function* (name) {
    const file = join(folder, fileOf(name, 'jsonl'));
    if (!existsSync(file)) throw new Refusal(formatMissingAsset(file));
    for (const line of readLines(file)) yield JSON.parse(line.toString('utf8'));
  };
}

/** Says how to get a file that is too large for Git. */
export function formatMissingAsset(file: string): string {
  const folder = dirname(file);
  return `${file} is too large for Git, and is not here; run: npx daily-papers download ${basename(folder)} --dist ${dirname(folder)}`;
}
