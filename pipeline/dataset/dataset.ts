import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';
import { Refusal } from '../cli/command.ts';
import type { ComparedDataset, Schemas } from '../diff/compared.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { formatSumFaults } from './sums.ts';
import { openRows } from './rows.ts';
import { formatPlural } from '../text/plural.ts';

/** A built or released folder. */
export interface Dataset extends ComparedDataset {
  folder: string;
  manifest: Manifest;
}

/** Opens a folder. Refuses one whose files do not match its SHA256SUMS. */
export function openDataset(folder: string): Dataset {
  const manifest = readManifest(folder);
  const [fault, ...others] = formatSumFaults(folder, manifest.assets);
  if (fault !== undefined)
    throw new Refusal(
      `${join(folder, fault)}${others.length > 0 ? `, and so for ${formatPlural(others.length, 'more file')}` : ''}; ${suggestFix(manifest)}`,
    );
  // its checksum shows that we wrote it; the comment is not a table
  const { $comment: _, ...schemas } = readJsonFile(join(folder, 'schemas.json')) as {
    $comment: string;
  } & Schemas;
  return { folder, manifest, version: manifest.version, rows: openRows(folder), schemas };
}

function suggestFix({ version }: Manifest): string {
  return version === null ? 'run: npx daily-papers build' : 'a release never changes: restore it';
}

export const MANIFEST = 'manifest.json';

/** Reads the manifest of a folder without checking its other files. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) throw new Refusal(`${folder} holds no dataset: ${file} is missing`);
  const manifest = renameFlags(readJsonFile(file));
  if (!validateManifest(manifest)) throw new Refusal(`${file} does not match schemas/manifest.schema.json`);
  return manifest;
}

/** Lists the assets of a folder: files that are too large for Git. Empty if its manifest is not one. */
export function listAssets(folder: string): readonly string[] {
  const file = join(folder, MANIFEST);
  const manifest = existsSync(file) ? renameFlags(readJsonFile(file)) : null;
  return validateManifest(manifest) ? (manifest.assets ?? []) : [];
}

/** Lists the assets that a folder lacks. */
export function listMissingAssets(folder: string): string[] {
  return listAssets(folder).filter((file) => !existsSync(join(folder, file)));
}

/** Release 1.0.0 calls its text issues `flags`; a release never changes. */
function renameFlags(manifest: unknown): unknown {
  if (typeof manifest !== 'object' || manifest === null || !('flags' in manifest)) return manifest;
  const { flags, ...others } = manifest;
  return { ...others, text_issues: flags };
}

/** Reads a JSON file; undefined if it is not JSON. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readRegularFile(file).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
