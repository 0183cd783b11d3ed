import { join } from 'node:path';
import type { Appearance, Paper } from '../../../schemas/types.ts';
import { openDataset } from './dataset.ts';

const dataset = openDataset(join(import.meta.dirname, 'data'));

/** All papers, as in papers.jsonl. They are deeply frozen: make a copy to change one. */
export const papers: readonly Paper[] = dataset.papers;

/** All appearances of papers on digests, as in appearances.jsonl. Frozen like the papers. */
export const appearances: readonly Appearance[] = dataset.appearances;

/** Returns the paper that has an id now or had it in any release; undefined if no paper ever had it. */
export function getPaper(id: string): Paper | undefined {
  return dataset.getPaper(id);
}

/** Returns the current id of a paper, given any id it ever had; undefined if no paper ever had it. */
export function resolveId(id: string): string | undefined {
  return dataset.resolveId(id);
}
