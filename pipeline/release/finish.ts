import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Latest } from '../../schemas/types.ts';
import { Refusal } from '../cli/command.ts';
import { type Dataset, openDataset } from '../dataset/dataset.ts';
import { GITIGNORE, writeGitignore } from './gitignore.ts';
import { formatEntry, listEntries, addEntry } from './changelog.ts';
import { clearLeftovers } from '../disk/staging.ts';
import { diff } from '../diff/diff.ts';
import { compareVersions } from '../diff/version.ts';
import { LATEST, readLatest, openRelease, releaseFolderOf, listVersions } from '../dataset/releases.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { formatSumFaults, sumOf } from '../dataset/sums.ts';
import { fsyncFolder } from '../disk/fsync.ts';
import { writeAtomically } from '../disk/atomic-write.ts';

export const CHANGELOG = 'CHANGELOG.md';

/**
 * Finishes releases whose folders exist: writes their changelog entries, then latest.json. Both depend on the folders
 * alone, so the next run finishes what a killed run left.
 * @returns the finished versions; empty if the changelog and latest.json are complete
 */
export function finishReleases(dist: string): string[] {
  clearDrafts(dist);
  const finished = new Set<string>();
  // a concurrent run may overwrite both with older content: check again
  for (let left = listUnfinished(dist); left.length > 0; left = listUnfinished(dist)) {
    for (const version of left) {
      const release = openUnfinished(dist, version);
      writeGitignore(dist);
      writeEntry(dist, release, version);
      writeLatest(dist, release, version);
      finished.add(version);
    }
  }
  return [...finished].sort(compareVersions);
}

/** Names that a release writes as drafts and then renames. */
const DRAFTS = ['release', 'again', CHANGELOG, GITIGNORE, LATEST];

/** Syncs earlier renames before anything depends on them, and removes drafts of killed runs. */
function clearDrafts(dist: string): void {
  if (!existsSync(dist)) return;
  fsyncFolder(dist);
  for (const name of DRAFTS) clearLeftovers(join(dist, name));
}

/** Lists versions with a folder that the changelog lacks, or that are newer than latest.json. */
export function listUnfinished(dist: string): string[] {
  // in this order: a folder always exists before latest.json names it
  const latest = readLatest(dist);
  const versions = listVersions(dist);
  if (latest !== null && !versions.includes(latest.version))
    throw new Refusal(
      `${join(dist, LATEST)} names ${latest.version}, but there is no ${latest.folder}; restore it`,
    );
  const described = listEntries(readChangelog(dist));
  return versions.filter(
    (version) =>
      latest === null || compareVersions(version, latest.version) > 0 || !described.includes(version),
  );
}

function openUnfinished(dist: string, version: string): Dataset {
  const folder = releaseFolderOf(dist, version);
  const [fault] = formatSumFaults(folder);
  const unknown = `${join(dist, LATEST)} does not name it: remove it`;
  if (fault !== undefined) throw new Refusal(`${join(folder, fault)}, and ${unknown}`);
  const release = openDataset(folder);
  if (release.version === version) return release;
  throw new Refusal(`the manifest of ${folder} says version ${release.version}, and ${unknown}`);
}

function writeEntry(dist: string, release: Dataset, version: string): void {
  const { since, date, counts } = release.manifest;
  const difference = since === null ? null : diff(openRelease(dist, since), release);
  const before = readChangelog(dist);
  const after = addEntry(before, version, formatEntry({ version, date, counts }, difference));
  if (after !== before) writeAtomically(join(dist, CHANGELOG), after);
}

/** Null before the first release. */
export function readChangelog(dist: string): string | null {
  const file = join(dist, CHANGELOG);
  return existsSync(file) ? readRegularFile(file).toString('utf8') : null;
}

/** Written last, so that readers of latest.json find a whole release. Only concurrent runs can briefly set it back. */
function writeLatest(dist: string, { folder, manifest }: Dataset, version: string): void {
  const before = readLatest(dist);
  if (before !== null && compareVersions(version, before.version) <= 0) return;
  const latest: Latest = {
    version,
    date: manifest.date ?? '',
    folder: basename(folder),
    sha256: sumOf(folder),
  };
  writeAtomically(join(dist, LATEST), `${JSON.stringify(latest, null, 2)}\n`);
}
