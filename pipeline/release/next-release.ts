import { join } from 'node:path';
import type { Diff, Digest } from '../../schemas/types.ts';
import { Refusal } from '../cli/command.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { draftRelease } from './draft.ts';
import { discard, openStaging } from '../disk/staging.ts';
import { diff } from '../diff/diff.ts';
import { FIRST, type Verdict, computeVersion } from '../diff/version.ts';
import { openLatest, openRelease } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import type { Previous } from '../metadata/dataset.ts';

/** A build seen as the next release. */
export interface NextRelease {
  since: (Dataset & Previous) | null;
  /** From the previous release; null for the first one. */
  difference: Diff | null;
  /** The lowest allowed version; null if the build equals the latest release byte for byte. */
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
  const same = await isSameRelease(next, since, dist);
  return { since, difference, verdict: same ? null : computeVersion(since.version, difference, sameMeaning) };
}

/** Whether a build gives the same bytes as a release when it is described like it. */
async function isSameRelease(next: Dataset, release: Dataset & Previous, dist: string): Promise<boolean> {
  const before = new Map(release.manifest.outputs.map(({ file, sha256 }) => [file, sha256]));
  const tables = next.manifest.outputs.filter(({ rows }) => rows !== null);
  if (tables.some(({ file, sha256 }) => before.get(file) !== sha256)) return false;
  const staging = openStaging(join(dist, 'again'));
  try {
    const { version, date, since, assets = [] } = release.manifest;
    await draftRelease(next, staging, {
      version: version ?? '',
      date: date ?? '',
      since: since === null ? null : openRelease(dist, since),
      assets,
    });
    return sumOf(staging) === sumOf(release.folder);
  } finally {
    discard(staging);
  }
}

/** Finds the newest day on which a page was opened or saved; null if no day is known. */
export function findNewestDay(digests: Iterable<Pick<Digest, 'date' | 'retrieved'>>): string | null {
  let newest: string | null = null;
  for (const { date, retrieved } of digests)
    for (const day of [date, retrieved]) if (day !== null && (newest === null || day > newest)) newest = day;
  return newest;
}
