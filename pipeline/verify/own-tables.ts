import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../cli/command.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { parseJson } from './rows.ts';
import { TABLES } from './tables.ts';

/**
 * Refuses a release whose tables have other fields than ours, by its own description: only its own code knows its laws.
 * A build is ours whatever it says, and so is a folder that says nothing.
 */
export function refuseOtherTables(folder: string): void {
  const { version } = readObject(folder, 'manifest.json') as { version?: unknown };
  if (typeof version !== 'string') return;
  const schemas = readObject(folder, 'schemas.json') as Record<string, { properties?: object } | undefined>;
  const theirs = Object.keys(schemas.papers?.properties ?? {});
  const ours = Object.keys(TABLES.papers.schema.properties ?? {});
  const gone = theirs.filter((field) => !ours.includes(field));
  const lacks = ours.filter((field) => field !== 'abstract' && !theirs.includes(field));
  if (theirs.length === 0 || gone.length + lacks.length === 0) return;
  throw new Refusal(
    `${folder} was written by other code: its papers ${[
      ...(lacks.length > 0 ? [`have no ${lacks[0]}`] : []),
      ...(gone.length > 0 ? [`have ${gone[0]}`] : []),
    ].join(
      ' and ',
    )}. Check out the commit that added it, and run there: npm ci && npx daily-papers verify ${folder}`,
  );
}

/** Refuses a release without its assets: a law that does not see a table cannot say that it holds. */
export function refuseMissingAssets(folder: string): void {
  const { assets } = readObject(folder, 'manifest.json') as { assets?: unknown };
  const missing = (Array.isArray(assets) ? assets : []).filter(
    (file) => !existsSync(join(folder, String(file))),
  );
  if (missing.length > 0)
    throw new Refusal(
      `${folder} lacks ${missing.join(', ')}, too large for Git; run: npx daily-papers download ${basename(folder)} --dist ${dirname(folder)}`,
    );
}

function readObject(folder: string, file: string): object {
  const path = join(folder, file);
  const value = existsSync(path) ? parseJson(readRegularFile(path).toString('utf8')) : null;
  return typeof value === 'object' && value !== null ? value : {};
}
