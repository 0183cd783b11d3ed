import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { waitsForPerson } from '../../pipeline/merge/cluster/review.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import type { MergeRecord } from '../../pipeline/merge/merged.ts';
import { findMixed, placeAll, type TitlePair } from './dumps.ts';
import { bCubed, pairwise, type Scores } from './scores.ts';

/** What the rules on title and abstract make of records whose arXiv ids are known. */
export interface IdScores {
  records: number;
  withId: number;
  /** Distinct arXiv ids. */
  ids: number;
  /** Papers of records with ids, by text alone. */
  papers: number;
  /** Pairs that a person would be asked about. */
  review: number;
  pairwise: Scores;
  bCubed: Scores;
  wrong: { merged: TitlePair[]; missed: TitlePair[] };
}

/** Merges a folder of pages by text alone, and compares what is one paper with the arXiv ids. */
export async function scoreFolderByIds(folder: string): Promise<IdScores> {
  const { records, signatures, textOf } = await mergeFolder(folder, LIMITS);
  return scoreByIds(records, (record) => textOf(record, 'abstract'), signatures);
}

/** Hides the ids from the rules, then takes them for the truth. */
export function scoreByIds<R extends MergeRecord>(
  records: readonly R[],
  abstractOf: (record: R) => string | null,
  signatures: Uint16Array,
): IdScores {
  const hidden = records.map((record) => ({ ...record, arxiv_id: null, known: record }));
  const merged = merge(hidden, ({ known }) => abstractOf(known), { signatures });
  const things = placeAll(merged, ({ known }) => known.arxiv_id);
  return {
    records: records.length,
    withId: things.length,
    ids: new Set(things.map(({ expected }) => expected)).size,
    papers: new Set(things.map(({ found }) => found)).size,
    review: merged.review.filter(waitsForPerson).length,
    pairwise: pairwise(things),
    bCubed: bCubed(things),
    wrong: findMixed(things),
  };
}
