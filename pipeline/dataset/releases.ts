import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Latest } from '../../schemas/types.ts';
import { validateLatest } from '../../schemas/validators.js';
import { Refusal, UsageError } from '../cli/command.ts';
import { type Dataset, openDataset, readJsonFile } from './dataset.ts';
import { compareVersions, isVersion } from '../diff/version.ts';
import { sumOf } from './sums.ts';
import type { Previous } from '../metadata/dataset.ts';

/** Folder of a release. */
export function releaseFolderOf(dist: string, version: string): string {
  return join(dist, `v${version}`);
}

/** Versions that have a folder, the oldest first. */
export function listVersions(dist: string): string[] {
  const names = existsSync(dist) ? readdirSync(dist) : [];
  return names
    .filter((name) => name.startsWith('v') && isVersion(name.slice(1)))
    .map((name) => name.slice(1))
    .sort(compareVersions);
}

export const LATEST = 'latest.json';

/** What latest.json says; null where there is none, since nothing was released yet. */
export function readLatest(dist: string): Latest | null {
  const file = join(dist, LATEST);
  if (!existsSync(file)) return null;
  const latest = readJsonFile(file);
  if (!validateLatest(latest))
    throw new Refusal(`${file} is not as schemas/latest.schema.json says; put it back`);
  return latest;
}

/** The latest release, whole; null where there is none. */
export function openLatest(dist: string): (Dataset & Previous) | null {
  const latest = readLatest(dist);
  if (latest === null) return null;
  const release = openRelease(dist, latest.version);
  if (sumOf(release.folder) !== latest.sha256)
    throw new Refusal(`${release.folder} is not the release that ${join(dist, LATEST)} names; put both back`);
  return release;
}

/** A release, whole. */
export function openRelease(dist: string, version: string): Dataset & Previous {
  const folder = releaseFolderOf(dist, version);
  if (!existsSync(folder)) throw new Refusal(`there is no release ${version}: no folder ${folder}`);
  return asPrevious(openDataset(folder));
}

/** What the flag --since of a build names: a folder, `none`, or the latest release beside the folder that is built. */
export function openSince(flag: string | undefined, out: string): Previous | null {
  if (flag === 'none') return null;
  return flag === undefined ? openLatest(dirname(out)) : asPrevious(openDataset(flag));
}

function asPrevious(dataset: Dataset): Dataset & Previous {
  const { version } = dataset.manifest;
  if (version === null) throw new UsageError(`${dataset.folder} is no release: its manifest has no version`);
  return { ...dataset, version };
}
