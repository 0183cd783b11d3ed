import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Appearance, Paper, Redirect } from '../../../schemas/types.ts';

export interface Dataset {
  papers: readonly Paper[];
  appearances: readonly Appearance[];
  getPaper(id: string): Paper | undefined;
  resolveId(id: string): string | undefined;
}

/**
 * Reads the tables of a folder. All who import the package get the same rows, so that these are frozen: nobody
 * finds what somebody else has sorted or changed.
 */
export function openDataset(folder: string): Dataset {
  const papers = rowsOf<Paper>(folder, 'papers');
  const byId = once(() => new Map(papers.map((paper) => [paper.id, paper])));
  const redirects = once(() => {
    const rows = rowsOf<Redirect>(folder, 'redirects');
    return new Map(rows.map(({ id, paper_id }) => [id, paper_id]));
  });
  const resolveId = (id: string) => (byId().has(id) ? id : redirects().get(id));
  return {
    papers,
    appearances: rowsOf<Appearance>(folder, 'appearances'),
    getPaper: (id) => byId().get(resolveId(id) ?? ''),
    resolveId,
  };
}

/** A table in memory. Node makes no string of more than 512 MiB: a larger table is for a reader of Parquet. */
function rowsOf<Row>(folder: string, table: string): readonly Row[] {
  const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8').trimEnd();
  // JSON has no line feed within a line, and one text is parsed faster than many
  return frozen(JSON.parse(`[${lines.replaceAll('\n', ',')}]`));
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
