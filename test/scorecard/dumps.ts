import type { KeptRecord } from '../../pipeline/emit/rows.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { THRESHOLDS } from './pairs.ts';
import { bCubed, type Placed, pairwise, type Scores } from './scores.ts';
import type { Merged, MergeRecord } from '../../pipeline/merge/merged.ts';
import { type Threshold, CANDIDATE_SIMILARITY } from '../../pipeline/merge/thresholds.ts';

/** A record with the work that it is of. */
export interface TrueRecord {
  file: string;
  position: number;
  id: string;
  title: string;
}

export interface DumpScores {
  records: number;
  papers: number;
  merges: number;
  review: number;
  /** Records that the truth has and the extraction has not, or the other way round. */
  unmatched: number;
  pairwise: Scores;
  bCubed: Scores;
  atThreshold: { threshold: number; pairwise: Scores; review: number }[];
  wrong: { merged: TitlePair[]; missed: TitlePair[] };
}

export interface TitlePair {
  title_a: string;
  title_b: string;
}

/** Merges a folder of dumps as a build does, and compares what is one paper with the truth. */
export async function scoreDumps(folder: string, truth: readonly TrueRecord[]): Promise<DumpScores> {
  const { records, signatures, textOf } = await mergeFolder(folder, LIMITS);
  const at = (threshold: Threshold) =>
    merge(records, (record) => textOf(record, 'abstract'), { threshold, signatures });
  const idOf = new Map(truth.map(({ file, position, id }) => [placeOf(file, position), id]));
  const merged = at(CANDIDATE_SIMILARITY);
  const workOf = ({ file, position }: KeptRecord) => idOf.get(placeOf(file, position)) ?? null;
  const things = placeAll(merged, workOf);
  const { papers, merges, review } = merged;
  return {
    records: records.length,
    papers: papers.length,
    merges: merges.length,
    review: review.length,
    unmatched: records.length - things.length + (truth.length - things.length),
    pairwise: pairwise(things),
    bCubed: bCubed(things),
    atThreshold: THRESHOLDS.map((threshold) => {
      const other = at({ num: Math.round(100 * threshold), den: 100 });
      return { threshold, pairwise: pairwise(placeAll(other, workOf)), review: other.review.length };
    }),
    wrong: findMixed(things),
  };
}

interface Titled extends Placed {
  title: string;
}

/** Places each record whose work is known. */
export function placeAll<R extends MergeRecord>(
  { papers }: Merged<R>,
  workOf: (record: R) => string | null,
): Titled[] {
  return papers.flatMap(({ id, members }) =>
    members.flatMap(({ record }) => {
      const expected = workOf(record);
      return expected === null ? [] : [{ found: id, expected, title: record.title }];
    }),
  );
}

/** Different papers in one, and papers in pieces. */
export function findMixed(things: readonly Titled[]): DumpScores['wrong'] {
  return {
    merged: mixed(
      things,
      ({ found }) => found,
      ({ expected }) => expected,
    ),
    missed: mixed(
      things,
      ({ expected }) => expected,
      ({ found }) => found,
    ),
  };
}

/** Two titles of each group that is not one by the other key. */
function mixed(
  things: readonly Titled[],
  groupBy: (thing: Titled) => string,
  other: (thing: Titled) => string,
): TitlePair[] {
  const firsts = new Map<string, Titled>();
  return things.flatMap((thing) => {
    const first = firsts.get(groupBy(thing));
    if (!first) firsts.set(groupBy(thing), thing);
    return first && other(first) !== other(thing) ? [{ title_a: first.title, title_b: thing.title }] : [];
  });
}

function placeOf(file: string, position: number): string {
  return `${file} ${position}`;
}
