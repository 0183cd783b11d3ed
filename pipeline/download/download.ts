import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { Refusal } from '../cli/command.ts';
import { openProgress, type Progress } from '../cli/progress.ts';
import { listAssets, MANIFEST, readManifest } from '../dataset/dataset.ts';
import { LATEST, readLatest, releaseFolderOf } from '../dataset/releases.ts';
import { formatSumFaults, readSums, sumOf, SUMS } from '../dataset/sums.ts';
import { publishNewFolder } from '../disk/atomic-write.ts';
import { openFile } from '../disk/files.ts';
import { fsyncFolder } from '../disk/fsync.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { discard, openStaging } from '../disk/staging.ts';
import { readFile } from './read-file.ts';
import type { Places } from './places.ts';

export interface DownloadOptions {
  version: string;
  dist: string;
  places: Places;
  progress?: Progress;
}

/** What was downloaded. */
export interface Downloaded {
  folder: string;
  /** Names of the files; none if the release is there and whole. */
  files: string[];
  bytes: number;
}

/**
 * Gets a release, or the assets that it lacks. Every file must have its SHA-256, and until all are there nothing is in
 * the folder of the release. A run that was cut off begins again.
 */
export async function download(options: DownloadOptions): Promise<Downloaded> {
  const folder = releaseFolderOf(options.dist, options.version);
  const staging = openStaging(folder);
  try {
    return existsSync(folder)
      ? await addAssets(folder, staging, options)
      : await getRelease(folder, staging, options);
  } finally {
    options.progress?.end();
    discard(staging);
  }
}

/** The release at hand says which assets it lacks. Nothing that is damaged is completed. */
async function addAssets(folder: string, staging: string, options: DownloadOptions): Promise<Downloaded> {
  const assets = listAssets(folder);
  const [fault] = formatSumFaults(folder, assets);
  if (fault !== undefined)
    throw new Refusal(
      `${join(folder, fault)}, so this is not the release; restore the folder, or move it away and try again`,
    );
  const missing = assets.filter((file) => !existsSync(join(folder, file)));
  const from = { ...options, staging, sums: readSums(folder), manifest: readManifest(folder) };
  const bytes = await getOutputs(missing, from);
  for (const file of missing) renameSync(join(staging, file), join(folder, file));
  fsyncFolder(folder);
  return { folder, files: missing, bytes };
}

async function getRelease(folder: string, staging: string, options: DownloadOptions): Promise<Downloaded> {
  const { version, places } = options;
  const base = `${places.files}/v${version}`;
  await getFile(`${base}/${SUMS}`, join(staging, SUMS), MOST_SUMS);
  const sums = checkSums(staging, options);
  await getFile(`${base}/${MANIFEST}`, join(staging, MANIFEST), MOST_MANIFEST, sums.get(MANIFEST) ?? '');
  const manifest = readManifest(staging);
  if (manifest.version !== version)
    throw new Refusal(`${base} is not that release: its manifest says ${manifest.version}`);
  const files = manifest.outputs.map(({ file }) => file);
  const bytes = await getOutputs(files, { ...options, staging, sums, manifest });
  const [fault] = formatSumFaults(staging);
  if (fault !== undefined) throw new Refusal(`${base}/${fault}`);
  publishNewFolder(staging, folder);
  fsyncFolder(dirname(folder));
  return { folder, files: [SUMS, MANIFEST, ...files], bytes };
}

/** A line for each file; a release has about forty. */
const MOST_SUMS = 1 << 20;
/** A manifest lists all dumps: 10,000 of them take 2 MB. */
const MOST_MANIFEST = 1 << 26;

/** Reads SHA256SUMS, whose own hash we may know. The names in it lead to no other folder. */
function checkSums(staging: string, { dist, version, places }: DownloadOptions): Map<string, string> {
  const latest = readLatest(dist);
  if (latest?.version === version && latest.sha256 !== sumOf(staging))
    throw new Refusal(`${places.files} has another release v${version} than ${join(dist, LATEST)} names`);
  if (!/^(?:[0-9a-f]{64} {2}\w[\w.-]*\n)+$/.test(readRegularFile(join(staging, SUMS)).toString('latin1')))
    throw new Refusal(`${places.files}/v${version}/${SUMS} is no list of SHA-256 and names`);
  return readSums(staging);
}

interface From extends DownloadOptions {
  staging: string;
  sums: ReadonlyMap<string, string>;
  manifest: Manifest;
}

/** Gets files that the manifest lists. @returns the number of bytes */
async function getOutputs(files: readonly string[], from: From): Promise<number> {
  const { version, places, staging, sums, manifest, progress = openProgress(true) } = from;
  const { outputs, assets = [] } = manifest;
  progress.part('download', files.length);
  let sum = 0;
  for (const { file, bytes } of outputs.filter((output) => files.includes(output.file))) {
    const sha256 = sums.get(file);
    if (sha256 === undefined)
      throw new Refusal(`the manifest of v${version} lists ${file}, and ${SUMS} does not`);
    const base = assets.includes(file) ? places.assets : places.files;
    await getFile(`${base}/v${version}/${file}`, join(staging, file), bytes, sha256);
    sum += bytes;
    progress.step();
  }
  return sum;
}

/** @param most its largest number of bytes */
async function getFile(place: string, to: string, most: number, sha256?: string): Promise<void> {
  const sink = openFile(to);
  let bytes = 0;
  for await (const chunk of readFile(place)) {
    bytes += chunk.length;
    if (bytes > most) break;
    sink.write(chunk);
  }
  const found = sink.close();
  if (bytes > most) throw new Refusal(`${place} is longer than the ${most} bytes that it may have`);
  if (sha256 !== undefined && found.sha256 !== sha256)
    throw new Refusal(`${place} has the SHA-256 ${found.sha256}, not ${sha256} as in ${SUMS}`);
}
