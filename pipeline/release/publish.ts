import { existsSync } from 'node:fs';
import { finishReleases } from './finish.ts';
import { releaseFolderOf } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import { publishNewFolder } from '../disk/atomic-write.ts';

/** The rename of the folder is the release; changelog and latest.json follow from it, in this run or in the next. */
export function publishRelease(staging: string, dist: string, version: string): void {
  const target = releaseFolderOf(dist, version);
  try {
    publishNewFolder(staging, target);
  } catch (error) {
    // where another run was faster with just the same files, theirs stay
    if (!existsSync(target) || sumOf(staging) !== sumOf(target)) throw error;
  }
  finishReleases(dist);
}
