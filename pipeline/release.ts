import { join } from 'node:path';
import { type NextRelease, planRelease } from './release/next-release.ts';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import type { Dataset } from './dataset/dataset.ts';
import { draftRelease, type Naming } from './release/draft.ts';
import { discard, openStaging } from './disk/staging.ts';
import { finishReleases, listUnfinished } from './release/finish.ts';
import { isDay } from './cli/judge-flags.ts';
import { withLock } from './cli/lock.ts';
import { openCurrentBuild } from './release/current-build.ts';
import { formatEntry } from './release/changelog.ts';
import { print } from './cli/print.ts';
import { findNewestDay } from './release/newest-day.ts';
import { compareVersions, isVersion } from './diff/version.ts';
import { publishRelease } from './release/publish.ts';
import { releaseFolderOf } from './dataset/releases.ts';
import type { verifyAll } from './verify/all.ts';

export interface ReleaseOptions {
  dist?: string;
  raw?: string;
  /** Instead of the least one. */
  version?: string | undefined;
  /** Day of the release; unless said, the newest that the data knows. */
  date?: string | undefined;
  /** Fields that are worded otherwise mean what they meant. */
  sameMeaning?: boolean;
  dryRun?: boolean;
  /** Checks the laws: a part of them in a process of its own, unless said. */
  verifying?: typeof verifyAll;
  /** Takes a line at a time. */
  tell?: (line: string) => void;
}

/** Takes the build in hand to a release. @returns the version, or null where nothing was released */
export async function release(options: ReleaseOptions = {}): Promise<string | null> {
  const { dist = 'dist', raw = 'raw', dryRun = false, tell = () => {} } = options;
  if (!finish(dist, dryRun, tell)) return null;
  const next = await openCurrentBuild(join(dist, 'next'), raw, options.verifying);
  const candidate = await planRelease(next, dist, options.sameMeaning ?? false);
  const { verdict, since, difference } = candidate;
  if (verdict === null) {
    tell(`${next.folder} is release ${since?.version} over again, to the byte: nothing to release`);
    return null;
  }
  const version = versionOf(candidate, options.version);
  const date = dateOf(next, options.date);
  for (const { level, words } of verdict.reasons) tell(`${level}: ${words}`);
  if (dryRun) {
    tell(`\n${formatEntry({ version, date, counts: next.manifest.counts }, difference)}`);
    tell(`nothing was written; without --dry-run this is ${version}`);
    return null;
  }
  await publish(next, dist, { version, date, since });
  tell(`${releaseFolderOf(dist, version)} is released`);
  return version;
}

/** Finishes what a run that was killed has left. @returns whether there is nothing more to finish */
function finish(dist: string, dryRun: boolean, tell: (line: string) => void): boolean {
  const unfinished = dryRun ? listUnfinished(dist) : finishReleases(dist);
  for (const version of unfinished)
    tell(
      `${releaseFolderOf(dist, version)} was left unfinished: ${dryRun ? 'the next run finishes it' : 'finished'}`,
    );
  return !dryRun || unfinished.length === 0;
}

function versionOf({ verdict }: NextRelease, asked: string | undefined): string {
  const least = verdict?.version ?? '';
  if (asked === undefined) return least;
  if (!isVersion(asked))
    throw new UsageError(`--version takes three numbers, such as ${least}, not "${asked}"`);
  if (compareVersions(asked, least) >= 0) return asked;
  const reasons = verdict?.reasons.map(({ level, words }) => `${level}: ${words}`).join('; ');
  throw new UsageError(
    `--version ${asked} claims less than what has changed, which makes it ${least} (${reasons})`,
  );
}

/** Given, or known from the data: never that of the clock, by which no release could be made again. */
function dateOf({ rows }: Dataset, asked: string | undefined): string {
  const date = asked ?? findNewestDay(rows('digests'));
  if (date === null) throw new UsageError('no page has a full date: say the day of the release with --date');
  if (!isDay(date)) throw new UsageError(`--date takes a day, such as 2025-09-01, not "${date}"`);
  return date;
}

async function publish(next: Dataset, dist: string, naming: Naming): Promise<void> {
  const staging = openStaging(join(dist, 'release'));
  try {
    await draftRelease(next, staging, naming);
    publishRelease(staging, dist, naming.version);
  } finally {
    discard(staging);
  }
}

const COMMAND = 'npm run release';

if (isMain(import.meta.url))
  await runCommand({
    name: 'release',
    summary:
      'Takes the build in dist/next to a release that never changes: dist/vX.Y.Z, CHANGELOG.md, latest.json.',
    operands: '',
    options: {
      version: {
        value: 'x.y.z',
        help: 'at least the one that follows from what has changed, which is the default',
      },
      date: {
        value: 'day',
        help: 'day of the release; unless said, the newest that the pages and sidecars name',
      },
      'same-meaning': { help: 'you say: fields that are worded otherwise mean what they meant' },
      'dry-run': { help: 'only say what would be released' },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases, with the build in next/' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps of which it is a build' },
    },
    examples: ['npm run build && npm run release -- --dry-run', 'npm run release -- --date 2025-09-01'],
    run: async ({ 'same-meaning': sameMeaning, 'dry-run': dryRun, ...options }) => {
      const work = () => release({ ...options, sameMeaning, dryRun, tell: print });
      const { dist } = options;
      // no build takes the place of the one that is released
      await withLock(join(dist, 'release'), COMMAND, () => withLock(join(dist, 'next'), COMMAND, work));
      return 0;
    },
  });
