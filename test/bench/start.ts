import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { COMPARED_COLUMNS, compareTimes, type Contestant, runContest, type Figure } from './contest.ts';
import { ROOT } from './made-up.ts';
import { run, useTool } from './run.ts';
import type { Table } from './table.ts';

const MILLISECONDS: Figure = { unit: 'ms', of: (seconds) => 1000 * seconds };

/** The whole build of the two real dumps as a user starts it, beside starting Node for nothing. */
export async function benchStart(quick: boolean, folder: string): Promise<Table[]> {
  const nothing = join(folder, 'nothing.mjs');
  writeFileSync(nothing, '');
  const bundle = await bundleBuild(folder);
  const out = join(folder, 'built');
  const ours: Contestant[] = [
    { name: 'build', run: () => run`node --import tsx pipeline/build.ts --out ${out}` },
    { name: 'build, bundled', run: () => run`node ${bundle} --out ${out}` },
    await useTool('npm', 'npm run build', () => run`npm run build -- --out ${out}`),
    { name: 'tsx and nothing', run: () => run`node --import tsx ${nothing}` },
  ];
  const baseline = { name: 'node and nothing', run: () => run`node ${nothing}` };
  const times = await runContest([...ours, baseline], quick ? 1 : 7);
  return [
    {
      title: 'building the two real dumps, from start to end',
      columns: COMPARED_COLUMNS,
      rows: [
        ...ours.flatMap(({ name }) => compareTimes(times, name, [baseline.name], MILLISECONDS)),
        ...compareTimes(times, 'npm run build', ['build'], MILLISECONDS),
      ],
    },
  ];
}

/** The build as one file of JavaScript; it finds packages where the project has them. */
async function bundleBuild(folder: string): Promise<string> {
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
