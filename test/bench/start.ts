import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BESIDE, beside, type Contestant, contest, type Figure } from './contest.ts';
import { ROOT } from './made-up.ts';
import { run, withTool } from './run.ts';
import type { Table } from './table.ts';

const MILLISECONDS: Figure = { unit: 'ms', of: (seconds) => 1000 * seconds };

/** The whole build of the two real dumps as a user starts it, beside starting Node for nothing. */
export async function start(quick: boolean, folder: string): Promise<Table[]> {
  const nothing = join(folder, 'nothing.mjs');
  writeFileSync(nothing, '');
  const bundle = await bundleInto(folder);
  const out = join(folder, 'built');
  const ours: Contestant[] = [
    { name: 'build', run: () => run`node --import tsx pipeline/build.ts --out ${out}` },
    { name: 'build, bundled', run: () => run`node ${bundle} --out ${out}` },
    await withTool('npm', 'npm run build', () => run`npm run build -- --out ${out}`),
    { name: 'tsx and nothing', run: () => run`node --import tsx ${nothing}` },
  ];
  const baseline = { name: 'node and nothing', run: () => run`node ${nothing}` };
  const times = await contest([...ours, baseline], quick ? 1 : 7);
  return [
    {
      title: 'building the two real dumps, from start to end',
      columns: BESIDE,
      rows: [
        ...ours.flatMap(({ name }) => beside(times, name, [baseline.name], MILLISECONDS)),
        ...beside(times, 'npm run build', ['build'], MILLISECONDS),
      ],
    },
  ];
}

/** The build as one file of JavaScript; it finds packages where the project has them. */
async function bundleInto(folder: string): Promise<string> {
  const outfile = join(folder, 'build.mjs');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await build({
    entryPoints: [join(ROOT, 'pipeline/build.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return outfile;
}
