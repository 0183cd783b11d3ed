import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../pipeline/build.ts';
import { PACKAGE } from '../../pipeline/metadata/about.ts';
import { assemble } from '../../pipeline/package/assemble.ts';
import { runContest, computeMedian } from './contest.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import type { Cell, Table } from './table.ts';

/** How often to repeat the rows of the two real dumps in the package. */
const TIMES = [1, 10, 50];

/** Loading the lists of papers and appearances from the package, beside starting Node for nothing: what a user waits for. */
export async function benchPackage(quick: boolean, folder: string): Promise<Table[]> {
  await build(SEED_FOLDER, join(folder, 'built'));
  const rows: Cell[][] = [];
  for (const times of TIMES) {
    const user = join(folder, `user-${times}`);
    await install(user, join(folder, 'built'), times);
    rows.push(...(await load(user, quick ? 1 : 15)));
  }
  return [
    {
      title:
        'loading papers and appearances from the npm package: ms, and how many more than Node takes to start',
      columns: ['loaded by', 'papers', 'node and nothing', 'loaded', 'more', 'lowest', 'highest'],
      rows,
    },
  ];
}

/** Installs the package for a user, with so many times the rows. */
async function install(user: string, built: string, times: number): Promise<void> {
  const installed = join(user, 'node_modules', PACKAGE);
  await assemble(built, installed);
  for (const table of ['papers.jsonl', 'appearances.jsonl']) {
    const file = join(installed, 'data', table);
    writeFileSync(file, readFileSync(file, 'utf8').repeat(times));
  }
  const use = 'if (papers.length + appearances.length === 0) throw new Error("nothing was loaded")';
  writeFileSync(join(user, 'import.mjs'), `import { papers, appearances } from '${PACKAGE}'; ${use};`);
  writeFileSync(join(user, 'require.cjs'), `const { papers, appearances } = require('${PACKAGE}'); ${use};`);
  writeFileSync(join(user, 'nothing.mjs'), '');
  writeFileSync(join(user, 'nothing.cjs'), '');
}

const SYSTEMS = { 'import.mjs': 'nothing.mjs', 'require.cjs': 'nothing.cjs' } as const;

async function load(user: string, rounds: number): Promise<Cell[][]> {
  const files = Object.entries(SYSTEMS).flat();
  // without a shell, which takes as long to start as the load
  const contestants = files.map((name) => ({
    name,
    run: () => execFileSync(process.execPath, [join(user, name)]),
  }));
  const seconds = await runContest(contestants, rounds);
  const milliseconds = (name: string) => (seconds.get(name) ?? []).map((each) => each * 1000);
  const papers = readFileSync(join(user, 'node_modules', PACKAGE, 'data/papers.jsonl'), 'utf8');
  return Object.entries(SYSTEMS).map(([ours, nothing]) => {
    const [loaded, node] = [milliseconds(ours), milliseconds(nothing)];
    const more = loaded.map((each, round) => each - (node[round] ?? Number.NaN));
    const range = [computeMedian(more), Math.min(...more), Math.max(...more)];
    return [ours, papers.split('\n').length - 1, computeMedian(node), computeMedian(loaded), ...range];
  });
}
