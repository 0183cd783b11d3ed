import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { ROOT } from '../../bench/made-up.ts';
import type { Variant } from './variants.ts';

/** What runs need. */
export interface Maker {
  /** In which each run has a folder of its own. */
  folder: string;
  program: string;
  /** The program of a version of Node. */
  node(version: string): Promise<string>;
}

/** What a run prints: a hash, or what went wrong. */
export async function hashWith(variant: Variant, maker: Maker): Promise<string> {
  // a blank, a letter that has two forms, and one that is no letter: no folder is called like another
  const folder = join(maker.folder, `in ${variant.name.replaceAll('/', ' ')} é ⊕`);
  const [raw, dist, cache] = ['raw', 'dist', 'cache'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(folder);
  writeRaw(raw, variant.shuffled ?? 0);
  if (variant.cache !== undefined)
    copyCache(join(maker.folder, 'in plain é ⊕', 'cache'), cache, variant.cache);
  const node = variant.version === undefined ? process.execPath : await maker.node(variant.version);
  const shuffle = variant.shuffled === undefined ? [] : ['--import', SHUFFLE];
  const command = [
    ...(variant.through ?? []),
    node,
    ...(variant.node ?? []),
    ...shuffle,
    maker.program,
    raw,
    dist,
    cache,
  ];
  const env = { ...process.env, ...variant.env, SHUFFLE: String(variant.shuffled) };
  // in a folder that is neither the project's nor the one of the data
  const run = $({ cwd: '/', quiet: true, nothrow: true, env });
  const { stdout, stderr, exitCode, signal } =
    await run`sh -c ${`umask ${variant.umask ?? '022'}; exec "$@"`} sh ${command}`;
  return exitCode === 0 ? stdout.trim() : `ends with ${exitCode ?? signal}: ${stderr.trim()}`;
}

const SHUFFLE = join(ROOT, 'test/prove/determinism/shuffle.mjs');

/** Made in another order, and in other years. */
function writeRaw(raw: string, seed: number): void {
  mkdirSync(raw);
  const files = readdirSync(join(ROOT, 'raw')).filter((name) => !name.startsWith('.'));
  for (let i = 0; i < files.length; i++) {
    const name = files[(i + seed) % files.length] ?? '';
    cpSync(join(ROOT, 'raw', name), join(raw, name));
    utimesSync(join(raw, name), seed * YEAR, seed * YEAR);
  }
}

/** In seconds, and about. */
const YEAR = 366 * 86_400;

function copyCache(from: string, to: string, state: 'warm' | 'corrupt'): void {
  cpSync(from, to, { recursive: true });
  if (state === 'warm') return;
  const files = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    // still JSON, with other figures in it
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('9', '8'));
  }
}
