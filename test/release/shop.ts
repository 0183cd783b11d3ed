import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../pipeline/build.ts';
import { type ReleaseOptions, release } from '../../pipeline/release.ts';
import { openSince } from '../../pipeline/dataset/releases.ts';
import { verify } from '../../pipeline/verify/verify.ts';
import { BEES, newFolder, SOIL, TIDES, type World, writeRaw } from '../diff/worlds.ts';

/** A folder of dumps and one of releases, in which somebody works. */
export interface Shop {
  raw: string;
  dist: string;
}

export function newShop(): Shop {
  return { raw: newFolder(), dist: newFolder() };
}

export async function buildNext({ raw, dist }: Shop): Promise<void> {
  await build(raw, join(dist, 'next'), { since: openSince(undefined, join(dist, 'next')) });
}

/** All laws, in this process: what release starts besides is a program for tsx. */
const verifying: NonNullable<ReleaseOptions['verifying']> = (folder, raw) => verify(folder, { raw });

export async function releaseNext(
  shop: Shop,
  options: ReleaseOptions = {},
): Promise<{ version: string | null; said: string }> {
  const said: string[] = [];
  const version = await release({ ...shop, verifying, tell: (line) => said.push(line), ...options });
  return { version, said: said.join('\n') };
}

/** Adds dumps and judgements, builds and releases. */
export async function next(shop: Shop, world: World, options?: ReleaseOptions) {
  writeRaw(shop.raw, world);
  await buildNext(shop);
  return releaseNext(shop, options);
}

/** Every file of a folder but those of the build in hand, with its content. */
export function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return Object.fromEntries(
    paths
      .filter((path) => !path.startsWith('next/'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
  );
}

export function copy(from: Shop, to: Shop): Shop {
  cpSync(from.raw, to.raw, { recursive: true });
  cpSync(from.dist, to.dist, { recursive: true });
  return to;
}

export function copyOf(shop: Shop): Shop {
  const made = copy(shop, newShop());
  copies.push(made);
  return made;
}

const copies: Shop[] = [];

/** Each takes half a megabyte, and who runs tests again and again has thousands. */
export function removeCopies(): void {
  for (const { raw, dist } of copies.splice(0))
    for (const folder of [raw, dist]) rmSync(folder, { recursive: true });
}

export const DAY_1: World = { days: { '2025-08-04': [TIDES, SOIL] } };
export const DAY_2: World = { days: { '2025-08-05': [BEES, SOIL] } };
