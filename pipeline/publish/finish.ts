import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Latest } from '../../schemas/types.ts';
import { Refusal } from '../command.ts';
import { type Dataset, openDataset } from './dataset.ts';
import { entryOf, withEntry } from '../release/changelog.ts';
import { diff } from '../release/diff.ts';
import { compareVersions } from '../release/version.ts';
import { LATEST, latestIn, openRelease, releaseOf, versionsIn } from './releases.ts';
import { readRegular } from '../regular.ts';
import { faultsIn, sumOf } from './sums.ts';
import { writeWhole } from './whole.ts';

export const CHANGELOG = 'CHANGELOG.md';

/**
 * Writes what follows from a release once its folder is there: its entry in the changelog, then latest.json. Both
 * are functions of the folders alone, so a run that was killed between them is finished by the next one.
 * @returns the versions that were finished; none where latest.json names the newest folder already
 */
export function finishReleases(dist: string): string[] {
  const unfinished = unfinishedIn(dist);
  for (const version of unfinished) {
    const release = openUnfinished(dist, version);
    writeEntry(dist, release, version);
    writeLatest(dist, release, version);
  }
  return unfinished;
}

/** Versions whose folder is there, but not yet known to latest.json. */
export function unfinishedIn(dist: string): string[] {
  const versions = versionsIn(dist);
  const latest = latestIn(dist);
  if (latest !== null && !versions.includes(latest.version))
    throw new Refusal(
      `${join(dist, LATEST)} names ${latest.version}, but there is no ${latest.folder}; put it back`,
    );
  return versions.filter((version) => latest === null || compareVersions(version, latest.version) > 0);
}

function openUnfinished(dist: string, version: string): Dataset {
  const folder = releaseOf(dist, version);
  const [fault] = faultsIn(folder);
  const unknown = `${join(dist, LATEST)} does not name it: remove it`;
  if (fault !== undefined) throw new Refusal(`${join(folder, fault)}, and ${unknown}`);
  const release = openDataset(folder);
  if (release.version === version) return release;
  throw new Refusal(`${folder} calls itself ${release.version} in its manifest, and ${unknown}`);
}

function writeEntry(dist: string, release: Dataset, version: string): void {
  const { since, date, counts } = release.manifest;
  const difference = since === null ? null : diff(openRelease(dist, since), release);
  const file = join(dist, CHANGELOG);
  const before = existsSync(file) ? readRegular(file).toString('utf8') : null;
  const after = withEntry(before, version, entryOf({ version, date, counts }, difference));
  if (after !== before) writeWhole(file, after);
}

/** Last of all: who reads latest.json finds the whole release. */
function writeLatest(dist: string, { folder, manifest }: Dataset, version: string): void {
  const latest: Latest = {
    version,
    date: manifest.date ?? '',
    folder: basename(folder),
    sha256: sumOf(folder),
  };
  writeWhole(join(dist, LATEST), `${JSON.stringify(latest, null, 2)}\n`);
}
