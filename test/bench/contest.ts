import type { Cell, Table } from './table.ts';

/** Does a piece of work once; null where the tool for it is not on this machine. */
export interface Contestant {
  name: string;
  run: (() => unknown) | null;
}

/** Seconds that each contestant took, round by round. */
type Times = ReadonlyMap<string, readonly number[]>;

/**
 * Lets all contestants do their work in turn, several times: what disturbs the machine then disturbs all of them.
 * A first round, not counted, lets code become hot and files come into memory.
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

/** Another one begins each round, so that nobody always follows the same one. */
function rotate<T>(all: readonly T[], round: number): T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

/** Wall time; the garbage of whoever ran before is collected first. */
async function measureSeconds(run: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

/** How a time is told: as it is, as a speed, or for each record. */
export interface Figure {
  unit: string;
  of(seconds: number): number;
}

const SECONDS: Figure = { unit: 's', of: (seconds) => seconds };

export function toSpeed(bytes: number): Figure {
  return { unit: 'MB/s', of: (seconds) => bytes / 1e6 / seconds };
}

export function toTimePerRecord(records: number): Figure {
  return { unit: 'µs/record', of: (seconds) => (seconds * 1e6) / records };
}

/** The columns of a table whose rows are those of `beside`. */
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
 * The ratio is the median of the ratios of the rounds, since both stand in the same weather there.
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
