import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, secondsOf } from './contest.ts';
import { ROOT, writeDumps } from './made-up.ts';
import { run } from './run.ts';
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
export async function scale(quick: boolean, folder: string): Promise<Table[]> {
  const real = { label: '209 (real)', folder: join(ROOT, 'raw'), records: 209 };
  const raws = [real, ...(quick ? RECORDS.quick : RECORDS.full).map((records) => madeUp(records, folder))];
  const out = join(folder, 'scale');
  const builds: Cell[][] = [];
  const stages: Stages[] = [];
  for (const raw of raws) {
    builds.push(await buildRow(raw, out, raw.records > ONCE || quick ? 1 : 3));
    stages.push(await stagesOf(raw, out));
  }
  const labels = raws.map(({ label }) => label);
  return [{ title: 'whole builds', columns: BUILD_COLUMNS, rows: builds }, stageTable(labels, stages)];
}

function madeUp(records: number, folder: string): Raw {
  const raw = join(folder, `raw-${records}`);
  writeDumps(records, raw);
  return { label: records.toLocaleString('en-US'), folder: raw, records };
}

const BUILD_COLUMNS = ['records', 'MB of dumps', 's', 'µs/record', 'peak MB'];

const PEAK = fileURLToPath(new URL('peak.ts', import.meta.url));

async function buildRow({ label, folder, records }: Raw, out: string, times: number): Promise<Cell[]> {
  const seconds: number[] = [];
  const peaks: number[] = [];
  for (let time = 0; time < times; time++)
    seconds.push(
      await secondsOf(async () => {
        const { stderr } =
          await run`node --import tsx --import ${PEAK} pipeline/build.ts --raw ${folder} --out ${out}`;
        peaks.push(Number(/peak (\d+) kB/.exec(stderr)?.[1]) / 1000);
      }),
    );
  const [wall, peak] = [median(seconds), median(peaks)];
  return [label, bytesOf(folder) / 1e6, wall, (wall * 1e6) / records, peak];
}

function bytesOf(folder: string): number {
  const dumps = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return sum(dumps.map((file) => statSync(join(folder, file)).size));
}

/** Seconds of each stage. */
type Stages = Readonly<Record<string, number>>;

const STAGES = fileURLToPath(new URL('stages.ts', import.meta.url));

async function stagesOf({ folder }: Raw, out: string): Promise<Stages> {
  const { stdout } = await run`node --import tsx ${STAGES} ${folder} ${out}`;
  return JSON.parse(stdout) as Stages; // what stages.ts prints
}

/** Stages that take less than this share of every build go together. */
const SMALL = 0.01;

function stageTable(labels: readonly string[], builds: readonly Stages[]): Table {
  const totals = builds.map((stages) => sum(Object.values(stages)));
  const names = Object.keys(Object.assign({}, ...builds));
  const secondsOf = (name: string) => builds.map((stages) => stages[name] ?? 0);
  const isLarge = (name: string) => secondsOf(name).some((s, at) => s >= SMALL * (totals[at] ?? 0));
  const large = names.filter(isLarge).map((name) => [name, secondsOf(name)] as const);
  const rest = totals.map((total, at) => total - sum(large.map(([, seconds]) => seconds[at] ?? 0)));
  return {
    title: 'stages of these builds',
    columns: ['stage', ...labels.flatMap((label) => [`${label}, s`, '%'])],
    rows: [...large, ['all others', rest] as const].map(([name, seconds]) => [
      name,
      ...seconds.flatMap((s, at) => [s, (100 * s) / (totals[at] ?? 1)]),
    ]),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
