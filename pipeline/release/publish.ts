import { existsSync } from 'node:fs';
import { finishReleases } from './finish.ts';
import { releaseFolderOf } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import { publishNewFolder } from '../disk/atomic-write.ts';

/** Publishes a release by renaming its folder. This run or the next one then writes the changelog and latest.json. */
export function publishRelease(staging: string, dist: string, version: string): void {
  const target = releaseFolderOf(dist, version);
  try {
    publishNewFolder(staging, target);
  } catch (error) {
    // a concurrent run has released the same files: keep them
    if (!existsSync(target) || sumOf(staging) !== sumOf(target)) throw error;
  }
  finishReleases(dist);
}
