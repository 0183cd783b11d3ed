import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../schemas/types.ts';
import { validateManifest } from '../../schemas/validators.js';
import { Refusal } from '../cli/command.ts';
import type { Compared, Schemas } from '../diff/compared.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { faultsIn } from './sums.ts';
import { rowsIn } from './rows.ts';

/** A folder that was built or released. */
export interface Dataset extends Compared {
  folder: string;
  manifest: Manifest;
}

/** Opens a folder whose files are those that it says. Refuses every other. */
export function openDataset(folder: string): Dataset {
  const manifest = manifestIn(folder);
  const [fault, ...others] = faultsIn(folder);
  if (fault !== undefined)
    throw new Refusal(
      `${join(folder, fault)}${others.length > 0 ? `, and so for ${others.length} more files` : ''}; ${mendOf(manifest)}`,
    );
  // we wrote it, and it is as we wrote it; its comment is no table
  const { $comment: _, ...schemas } = readJson(join(folder, 'schemas.json')) as {
    $comment: string;
  } & Schemas;
  return { folder, manifest, version: manifest.version, rows: rowsIn(folder), schemas };
}

function mendOf({ version }: Manifest): string {
  return version === null ? 'build it anew' : 'a release never changes: put back what was released';
}

/** The manifest of a folder, whatever its other files are. */
export function manifestIn(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Refusal(`${folder} holds no dataset: there is no ${file}`);
  const manifest = readJson(file);
  if (!validateManifest(manifest)) throw new Refusal(`${file} is not as schemas/manifest.schema.json says`);
  return manifest;
}

/** The JSON of a file; undefined where it is none. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readRegularFile(file).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
