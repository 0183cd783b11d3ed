import type { OpenTable } from './emit/dataset.ts';
import type { AbstractOf, KeptRecord } from './emit/rows.ts';
import type { Limits } from './extract/extract.ts';
import { type Gathered, gather } from './gather.ts';
import { type Merged, merge } from './merge/merge.ts';
import type { Problem } from './problem.ts';
import { openProgress } from './progress.ts';
import { JUDGEMENTS, listRaw, openDumps } from './raw.ts';
import { problemsOf } from './validate/judgements.ts';

/** The papers of a folder of dumps. */
export interface MergedFolder {
  merged: Merged<KeptRecord>;
  abstractOf: AbstractOf;
  /** Of the dumps, the sidecars and the judgements. */
  problems: Problem[];
}

/** Merges what was gathered from a folder of dumps; abstracts are cut from them again. */
export function mergeGathered(folder: string, gathered: Gathered): MergedFolder {
  const { records, fingerprints, inputs } = gathered;
  const cut = openDumps(folder, inputs);
  const abstractOf: AbstractOf = ({ file, abstract_byte_start, byte_end }) =>
    cut(file, abstract_byte_start, byte_end);
  const judgements = gathered.judgements.map(({ judgement }) => judgement);
  const merged = merge(records, abstractOf, { judgements, fingerprints });
  const problems = problemsOf(merged.remarks, gathered.judgements, JUDGEMENTS);
  return { merged, abstractOf, problems: [...gathered.problems, ...problems] };
}

const nowhere: OpenTable = async () => ({ write: () => {}, close: () => {} });

/** Gathers and merges the dumps of a folder as a build does, and writes nothing. */
export async function mergeFolder(folder: string, limits: Limits): Promise<MergedFolder & Gathered> {
  const gathered = await gather(listRaw(folder), limits, nowhere, openProgress(true));
  return { ...gathered, ...mergeGathered(folder, gathered) };
}
