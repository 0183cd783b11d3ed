import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEED_FOLDER } from '../support/seeds.ts';
import { writeDumps } from './made-up.ts';
import { run } from './run.ts';
import type { Staged } from './stages.ts';
import type { Cell, Table } from './table.ts';

const RECORDS = { quick: [1_000], full: [20_000, 200_000] };

/** Builds of more records than this are run once: they take long enough to even out what disturbs them. */
const ONCE = 100_000;

/** A folder of dumps. */
interface Raw {
  label: string;
  folder: string;
  records: number;
}

/** Wall time and peak memory of whole builds, small to large, and the stages in which the time goes. */
export async function benchScale(quick: boolean, folder: string): Promise<Table[]> {
  const real = { label: '209 (real)', folder: SEED_FOLDER, records: 209 };
  const raws = [real, ...(quick ? RECORDS.quick : RECORDS.full).map((records) => makeRaw(records, folder))];
  const builds: Staged[] = [];
  for (const raw of raws) {
    const times = raw.records > ONCE || quick ? 1 : 3;
    builds.push(await runTypical(raw, join(folder, 'scale'), times));
  }
  return [
    {
      title: 'whole builds',
      columns: BUILD_COLUMNS,
      rows: raws.map((raw, at) => toBuildRow(raw, builds[at] as Staged)),
    },
    makeStageTable(raws, builds),
  ];
}

function makeRaw(records: number, folder: string): Raw {
  const raw = join(folder, `raw-${records}`);
  writeDumps(records, raw);
  return { label: records.toLocaleString('en-US'), folder: raw, records };
}

const STAGES = fileURLToPath(new URL('stages.ts', import.meta.url));

/** The median one, by its time, of some builds of the same dumps. */
async function runTypical({ folder }: Raw, out: string, times: number): Promise<Staged> {
  const all: Staged[] = [];
  for (let time = 0; time < times; time++) {
    const { stdout } = await run`node --import tsx ${STAGES} ${folder} ${out}`;
    all.push(JSON.parse(stdout) as Staged); // what stages.ts prints
  }
  all.sort((a, b) => wallOf(a) - wallOf(b));
  return all[all.length >> 1] as Staged; // at least one
}

function wallOf({ seconds }: Staged): number {
  return sum(Object.values(seconds));
}

const BUILD_COLUMNS = ['records', 'MB of dumps', 's', 'µs/record', 'peak MB'];

function toBuildRow({ label, folder, records }: Raw, build: Staged): Cell[] {
  const wall = wallOf(build);
  return [label, measureBytes(folder) / 1e6, wall, (wall * 1e6) / records, build.kilobytes / 1000];
}

function measureBytes(folder: string): number {
  const dumps = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return sum(dumps.map((file) => statSync(join(folder, file)).size));
}

/** Stages that take less than this share of every build go together. */
const SMALL = 0.01;

function makeStageTable(raws: readonly Raw[], builds: readonly Staged[]): Table {
  const walls = builds.map(wallOf);
  const names = Object.keys(Object.assign({}, ...builds.map(({ seconds }) => seconds)));
  const stages = names.map((name) => ({ name, seconds: builds.map(({ seconds }) => seconds[name] ?? 0) }));
  const large = stages.filter(({ seconds }) => seconds.some((s, at) => s >= SMALL * (walls[at] ?? 0)));
  const rest = walls.map((wall, at) => wall - sum(large.map(({ seconds }) => seconds[at] ?? 0)));
  return {
    title: 'stages of these builds',
    columns: ['stage', ...raws.flatMap(({ label }) => [`${label}, s`, '%'])],
    rows: [...large, { name: 'all others', seconds: rest }].map(({ name, seconds }) => [
      name,
      ...seconds.flatMap((s, at) => [s, (100 * s) / (walls[at] ?? 1)]),
    ]),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
