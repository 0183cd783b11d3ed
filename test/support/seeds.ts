import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The dumps with which the dataset began, without their extension. Dumps never change, so tests may count on them. */
export const SEEDS = ['000_f248a2093bbe7987', '004_72d550f40475b450'] as const;

/** Copies the seed dumps and their sidecars to a new folder: tests must not depend on what else is in raw/. */
export function copySeeds(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const file of SEEDS.flatMap((seed) => [`${seed}.txt`, `${seed}.txt.sidecar.json`]))
    copyFileSync(join('raw', file), join(folder, file));
  return folder;
}
