import { cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { $, which } from 'zx';
import { ROOT } from '../../bench/made-up.ts';
import { seedFile, SEED_FOLDER } from '../../support/seeds.ts';
import { bundleProgram } from '../bundle.ts';
import { drawOf } from '../draw.ts';
import type { Proof, Task } from '../proof.ts';
import { combine, QUICK, type Variant, VARIANTS } from './variants.ts';

export const proof: Proof = {
  law: 'Determinism',
  promise: 'The same raw files give the same bytes, on any machine and at any time.',
  prepare,
  figures: {
    hash: {
      name: 'two editions, a release and the result of `check` have one hash',
      cases: (task) => variantsOf(task).length,
      open: (task) => {
        const plain = readFileSync(join(task.folder, 'plain.txt'), 'utf8');
        return async (number) => {
          const variant = variantsOf(task)[number] as Variant; // below the length
          const hash = await hashWith(variant, task.folder);
          return { fault: hash === plain ? null : `${variant.name}: ${hash}, not ${plain}` };
        };
      },
    },
  },
};

async function prepare({ folder, quick }: Task): Promise<void> {
  for (const tool of ['faketime', 'unshare', 'taskset'])
    if ((await which(tool, { nothrow: true })) === null)
      throw new Error(`${tool} is missing; run: apt-get install faketime util-linux`);
  await bundleProgram(folder, 'test/prove/determinism/make.ts');
  for (const { version } of quick ? [] : VARIANTS)
    if (version !== undefined) await fetchNode(version, folder);
  const plain = await hashWith({ name: 'plain' }, folder);
  if (!/^[0-9a-f]{64}$/.test(plain)) throw new Error(`the plain run ${plain}`);
  writeFileSync(join(folder, 'plain.txt'), plain);
}

/** Random combinations, besides every variant alone. */
const COMBINED = 6;

function variantsOf({ quick, seed }: Task): Variant[] {
  if (quick) return VARIANTS.filter(({ name }) => QUICK.test(name));
  const combined = Array.from({ length: COMBINED }, (_, i) =>
    Array.from({ length: 4 }, (__, k) => drawOf(seed, 4 * i + k).pick(VARIANTS)).reduce(combine),
  );
  return [...VARIANTS, ...combined];
}

/** From its npm package, whose name has the platform in it. */
async function fetchNode(version: string, folder: string): Promise<void> {
  const run = $({ quiet: true });
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries', '5'];
  await run`npm install --prefix ${join(folder, version)} ${flags} ${`${nodePackage()}@${version}`}`;
}

function nodePackage(): string {
  return `node-${process.platform}-${process.arch}`;
}

/** @returns the hash that the program prints, or what went wrong */
async function hashWith(variant: Variant, folder: string): Promise<string> {
  // a blank, a letter that has two forms, and a character that is no letter
  const own = join(folder, `in ${variant.name.replaceAll('/', ' ')} é ⊕`);
  const [raw, dist, cache] = ['raw', 'dist', 'cache'].map((name) => join(own, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(own);
  writeRaw(raw, variant.shuffled ?? 0);
  if (variant.cache !== undefined) copyCache(join(folder, 'in plain é ⊕', 'cache'), cache, variant.cache);
  const node = join(folder, variant.version ?? '', 'node_modules', nodePackage(), 'bin', 'node');
  const command = [
    ...(variant.through ?? []),
    variant.version === undefined ? process.execPath : node,
    ...(variant.node ?? []),
    ...(variant.shuffled === undefined ? [] : ['--import', join(ROOT, 'test/prove/determinism/shuffle.mjs')]),
    join(folder, 'bin', 'start-make.mjs'),
    ...[raw, dist, cache],
  ];
  const env = { ...process.env, ...variant.env, SHUFFLE: String(variant.shuffled) };
  // neither in the folder of the project nor in that of the data
  const run = $({ cwd: '/', quiet: true, nothrow: true, env });
  const { stdout, stderr, exitCode, signal } =
    await run`sh -c ${`umask ${variant.umask ?? '022'}; exec "$@"`} sh ${command}`;
  return exitCode === 0 ? stdout.trim() : `ends with ${exitCode ?? signal}: ${stderr.trim()}`;
}

const SECONDS_OF_YEAR = 366 * 86_400;

/** Writes the files in another order, with times in other years. */
function writeRaw(raw: string, seed: number): void {
  mkdirSync(raw);
  const files = readdirSync(SEED_FOLDER);
  for (let i = 0; i < files.length; i++) {
    const name = files[(i + seed) % files.length] ?? '';
    cpSync(seedFile(name), join(raw, name));
    utimesSync(join(raw, name), seed * SECONDS_OF_YEAR, seed * SECONDS_OF_YEAR);
  }
}

function copyCache(from: string, to: string, state: 'warm' | 'corrupt'): void {
  cpSync(from, to, { recursive: true });
  if (state === 'warm') return;
  const files = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    // still JSON, with other numbers
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('9', '8'));
  }
}
