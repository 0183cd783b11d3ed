import type { Limits } from './extract/extract.ts';
import { read } from './gather.ts';
import { mergeFolder } from './merge-folder.ts';
import type { Problem } from './problem.ts';
import { listRaw } from './raw.ts';
import { inFolder } from './report.ts';
import type { Validated } from './validate/validate.ts';

/** The dumps of a folder, checked, and what is wrong with them, with their sidecars and with the judgements. */
export async function validateFolder(
  folder: string,
  limits: Limits,
): Promise<{ checked: Validated[]; problems: Problem[] }> {
  const raw = listRaw(folder);
  const checked = raw.dumps.map((dump) => read(dump, raw, limits).validated);
  // whether a judgement is of use only a merge can tell
  const problems = raw.hasJudgements
    ? (await mergeFolder(folder, limits)).problems
    : [...raw.problems, ...checked.flatMap((one) => one.problems)];
  return { checked, problems: problems.map((one) => inFolder(one, folder)) };
}
