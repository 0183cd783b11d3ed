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
}

/**
 * Copies the tables of a build to another folder and describes them as a release. The bytes depend only on the
 * tables, the manifest of the build and the release name. On return all files are on disk and verified.
 */
export async function draftRelease(built: Dataset, to: string, naming: ReleaseName): Promise<void> {
  mkdirSync(to, { recursive: true });
  const { version, date, since } = naming;
  const manifest = { ...built.manifest, version, date, since: since?.version ?? null };
  const tables = listTables(manifest);
  for (const table of tables) copyVerified(join(built.folder, table.file), join(to, table.file), table);
  await writeDescriptions(to, { ...manifest, outputs: tables }, since);
}

/** Lists the files that hold rows. All others are generated again. */
function listTables({ outputs }: Dataset['manifest']): OutputFile[] {
  return outputs.filter(({ file, rows }) => rows !== null || file === DATABASE);
}
