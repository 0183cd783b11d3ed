import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Cell, Table } from './table.ts';

/** Does a piece of work once; null if the tool for it is not installed. */
export interface Contestant {
  name: string;
  run: (() => unknown) | null;
}

/** Seconds that each contestant took, round by round. */
type Times = ReadonlyMap<string, readonly number[]>;

/**
 * Runs all contestants in turn, several times, so a disturbance of the machine affects all of them. The first round
 * is not counted: it warms up code and file caches.
 */
export async function runContest(contestants: readonly Contestant[], rounds: number): Promise<Times> {
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++)
    for (const { name, run } of rotate(contestants, round)) {
      if (run === null) continue;
      const seconds = await measureSeconds(run);
      if (round > 0) times.get(name)?.push(seconds);
    }
  return times;
}

/** Starts each round with another contestant, so none always follows the same one. */
function rotate<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

// as --expose-gc does, in whatever way Node was started
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Measures wall time, after collecting the garbage of the previous contestant. */
async function measureSeconds(run: () => unknown): Promise<number> {
  collectGarbage();
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** How to express a time: as it is, as a speed, or per record. */
export interface Figure {
  unit: string;
  of(seconds: number): number;
}

export function toSpeed(bytes: number): Figure {
  return { unit: 'MB/s', of: (seconds) => bytes / 1e6 / seconds };
}

export function toTimePerRecord(records: number): Figure {
  return { unit: 'µs/record', of: (seconds) => (seconds * 1e6) / records };
}

/** The columns of a table with the rows of compareTimes. */
export const COMPARED_COLUMNS: Table['columns'] = [
  'ours',
  'unit',
  'figure',
  'baseline',
  'its figure',
  'ratio',
  'lowest',
  'highest',
];

/**
 * Rows for one of ours beside each of its baselines: medians, and how often the time of the baseline goes into ours.
 * The ratio is the median of the ratios of the rounds, because conditions change between rounds.
 */
export function compareTimes(
  times: Times,
  ours: string,
  baselines: readonly string[],
  figure: Figure,
): Cell[][] {
  const own = times.get(ours) ?? [];
  return baselines.map((baseline) => {
    const theirs = times.get(baseline) ?? [];
    const start = [ours, figure.unit, figure.of(computeMedian(own)), baseline];
    if (theirs.length === 0) return [...start, 'not on this machine', null, null, null];
    const ratios = own.map((seconds, round) => seconds / (theirs[round] ?? Number.NaN));
    return [
      ...start,
      figure.of(computeMedian(theirs)),
      computeMedian(ratios),
      Math.min(...ratios),
      Math.max(...ratios),
    ];
  });
}

export function computeMedian(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
