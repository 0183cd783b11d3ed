import { join } from 'node:path';
import type { DayToCome } from './days-to-come.ts';
import type { DuplicateDump } from './same-page.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { sidecarOf } from '../raw/inputs.ts';
import type { Draft } from './submissions.ts';

/** Reports a dump that repeats another one. */
export function toDuplicateProblem(
  { file, there, sameBytes }: DuplicateDump,
  drafts: readonly Draft[],
  raw: string,
): Problem {
  const draft = drafts.find((one) => one.file === there);
  const other = draft === undefined ? join(raw, there) : draft.source;
  const words = sameBytes ? 'has the same bytes' : 'has the same records on the same day';
  return problem('contribute/already-there', `${other} ${words}`, {
    file: drafts.find((one) => one.file === file)?.source ?? file,
  });
}

export function toDayProblem({ file, words }: DayToCome, drafts: readonly Draft[]): Problem {
  const source = drafts.find((one) => one.file === file)?.source ?? file;
  return problem('contribute/day-to-come', words, { file: source });
}

/** Lists new problems: in the added dumps, and in existing files because of them, placed where they can be fixed. */
export function listNewProblems(
  after: readonly Problem[],
  before: readonly Problem[],
  drafts: readonly Draft[],
  raw: string,
): Problem[] {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const sources = new Map(drafts.map(({ file, source }) => [file, source]));
  const sidecars = new Map(drafts.map(({ file, source }) => [sidecarOf(file), sidecarOf(source)]));
  const place = (file: string) => sources.get(file) ?? sidecars.get(file) ?? join(raw, file);
  return after
    .filter((one) => !known.has(JSON.stringify(one)))
    .map((one) => ({ ...one, file: one.file === null ? null : place(one.file) }));
}
