import { prefixFolder } from '../cli/report.ts';
import type { Limits } from '../extract/extract.ts';
import type { Problem } from '../problem/problem.ts';
import { listRaw, openDumps } from '../raw/inputs.ts';
import { findConfusableTitles } from '../validate/confusable-titles.ts';
import { type GatherOptions, gather } from './gather.ts';
import { mergeGathered } from './merge-folder.ts';

export interface ValidatedFolder {
  dumps: number;
  accepted: number;
  quarantined: number;
  /** What is wrong with the dumps, their sidecars and the judgements. */
  problems: Problem[];
}

/** Checks the dumps of a folder, each read once; no abstract stays in memory. */
export async function validateFolder(
  folder: string,
  limits: Limits,
  onRecords?: GatherOptions['onRecords'],
): Promise<ValidatedFolder> {
  const raw = listRaw(folder);
  const gathered = await gather(raw, limits, onRecords && { onRecords });
  const { records, inputs, rejects } = gathered;
  // only a merge can tell whether a judgement is of use
  const problems = raw.hasJudgements
    ? mergeGathered(folder, gathered).problems
    : [...gathered.problems, ...findConfusableTitles(records, openDumps(folder, inputs))];
  return {
    dumps: raw.dumps.length,
    accepted: records.length,
    quarantined: rejects,
    problems: problems.map((one) => prefixFolder(one, folder)),
  };
}
