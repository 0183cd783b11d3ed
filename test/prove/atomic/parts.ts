import { join } from 'node:path';
import { crashing, crashingTwice, type Looked } from './crashes.ts';
import { failing, faultsOf } from './failing.ts';
import { deathsOf, killing } from './killed.ts';
import { liesOf, lying } from './lying.ts';
import { casesOf } from './trace.ts';
import { type Bench, benchFor, worksIn } from './worlds.ts';

/** What one of several processes does. */
export interface Part {
  rows: readonly Row[];
  /** With the states before and after each work. */
  folder: string;
  program: string;
  index: number;
  of: number;
  quick: boolean;
  seed: number;
}

export type Row = keyof typeof ROWS;

type Run = (bench: Bench, part: Part) => Promise<Looked>;

const ROWS = {
  killed: sharing(deathsOf, (bench, cases, { program }) => killing(bench, cases, program)),
  failing: sharing(faultsOf, failing),
  lying: sharing(liesOf, lying),
  crashing: (bench: Bench, part: Part) => crashing(bench, { ...part, recovers: part.quick ? 200 : 20 }),
  crashingTwice: (bench: Bench, part: Part) =>
    crashingTwice(bench, { ...part, recovers: part.quick ? 200 : 20 }),
} as const satisfies Record<string, Run>;

type Case = Parameters<typeof casesOf>[0][number];

/** Cases that are listed, of which every process takes its share. */
function sharing<T extends Case>(
  list: (bench: Bench) => Promise<T[]>,
  tryOut: (bench: Bench, cases: readonly T[], part: Part) => Promise<string[]>,
): Run {
  return async (bench, part) => {
    bench.reset();
    const all = casesOf(await list(bench), part.quick);
    const step = part.quick && part.rows.length > 1 ? part.of * EVERY : part.of;
    const cases = all.filter((_, at) => at % step === part.index);
    return { cases: cases.length, recovered: cases.length, failures: await tryOut(bench, cases, part) };
  };
}

/** What a process has found in a row, and how long that took. */
export interface Found extends Looked {
  row: Row;
  seconds: number;
}

/** One row after the other, in one process: it takes its time until all of the pipeline is compiled. */
export async function runPart(part: Part): Promise<Found[]> {
  const found: Found[] = [];
  for (const row of part.rows) {
    const start = performance.now();
    const looked = await runRow(row, part);
    found.push({ row, ...looked, seconds: (performance.now() - start) / 1000 });
  }
  return found;
}

/** In a quick run of all rows nobody looks for anything in one of them. */
const EVERY = 3;

/** Goes through all works: those that take the place of something, and for the power also the first ones. */
async function runRow(row: Row, part: Part): Promise<Looked> {
  const { folder, quick, index } = part;
  const works = row.startsWith('crashing') && !quick ? worksIn(folder) : worksIn(folder).slice(2);
  const all: Looked = { cases: 0, recovered: 0, failures: [] };
  for (const work of works) {
    const looked = await ROWS[row](benchFor(work, join(folder, `${row}-${index}`)), part);
    all.cases += looked.cases;
    all.recovered += looked.recovered;
    all.failures.push(...looked.failures);
  }
  return all;
}
