import type { AbstractOf, KeptRecord } from '../../pipeline/emit/rows.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { gather } from '../../pipeline/build/gather.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { listRaw, openDumps } from '../../pipeline/raw/inputs.ts';
import { THRESHOLDS } from './pairs.ts';
import { bCubed, type Placed, pairwise, type Scores } from './scores.ts';
import type { Merged } from '../../pipeline/merge/merged.ts';
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
  const { records, signatures, inputs } = await gather(listRaw(folder), LIMITS);
  const cut = openDumps(folder, inputs);
  const abstractOf: AbstractOf = ({ file, abstract_byte_start, byte_end }) =>
    cut(file, abstract_byte_start, byte_end);
  const at = (threshold: Threshold) => merge(records, abstractOf, { threshold, signatures });
  const idOf = new Map(truth.map(({ file, position, id }) => [placeOf(file, position), id]));
  const merged = at(CANDIDATE_SIMILARITY);
  const things = placedIn(merged, idOf);
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
      return { threshold, pairwise: pairwise(placedIn(other, idOf)), review: other.review.length };
    }),
    wrong: {
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
    },
  };
}

interface Titled extends Placed {
  title: string;
}

function placedIn({ papers }: Merged<KeptRecord>, idOf: ReadonlyMap<string, string>): Titled[] {
  return papers.flatMap(({ id, members }) =>
    members.flatMap(({ record: { file, position, title } }) => {
      const expected = idOf.get(placeOf(file, position));
      return expected === undefined ? [] : [{ found: id, expected, title }];
    }),
  );
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
