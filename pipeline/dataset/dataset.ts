import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';
import { Refusal } from '../cli/command.ts';
import type { ComparedDataset, Schemas } from '../diff/compared.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { formatSumFaults } from './sums.ts';
import { openRows } from './rows.ts';

/** A folder that was built or released. */
export interface Dataset extends ComparedDataset {
  folder: string;
  manifest: Manifest;
}

/** Opens a folder whose files are those that it says. Refuses every other. */
export function openDataset(folder: string): Dataset {
  const manifest = readManifest(folder);
  const [fault, ...others] = formatSumFaults(folder);
  if (fault !== undefined)
    throw new Refusal(
      `${join(folder, fault)}${others.length > 0 ? `, and so for ${others.length} more files` : ''}; ${mendOf(manifest)}`,
    );
  // we wrote it, and it is as we wrote it; its comment is no table
  const { $comment: _, ...schemas } = readJsonFile(join(folder, 'schemas.json')) as {
    $comment: string;
  } & Schemas;
  return { folder, manifest, version: manifest.version, rows: openRows(folder), schemas };
}

function mendOf({ version }: Manifest): string {
  return version === null ? 'build it anew' : 'a release never changes: put back what was released';
}

/** The manifest of a folder, whatever its other files are. */
export function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Refusal(`${folder} holds no dataset: there is no ${file}`);
  const manifest = readJsonFile(file);
  if (!validateManifest(manifest)) throw new Refusal(`${file} is not as schemas/manifest.schema.json says`);
  return manifest;
}

/** The JSON of a file; undefined where it is none. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readRegularFile(file).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
