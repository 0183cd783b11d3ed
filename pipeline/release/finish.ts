import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Latest } from '../../schemas/types.ts';
import { Refusal } from '../cli/command.ts';
import { type Dataset, openDataset } from '../dataset/dataset.ts';
import { formatEntry, versionsTold, addEntry } from './changelog.ts';
import { clearLeftovers } from '../disk/staging.ts';
import { diff } from '../diff/diff.ts';
import { compareVersions } from '../diff/version.ts';
import { LATEST, readLatest, openRelease, releaseFolderOf, listVersions } from '../dataset/releases.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { formatSumFaults, sumOf } from '../dataset/sums.ts';
import { fsyncFolder } from '../disk/fsync.ts';
import { writeAtomically } from '../disk/atomic-write.ts';

const CHANGELOG = 'CHANGELOG.md';

/**
 * Writes what follows from releases once their folders are there: their entries in the changelog, then latest.json.
 * Both are functions of the folders alone, so a run that was killed between them is finished by the next one.
 * @returns the versions that were finished; none where the changelog tells of all folders, and latest.json names the newest
 */
export function finishReleases(dist: string): string[] {
  settle(dist);
  const finished = new Set<string>();
  // another run at the same time may put in their place what it knew: then once more
  for (let left = listUnfinished(dist); left.length > 0; left = listUnfinished(dist)) {
    for (const version of left) {
      const release = openUnfinished(dist, version);
      writeEntry(dist, release, version);
      writeLatest(dist, release, version);
      finished.add(version);
    }
  }
  return [...finished].sort(compareVersions);
}

/** What a release makes beside its folder, and then renames. */
const DRAFTS = ['release', 'again', CHANGELOG, LATEST];

/** What this run or one that was killed has renamed comes onto the disk before anything follows from it, and what is left goes. */
function settle(dist: string): void {
  if (!existsSync(dist)) return;
  fsyncFolder(dist);
  for (const name of DRAFTS) clearLeftovers(join(dist, name));
}

/** Versions whose folder is there, but of which the changelog does not tell, or that are newer than what latest.json names. */
export function listUnfinished(dist: string): string[] {
  // in this order: a folder is there before latest.json names it, whatever another run does meanwhile
  const latest = readLatest(dist);
  const versions = listVersions(dist);
  if (latest !== null && !versions.includes(latest.version))
    throw new Refusal(
      `${join(dist, LATEST)} names ${latest.version}, but there is no ${latest.folder}; put it back`,
    );
  const told = versionsTold(changelogIn(dist));
  return versions.filter(
    (version) => latest === null || compareVersions(version, latest.version) > 0 || !told.includes(version),
  );
}

function openUnfinished(dist: string, version: string): Dataset {
  const folder = releaseFolderOf(dist, version);
  const [fault] = formatSumFaults(folder);
  const unknown = `${join(dist, LATEST)} does not name it: remove it`;
  if (fault !== undefined) throw new Refusal(`${join(folder, fault)}, and ${unknown}`);
  const release = openDataset(folder);
  if (release.version === version) return release;
  throw new Refusal(`${folder} calls itself ${release.version} in its manifest, and ${unknown}`);
}

function writeEntry(dist: string, release: Dataset, version: string): void {
  const { since, date, counts } = release.manifest;
  const difference = since === null ? null : diff(openRelease(dist, since), release);
  const before = changelogIn(dist);
  const after = addEntry(before, version, formatEntry({ version, date, counts }, difference));
  if (after !== before) writeAtomically(join(dist, CHANGELOG), after);
}

function changelogIn(dist: string): string | null {
  const file = join(dist, CHANGELOG);
  return existsSync(file) ? readRegularFile(file).toString('utf8') : null;
}

/** Last of all: who reads latest.json finds the whole release. It is not set back to an older one, but for a moment where two runs write it at once. */
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
