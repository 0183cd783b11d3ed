import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.ts';
import { type Dataset, openDataset } from '../dataset/dataset.ts';
import { openRelease } from '../dataset/releases.ts';
import { listDifferingFiles } from '../dataset/sums.ts';
import type { Previous } from '../metadata/dataset.ts';
import { listDifferingTools } from './current-build.ts';
import { draftRelease } from './draft.ts';
import { type MissingInput, takeInputs } from './inputs.ts';

/** What came of building a release again. */
export interface Reproduced {
  release: Dataset & Previous;
  /** Inputs that cannot be had any more; then nothing was built. */
  missing: MissingInput[];
  /** Files that are not the same to the byte. */
  differing: string[];
  /** Tools of which another version is installed. */
  tools: string[];
}

/** Builds a release again from what it was built from, in a folder that is gone afterwards, and compares every byte. */
export async function reproduce(release: Dataset & Previous, dist: string, raw: string): Promise<Reproduced> {
  const tools = listDifferingTools(release.manifest);
  const temporary = mkdtempSync(join(tmpdir(), 'reproduce-'));
  try {
    const missing = takeInputs(release.manifest.inputs, raw, join(temporary, 'raw'));
    const differing = missing.length > 0 ? [] : await rebuild(release, dist, temporary);
    return { release, missing, differing, tools };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @returns the files that are not the same */
async function rebuild(release: Dataset & Previous, dist: string, temporary: string): Promise<string[]> {
  const { version, date, since, edition } = release.manifest;
  const [built, again] = [join(temporary, 'built'), join(temporary, 'again')];
  await build(join(temporary, 'raw'), built, { edition });
  await draftRelease(openDataset(built), again, {
    version: version ?? '',
    date: date ?? '',
    since: since === null ? null : openRelease(dist, since),
  });
  return listDifferingFiles(release.folder, again);
}

/** What to tell of it. The release stands as it is: what can be mended are the dumps, or the next release. */
export function formatReproduction({ release, missing, differing, tools }: Reproduced): string[] {
  const { folder, manifest, version } = release;
  if (missing.length > 0)
    return [
      ...missing.map(({ path, kind }) => (kind === 'lost' ? `there is no ${path}` : `${path} has changed`)),
      `${folder} cannot be built again; dumps never change: put back what they were`,
    ];
  const files = manifest.outputs.length + 2; // the manifest and SHA256SUMS
  if (differing.length === 0) return [`${folder}: all ${files} files are the same to the byte`];
  return [
    ...differing.map((file) => `${file} differs`),
    ...tools.map((tool) => `${version} was written by ${tool}: differences may come from that`),
    `${folder}: ${differing.length} of ${files} files cannot be built again`,
  ];
}

/** Whether every byte is the same. */
export function isReproduced({ missing, differing }: Reproduced): boolean {
  return missing.length + differing.length === 0;
}
