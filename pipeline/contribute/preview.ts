import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../cli/command.ts';
import type { Contribution, NextVersion } from './contribution.ts';
import { type Submission, computeEffect } from './effect.ts';
import { findDaysToCome } from './days-to-come.ts';
import { findDuplicateDumps } from './same-page.ts';
import type { Rows } from '../emit/tables.ts';
import type { Limits } from '../extract/extract.ts';
import { gather } from '../build/gather.ts';
import { mergeGathered } from '../build/merge-folder.ts';
import type { Progress } from '../cli/progress.ts';
import { openLatest } from '../dataset/releases.ts';
import { JUDGEMENTS, listRaw, sidecarOf } from '../raw/inputs.ts';
import { diff } from '../diff/diff.ts';
import { FIRST, computeVersion } from '../diff/version.ts';
import type { Draft } from './submissions.ts';
import { toDayProblem, toDuplicateProblem, listNewProblems } from './problems.ts';
import { excludeRows, openJsonlTables, excludeDumps, writeMerged } from './tables.ts';

export interface PreviewOptions {
  raw: string;
  dist: string;
  limits: Limits;
  progress: Progress;
  /** As YYYY-MM-DD. */
  today: string;
}

/**
 * Merges all dumps with and without the submitted ones in a temporary folder, and compares the two results.
 * Writes nothing elsewhere.
 */
export async function previewContribution(
  drafts: readonly Draft[],
  options: PreviewOptions,
): Promise<Contribution> {
  const temporary = mkdtempSync(join(tmpdir(), 'contribute-'));
  try {
    copyDumps(join(temporary, 'raw'), drafts, options.raw);
    return await compareMerges(temporary, drafts, options);
  } finally {
    options.progress.end();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Copies the existing and the submitted dumps. */
function copyDumps(to: string, drafts: readonly Draft[], raw: string): void {
  mkdirSync(to);
  const { dumps, sidecars, hasJudgements } = listRaw(raw);
  for (const file of [...dumps, ...sidecars, ...(hasJudgements ? [JUDGEMENTS] : [])])
    cpSync(join(raw, file), join(to, file));
  for (const { file, bytes, sidecar } of drafts) {
    writeFileSync(join(to, file), bytes);
    if (sidecar !== null) writeFileSync(join(to, sidecarOf(file)), sidecar);
  }
}

async function compareMerges(
  temporary: string,
  drafts: readonly Draft[],
  { raw, dist, limits, progress, today }: PreviewOptions,
): Promise<Contribution> {
  const [folder, to] = [join(temporary, 'raw'), join(temporary, 'with')];
  mkdirSync(to);
  const gathered = await gather(listRaw(folder), limits, { open: openJsonlTables(to), progress });
  const added = new Set(drafts.map(({ file }) => file));
  const others = excludeDumps(gathered, added);
  const after = await writeMerged(mergeGathered(folder, gathered, progress), gathered, to);
  const before = await writeMerged(
    mergeGathered(folder, others, progress),
    others,
    join(temporary, 'without'),
  );
  const rowsBefore = excludeRows(added, before.rows, after.rows);
  const submissions = drafts.map((draft) => toSubmission(draft, after.rows));
  const duplicates = findDuplicateDumps([...added], { ...gathered, textOf: after.whole.textOf });
  return {
    ...computeEffect(submissions, after.whole, before.whole.merged),
    problems: [
      ...drafts.flatMap((draft) => draft.problems),
      ...findDaysToCome(gathered.digests, added, today).map((one) => toDayProblem(one, drafts)),
      ...duplicates.map((one) => toDuplicateProblem(one, drafts, raw)),
      ...listNewProblems(after.problems, before.problems, drafts, raw),
    ],
    version: computeNextVersion(rowsBefore, after.rows, dist),
    skipped: [],
  };
}

function toSubmission({ source, file, betterName, fixes }: Draft, rows: Rows): Submission {
  const quarantined = [...rows('quarantine')].filter((row) => row.file === file).length;
  return { source, file, betterName, quarantined, fixes };
}

/** Computes the next version, and the reasons that come from these dumps alone. */
function computeNextVersion(before: Rows, after: Rows, dist: string): NextVersion {
  const alone = computeVersion(FIRST, diff({ rows: before }, { rows: after })).reasons;
  const latest = openLatest(dist);
  if (latest === null) return { last: null, next: FIRST, reasons: alone, alone };
  if (latest.manifest.edition !== 'full')
    throw new Refusal(`${latest.folder} has no abstracts, and cannot be compared with dumps that do`);
  const { version, reasons } = computeVersion(latest.version, diff(latest, { rows: after }));
  return { last: latest.version, next: version, reasons, alone };
}
