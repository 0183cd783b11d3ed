import { join } from 'node:path';
import { build } from '../build.ts';
import { type Dataset, listMissingAssets, openDataset } from '../dataset/dataset.ts';
import { openRelease } from '../dataset/releases.ts';
import { listDifferingFiles } from '../dataset/sums.ts';
import { addFile } from '../disk/atomic-write.ts';
import { withTemporaryFolder } from '../disk/temporary.ts';
import type { Previous } from '../metadata/dataset.ts';
import { IN_CHECKOUT, rebuildAtCommit, type Rebuilding } from './checkout.ts';
import { listDifferingTools } from './current-build.ts';
import { draftRelease } from './draft.ts';
import { type MissingInput, copyInputs } from './inputs.ts';
import { findReleaseCommit, type ReleaseCommit } from './release-commit.ts';
import { formatCount, formatPlural } from '../text/plural.ts';

/** The result of building a release again. */
export interface Reproduced {
  release: Dataset & Previous;
  /** Inputs that cannot be restored; if there are any, nothing was built. */
  missing: MissingInput[];
  /** Files with other bytes. */
  differing: string[];
  /** Tools installed in another version; none if the release was built with its own packages. */
  tools: string[];
}

/** Finds the commit whose code builds a release again; null if that is the code at hand. */
export function findOwnCode({ folder }: Dataset): ReleaseCommit | null {
  return process.env[IN_CHECKOUT] === undefined ? findReleaseCommit(folder) : null;
}

/**
 * Builds a release again from its inputs in a temporary folder, and compares every byte. Later changes of our code make
 * no difference: the code of the commit that added the release does it, with the packages of its lock file.
 */
export function reproduce(
  release: Dataset & Previous,
  dist: string,
  raw: string,
  { ownCode = findOwnCode(release), tell = () => {}, ...options }: Reproducing = {},
): Promise<Reproduced> {
  const addAssets = options.addAssets === true && listMissingAssets(release.folder).length > 0;
  const tools = ownCode === null ? listDifferingTools(release.manifest) : [];
  return withTemporaryFolder('reproduce', async (temporary) => {
    const missing = copyInputs(release.manifest.inputs, raw, join(temporary, 'raw'));
    const rebuilding = { release, dist, temporary, addAssets, tell };
    const rebuilt = () => (ownCode === null ? rebuild(rebuilding) : rebuildAtCommit(ownCode, rebuilding));
    return { release, missing, differing: missing.length > 0 ? [] : await rebuilt(), tools };
  });
}

export interface Reproducing {
  /** The commit whose code does it; null for the code at hand. */
  ownCode?: ReleaseCommit | null;
  addAssets?: boolean;
  tell?: (line: string) => void;
}

/** @returns the files that differ */
async function rebuild({ release, dist, temporary, addAssets }: Rebuilding): Promise<string[]> {
  const { version, date, since, edition, assets = [] } = release.manifest;
  const [built, again] = [join(temporary, 'built'), join(temporary, 'again')];
  await build(join(temporary, 'raw'), built, { edition });
  await draftRelease(openDataset(built), again, {
    version: version ?? '',
    date: date ?? '',
    since: since === null ? null : openRelease(dist, since),
    assets,
  });
  const differing = listDifferingFiles(release.folder, again);
  if (addAssets && differing.length === 0)
    for (const file of listMissingAssets(release.folder))
      addFile(join(again, file), join(release.folder, file));
  return differing;
}

/** Formats the result. A release never changes: only dumps or the next release can be fixed. */
export function formatReproduction({ release, missing, differing, tools }: Reproduced): string[] {
  const { folder, manifest, version } = release;
  if (missing.length > 0)
    return [
      ...missing.map(({ path, kind }) => (kind === 'lost' ? `there is no ${path}` : `${path} has changed`)),
      `${folder} cannot be built again; dumps never change: restore them`,
    ];
  const files = manifest.outputs.length + 2; // the manifest and SHA256SUMS
  if (differing.length === 0) return [`${folder}: all ${formatPlural(files, 'file')} are identical`];
  return [
    ...differing.map((file) => `${file} differs`),
    ...tools.map((tool) => `${version} was written by ${tool}: differences may come from that`),
    `${folder}: ${formatCount(differing.length)} of ${formatPlural(files, 'file')} cannot be built again`,
  ];
}

export function isReproduced({ missing, differing }: Reproduced): boolean {
  return missing.length + differing.length === 0;
}
