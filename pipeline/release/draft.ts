import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../dataset/dataset.ts';
import { type OutputFile, writeDescriptions } from '../build/output.ts';
import { DATABASE } from '../emit/database.ts';
import { copyVerified } from '../disk/atomic-write.ts';
import type { Previous } from '../metadata/dataset.ts';

/** What a release says of itself that a build does not. */
export interface Naming {
  version: string;
  date: string;
  since: Previous | null;
}

/**
 * Puts the tables of a built folder into another one, described as the release that they are to be. No byte hangs
 * on anything but the tables, what the build says of them, and the name. When this returns all files are on the
 * disk, and read as they were written.
 */
export async function draftRelease(built: Dataset, to: string, naming: Naming): Promise<void> {
  mkdirSync(to, { recursive: true });
  const { version, date, since } = naming;
  const manifest = { ...built.manifest, version, date, since: since?.version ?? null };
  const tables = listTables(manifest);
  for (const table of tables) copyVerified(join(built.folder, table.file), join(to, table.file), table);
  await writeDescriptions(to, { ...manifest, outputs: tables }, since);
}

/** The files of a build that hold rows; everything else is described anew. */
function listTables({ outputs }: Dataset['manifest']): OutputFile[] {
  return outputs.filter(({ file, rows }) => rows !== null || file === DATABASE);
}
