import { join } from 'node:path';
import type { Diff } from '../../schemas/types.ts';
import { Refusal } from '../cli/command.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { draftRelease } from './draft.ts';
import { discard, openStaging } from '../disk/staging.ts';
import { diff } from '../diff/diff.ts';
import { FIRST, type Verdict, computeVersion } from '../diff/version.ts';
import { openLatest, openRelease } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import type { Previous } from '../metadata/dataset.ts';

/** What a build would be as a release. */
export interface NextRelease {
  since: (Dataset & Previous) | null;
  /** To the release before; null for the first one. */
  difference: Diff | null;
  /** The least that it may be called; null where it is the latest release over again, to the byte. */
  verdict: Verdict | null;
}

/** Compares a build with the latest release. */
export async function planRelease(next: Dataset, dist: string, sameMeaning: boolean): Promise<NextRelease> {
  const since = openLatest(dist);
  if (since === null)
    return {
      since,
      difference: null,
      verdict: { version: FIRST, level: 'major', reasons: [{ level: 'major', words: 'the first release' }] },
    };
  const { edition } = since.manifest;
  if (edition !== next.manifest.edition)
    throw new Refusal(
      `${next.folder} is the ${next.manifest.edition} edition, and ${since.folder} the ${edition} one`,
    );
  const difference = diff(since, next);
  const same = await isAgain(next, since, dist);
  return { since, difference, verdict: same ? null : computeVersion(since.version, difference, sameMeaning) };
}

/** Whether a build, described as a release was, is that release to the byte. */
async function isAgain(next: Dataset, release: Dataset & Previous, dist: string): Promise<boolean> {
  const before = new Map(release.manifest.outputs.map(({ file, sha256 }) => [file, sha256]));
  const tables = next.manifest.outputs.filter(({ rows }) => rows !== null);
  if (tables.some(({ file, sha256 }) => before.get(file) !== sha256)) return false;
  const staging = openStaging(join(dist, 'again'));
  try {
    const { version, date, since } = release.manifest;
    await draftRelease(next, staging, {
      version: version ?? '',
      date: date ?? '',
      since: since === null ? null : openRelease(dist, since),
    });
    return sumOf(staging) === sumOf(release.folder);
  } finally {
    discard(staging);
  }
}
