import { fileURLToPath } from 'node:url';
import type { Joined, Task } from './join-run.ts';
import { run } from './run.ts';
import type { Cell, Table } from './table.ts';
import { HAS_REAL, type Titles } from './titles.ts';

/** Joining titles that are alike, beside comparing all pairs by string-similarity, each in a process of its own. */
export async function benchJoin(quick: boolean): Promise<Table[]> {
  const unit = quick ? 100 : 1;
  const base = await measure({
    kind: 'real',
    count: quick ? 400 : 2_000,
    threshold: 90,
    how: 'all pairs by string-similarity',
  });
  const ours = (kind: Titles['kind'], count: number, threshold: number) =>
    measure({ kind, count: Math.round(count / unit), threshold, how: 'join' });
  const allPairs = (count: number) => (base.seconds * countPairs(count)) / countPairs(base.count);
  const speeds: Cell[][] = [];
  for (const [threshold, bar] of SPEEDS) {
    const found = await ours('real', 100_000, threshold);
    const times = allPairs(found.count) / found.seconds;
    speeds.push([
      found.count,
      threshold / 100,
      found.pairs,
      found.seconds,
      allPairs(found.count),
      times,
      bar,
    ]);
  }
  return [
    {
      title: `join of ${HAS_REAL ? 'real' : 'recombined'} titles, beside all pairs by string-similarity, measured on ${base.count} titles (${base.seconds.toPrecision(3)} s)`,
      columns: ['titles', 'threshold', 'pairs', 'CPU s', 'all pairs, CPU s', 'times as fast', 'at least'],
      rows: speeds,
    },
    await benchGrowth(ours),
    await benchSets(ours),
  ];
}

/** Thresholds of a hundred, and how many times as fast as all pairs the join has to be. */
const SPEEDS = [
  [90, 10_000],
  [85, 8_000],
  [80, 3_000],
] as const;

type Ours = (kind: Titles['kind'], count: number, threshold: number) => Promise<Measured>;

interface Measured extends Joined {
  count: number;
}

const RUN = fileURLToPath(new URL('join-run.ts', import.meta.url));

async function measure(task: Task): Promise<Measured> {
  const { stdout } = await run`node --import tsx ${RUN} ${JSON.stringify(task)}`;
  return { count: task.count, ...(JSON.parse(stdout) as Joined) }; // what join-run.ts prints
}

function countPairs(count: number): number {
  return (count * (count - 1)) / 2;
}

async function benchGrowth(ours: Ours): Promise<Table> {
  const few = await ours('real', 50_000, 90);
  const many = await ours('real', 200_000, 90);
  return {
    title: 'four times as many titles, at 0.90',
    columns: ['titles', 'CPU s', 'titles ', 'CPU s ', 'ratio', 'at most'],
    rows: [[few.count, few.seconds, many.count, many.seconds, many.seconds / few.seconds, 5]],
  };
}

/** Large sets and hostile ones: kind, titles, threshold; most seconds and megabytes where there is a bar. */
const SETS = [
  ['recombined', 900_000, 90, 30, 1_300],
  ['pattern', 10_000, 85, null, null],
  ['pattern', 20_000, 85, null, null],
  ['one length', 100_000, 85, null, null],
  ['one bigram', 20_000, 85, null, null],
] as const;

async function benchSets(ours: Ours): Promise<Table> {
  const rows: Cell[][] = [];
  for (const [kind, count, threshold, seconds, megabytes] of SETS) {
    const found = await ours(kind, count, threshold);
    const measured = [found.pairs, found.seconds, seconds, found.wall, found.kilobytes / 1000, megabytes];
    rows.push([kind, found.count, threshold / 100, ...measured]);
  }
  return {
    title:
      'large sets and hostile ones: recombined (1 % nearly equal), of one pattern, of one length, of one bigram',
    columns: ['set', 'titles', 'threshold', 'pairs', 'CPU s', 'at most', 'wall s', 'peak MB', 'at most '],
    rows,
  };
}
