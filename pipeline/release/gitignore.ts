import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listAssets } from '../dataset/dataset.ts';
import { listVersions, releaseFolderOf } from '../dataset/releases.ts';
import { writeAtomically } from '../disk/atomic-write.ts';
import { readRegularFile } from '../disk/regular-file.ts';

export const GITIGNORE = '.gitignore';

const HEAD = '# assets: files of releases that are too large for Git; npx daily-papers download gets them\n';

/** Writes the file by which Git ignores the assets of all releases, if there are any. */
export function writeGitignore(dist: string): void {
  const file = join(dist, GITIGNORE);
  const after = formatGitignore(dist);
  if (after !== null && (!existsSync(file) || readRegularFile(file).toString('utf8') !== after))
    writeAtomically(file, after);
}

/** Null if no release has assets. */
function formatGitignore(dist: string): string | null {
  const lines = listVersions(dist).flatMap((version) => {
    const folder = releaseFolderOf(dist, version);
    return listAssets(folder).map((file) => `/${basename(folder)}/${file}\n`);
  });
  return lines.length === 0 ? null : `${HEAD}${lines.join('')}`;
}
