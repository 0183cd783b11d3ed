import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The dumps with which the dataset began, without their extension. */
export const SEEDS = ['000_f248a2093bbe7987', '004_72d550f40475b450'] as const;

/** A folder with copies of them and of their sidecars. Tests never read raw/, which anybody may add to. */
export const SEED_FOLDER = fileURLToPath(new URL('seeds', import.meta.url));

/** The path of a file in it. */
export function seedFile(name: string): string {
  return join(SEED_FOLDER, name);
}
