import { join } from 'node:path';
import { type NextRelease, planRelease, findNewestDay } from './release/next-release.ts';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import type { Dataset } from './dataset/dataset.ts';
import { draftRelease, listLargeTables, type ReleaseName } from './release/draft.ts';
import { discard, openStaging } from './disk/staging.ts';
import { finishReleases, listUnfinished } from './release/finish.ts';
import { GITIGNORE } from './release/gitignore.ts';
import { publishRelease } from './release/publish.ts';
import { isDay } from './cli/judge-flags.ts';
import { withLock } from './cli/lock.ts';
import { bringAlong, isDescribed } from './release/bring-along.ts';
import { openCurrentBuild } from './release/current-build.ts';
import { formatEntry } from './release/changelog.ts';
import { print } from './cli/print.ts';
import { compareVersions, isVersion } from './diff/version.ts';
import { releaseFolderOf } from './dataset/releases.ts';
import type { verifyAll } from './verify/all.ts';

export interface ReleaseOptions {
  dist?: string;
  raw?: string;
  /** Version of the release (default: the lowest allowed). */
  version?: string | undefined;
  /** Day of the release (default: the newest day in the data, or that of the last release if it is later). */
  date?: string | undefined;
  /** Reworded fields keep their meaning. */
  sameMeaning?: boolean;
  dryRun?: boolean;
  /** Bytes of the largest table that goes into Git. */
  largestInGit?: number | undefined;
  /** Checks the laws (default: partly in a subprocess). */
  verifying?: typeof verifyAll;
  /** Receives messages line by line. */
  tell?: (line: string) => void;
}

/** Releases the current build. @returns the version, or null if nothing was released */
export async function release(options: ReleaseOptions = {}): Promise<string | null> {
  const { dist = 'dist', raw = 'raw', dryRun = false, tell = () => {} } = options;
  if (!finish(dist, dryRun, tell)) return null;
  const next = await openCurrentBuild(join(dist, 'next'), raw, options.verifying);
  const candidate = await planRelease(next, dist, options.sameMeaning ?? false);
  const { verdict, since, difference } = candidate;
  if (verdict === null) {
    tell(`${next.folder} is identical to release ${since?.version}: nothing to release`);
    return null;
  }
  const version = chooseVersion(candidate, options.version);
  const date = chooseDate(next, since, options.date);
  for (const { level, words } of verdict.reasons) tell(`${level}: ${words}`);
  if (dryRun) {
    tell(`\n${formatEntry({ version, date, counts: next.manifest.counts }, difference)}`);
    tell(`nothing was written; without --dry-run this is ${version}`);
    return null;
  }
  const assets = listLargeTables(next, options.largestInGit);
  await publish(next, dist, { version, date, since, assets });
  tell(`${releaseFolderOf(dist, version)} is released`);
  if (assets.length > 0) tell(formatAssets(assets, version));
  return version;
}

function formatAssets(assets: readonly string[], version: string): string {
  return `too large for Git, so ${GITIGNORE} names them; upload them as assets of the release v${version}: ${assets.join(', ')}`;
}

/** Finishes the release of a killed run. @returns whether nothing is left to finish */
function finish(dist: string, dryRun: boolean, tell: (line: string) => void): boolean {
  const unfinished = dryRun ? listUnfinished(dist) : finishReleases(dist);
  for (const version of unfinished)
    tell(
      `${releaseFolderOf(dist, version)} was left unfinished: ${dryRun ? 'the next run finishes it' : 'finished'}`,
    );
  return !dryRun || unfinished.length === 0;
}

function chooseVersion({ verdict }: NextRelease, asked: string | undefined): string {
  const lowest = verdict?.version ?? '';
  if (asked === undefined) return lowest;
  if (!isVersion(asked))
    throw new UsageError(`--version takes three numbers, such as ${lowest}, not "${asked}"`);
  if (compareVersions(asked, lowest) >= 0) return asked;
  const reasons = verdict?.reasons.map(({ level, words }) => `${level}: ${words}`).join('; ');
  throw new UsageError(
    `--version ${asked} is too low for what has changed: use at least ${lowest} (${reasons})`,
  );
}

/**
 * Given or taken from the data, never from the clock: otherwise no release could be reproduced. Releases follow each
 * other in time.
 */
function chooseDate({ rows }: Dataset, since: NextRelease['since'], asked: string | undefined): string {
  const last = since?.manifest.date ?? '';
  if (asked !== undefined) {
    if (!isDay(asked)) throw new UsageError(`--date takes a day, such as 2025-09-01, not "${asked}"`);
    if (asked >= last) return asked;
    throw new UsageError(`--date ${asked} is before ${last}, the day of release ${since?.version}`);
  }
  const newest = findNewestDay(rows('digests')) ?? '';
  const date = newest > last ? newest : last;
  if (date === '') throw new UsageError('no page has a full date: give the day of the release with --date');
  return date;
}

async function publish(next: Dataset, dist: string, naming: ReleaseName): Promise<void> {
  const staging = openStaging(join(dist, 'release'));
  try {
    await draftRelease(next, staging, naming);
    publishRelease(staging, dist, naming.version);
  } finally {
    discard(staging);
  }
}

const COMMAND = 'npx daily-papers release';

if (isMain(import.meta.url))
  await runCommand({
    ...listed('release', 'It writes dist/vX.Y.Z, CHANGELOG.md and latest.json. A release never changes.'),
    operands: '',
    options: {
      version: {
        value: 'x.y.z',
        help: 'version of the release (default: the lowest that the changes allow)',
      },
      date: {
        value: 'day',
        help: 'day of the release, not before the last one (default: the newest day in pages and sidecars)',
      },
      'same-meaning': { help: 'confirm that reworded fields keep their meaning' },
      'dry-run': { help: 'report what would be released, and write nothing' },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases, with the build in next/' },
      raw: { value: 'folder', default: 'raw', help: 'folder of the dumps that were built' },
    },
    examples: [
      'npx daily-papers build && npx daily-papers release --dry-run',
      'npx daily-papers release --date 2027-01-31',
    ],
    run: async ({ 'same-meaning': sameMeaning, 'dry-run': dryRun, ...options }) => {
      const work = () => release({ ...options, sameMeaning, dryRun, tell: print });
      const { dist } = options;
      // no build may replace dist/next during the release
      const version = await withLock(join(dist, 'release'), COMMAND, () =>
        withLock(join(dist, 'next'), COMMAND, work),
      );
      if (version !== null && isDescribed(dist))
        print(['next:', ...(await bringAlong(version, print)).map((step) => `  ${step}`)].join('\n'));
      return 0;
    },
  });
