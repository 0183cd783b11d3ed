import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../dataset/dataset.ts';
import { type OutputFile, writeDescriptions } from '../build/output.ts';
import { DATABASE } from '../emit/database.ts';
import { copyVerified } from '../disk/atomic-write.ts';
import type { Previous } from '../metadata/dataset.ts';

/** What a release adds to the manifest of a build. */
export interface ReleaseName {
  version: string;
  date: string;
  since: Previous | null;
  /** Names of the tables that are too large for Git. */
  assets: readonly string[];
}

/** Git hosts refuse files of 100 MiB, and GitHub warns from this size on: larger tables are assets. */
const LARGEST_IN_GIT = 50 * 2 ** 20;

/** Lists the tables of a build that are too large for Git. */
export function listLargeTables({ manifest }: Dataset, largest = LARGEST_IN_GIT): string[] {
  return listTables(manifest).flatMap(({ file, bytes }) => (bytes > largest ? [file] : []));
}

/**
 * Copies the tables of a build to another folder and describes them as a release. The bytes depend only on the
 * tables, the manifest of the build and the release name. On return all files are on disk and verified.
 */
export async function draftRelease(built: Dataset, to: string, naming: ReleaseName): Promise<void> {
  mkdirSync(to, { recursive: true });
  const { version, date, since, assets } = naming;
  const manifest = { ...built.manifest, version, date, since: since?.version ?? null, assets: [...assets] };
  const tables = listTables(manifest);
  for (const table of tables) copyVerified(join(built.folder, table.file), join(to, table.file), table);
  await writeDescriptions(to, { ...manifest, outputs: tables }, since);
}

/** Lists the files that hold rows. All others are generated again. */
function listTables({ outputs }: Dataset['manifest']): OutputFile[] {
  return outputs.filter(({ file, rows }) => rows !== null || file === DATABASE);
}
