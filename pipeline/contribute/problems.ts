import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../disk/regular-file.ts';
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

/** Lists new problems: in the added dumps, and in existing files because of them, placed where they can be fixed. */
export function listNewProblems(
  after: readonly Problem[],
  before: readonly Problem[],
  drafts: readonly Draft[],
  raw: string,
): Problem[] {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  const sources = new Map(drafts.map(({ file, source }) => [file, source]));
  const bySidecar = new Map(drafts.map((draft) => [sidecarOf(draft.file), draft]));
  return after
    .filter((one) => !known.has(JSON.stringify(one)))
    .map((one) => {
      if (one.file === null) return one;
      const draft = bySidecar.get(one.file);
      return draft
        ? placeInSidecar(one, draft)
        : { ...one, file: sources.get(one.file) ?? join(raw, one.file) };
    });
}

/** Places a problem in the sidecar that a person wrote. One that was made from flags is nowhere yet: it has no lines. */
function placeInSidecar(one: Problem, { source, sidecar }: Draft): Problem {
  const path = sidecarOf(source);
  const isThere = existsSync(path);
  if (isThere && sidecar?.equals(readRegularFile(path))) return { ...one, file: path };
  const fix = 'correct what --year, --year-reason or --source-url says';
  return { ...one, file: isThere ? path : source, line: null, column: null, excerpt: null, fix };
}
