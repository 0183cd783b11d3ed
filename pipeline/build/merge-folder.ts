import { findConfusableTitles } from '../validate/confusable-titles.ts';
import type { KeptRecord, TextOf } from '../emit/rows.ts';
import type { Limits } from '../extract/extract.ts';
import { type Gathered, gather } from './gather.ts';
import { decodeText } from '../extract/decode/decodings.ts';
import { merge } from '../merge/merge.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { openProgress } from '../cli/progress.ts';
import { JUDGEMENTS, listRaw, openDumps } from '../raw/inputs.ts';
import { excerpt } from '../text/show.ts';
import { toJudgementProblems } from '../validate/judgements.ts';
import type { Merged } from '../merge/merged.ts';
import { HUB_DEGREE } from '../merge/thresholds.ts';
import { formatCount } from '../text/plural.ts';

/** The papers of a folder of dumps. */
export interface MergedFolder {
  merged: Merged<KeptRecord>;
  textOf: TextOf;
  /** Problems of dumps, sidecars and judgements. */
  problems: Problem[];
}

/** Merges gathered dumps; abstracts are read from the dumps again. */
export function mergeGathered(
  folder: string,
  gathered: Gathered,
  progress = openProgress(true),
): MergedFolder {
  const { records, signatures, inputs } = gathered;
  const cut = openDumps(folder, inputs);
  const textOf: TextOf = (record, field) => {
    const [start, end, decoding] =
      field === 'abstract'
        ? [record.abstract_byte_start, record.abstract_byte_end, record.abstract_decoding]
        : [record.ai_summary_byte_start, record.ai_summary_byte_end, record.ai_summary_decoding];
    return start === null || end === null ? null : decodeText(cut(record.file, start, end), decoding);
  };
  const judgements = gathered.judgements.map(({ judgement }) => judgement);
  progress.part('merge', 2 * records.length);
  const merged = merge(records, (record) => textOf(record, 'abstract'), {
    judgements,
    signatures,
    onTitles: progress.step,
  });
  const problems = [
    ...toJudgementProblems(merged.judgementFaults, gathered.judgements, JUDGEMENTS),
    ...listHubProblems(merged.hubTitles),
    ...findConfusableTitles(records, cut),
  ];
  return { merged, textOf, problems: [...gathered.problems, ...problems] };
}

/** Reports titles with too many neighbours to compare all pairs. */
function listHubProblems(crowded: readonly string[]): Problem[] {
  if (crowded.length === 0) return [];
  const some = crowded
    .slice(0, 2)
    .map((title) => `"${excerpt(title)}"`)
    .join(' and ');
  const message =
    `${formatCount(crowded.length)} titles are each near to more than ${HUB_DEGREE} others, or have as many abstracts, such as ${some}: ` +
    'they were not all compared with one another; records with equal titles and abstracts are one paper all the same';
  return [problem('merge/crowded-titles', message)];
}

/** Gathers and merges a folder of dumps like a build, but writes nothing. */
export async function mergeFolder(folder: string, limits: Limits): Promise<MergedFolder & Gathered> {
  const gathered = await gather(listRaw(folder), limits);
  return { ...gathered, ...mergeGathered(folder, gathered) };
}
