import { confusableTitles } from '../validate/confusable-titles.ts';
import type { Limits } from '../extract/extract.ts';
import { read } from './gather.ts';
import { mergeFolder } from './merge-folder.ts';
import type { Problem } from '../problem/problem.ts';
import { listRaw, openDumps } from '../raw/inputs.ts';
import { prefixFolder } from '../cli/report.ts';
import type { Validated } from '../validate/validate.ts';

/** The dumps of a folder, checked, and what is wrong with them, with their sidecars and with the judgements. */
export async function validateFolder(
  folder: string,
  limits: Limits,
): Promise<{ checked: Validated[]; problems: Problem[] }> {
  const raw = listRaw(folder);
  const all = raw.dumps.map((dump) => read(dump, raw, limits));
  const checked = all.map(({ validated }) => validated);
  const cut = openDumps(
    folder,
    all.flatMap(({ inputs }) => inputs),
  );
  // whether a judgement is of use only a merge can tell
  const problems = raw.hasJudgements
    ? (await mergeFolder(folder, limits)).problems
    : [
        ...raw.problems,
        ...checked.flatMap((one) => one.problems),
        ...confusableTitles(
          checked.flatMap(({ records }) => records),
          cut,
        ),
      ];
  return { checked, problems: problems.map((one) => prefixFolder(one, folder)) };
}
