import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { ROOT } from '../../bench/made-up.ts';
import { DUMPS, writeDumps } from '../../verify/dumps.ts';
import { bundlePrograms } from '../bundled.ts';
import { runJobs } from '../jobs.ts';
import { counted, type Proof, type Shown, type Task } from '../proof.ts';
import { BREAKS, ROWS } from './breaks.ts';
import type { Done, Job } from './worker.ts';

export const proof: Proof = {
  law: 'Damage to a release is found, and told with the file and the law.',
  breaks: BREAKS,
  run: async (task) => {
    const plans = PLANS.filter(({ row }) => task.row === undefined || task.row === row);
    const folders = await foldersOf(task);
    const jobs = plans.flatMap((plan, index) => jobsOf(plan, task, folders, index));
    const done = await runJobs<Job, Done>(
      new URL('worker.ts', import.meta.url),
      jobs.map(({ job }) => job),
    );
    return [...new Set(plans.map(({ row }) => row))].map((row) =>
      rowOf(
        row,
        done.filter((_, index) => jobs[index]?.row === row),
      ),
    );
  },
};

/** Damages of one kind, in a row. */
interface Plan {
  row: string;
  way: Job['way'];
  /** The real release, or a small one that is checked ten times as fast. */
  of: 'release' | 'small';
  full: number;
  quick: number;
}

const PLANS: readonly Plan[] = [
  // first, as one of them can take a minute: a reader of Parquet that never comes back is waited for so long
  { row: ROWS.command, way: 'command', of: 'small', full: 400, quick: 8 },
  { row: ROWS.command, way: 'command', of: 'release', full: 50, quick: 0 },
  { row: ROWS.law, way: 'law', of: 'release', full: 1_000, quick: 60 },
  { row: ROWS.sha256sum, way: 'sha256sum', of: 'release', full: 1_000, quick: 20 },
  { row: ROWS.sha256sum, way: 'sha256sum', of: 'small', full: 200, quick: 80 },
  { row: ROWS.flip, way: 'flip', of: 'small', full: 500, quick: 24 },
  { row: ROWS.reading, way: 'reading', of: 'small', full: 200, quick: 24 },
];

type Folders = Record<Plan['of'] | 'bin', string>;

/** The real release as it is, and one that is made of small dumps by our own sources. */
async function foldersOf(task: Task): Promise<Folders> {
  const raw = join(task.folder, 'raw');
  const small = join(task.folder, 'small');
  writeDumps(raw, DUMPS.plain);
  await build(raw, small);
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(ROOT, 'dist', 'latest.json'), 'utf8'),
  );
  const release = join(task.folder, 'release');
  cpSync(join(ROOT, 'dist', `v${version}`), release, { recursive: true });
  return {
    small,
    release,
    bin: await bundlePrograms(task.folder, ['pipeline/verify.ts', 'pipeline/verify/subprocess-main.ts']),
  };
}

/** Damages that one process tries before it says how it went. */
const MOST_IN_JOB = 50;

function jobsOf({ row, way, of, full, quick }: Plan, task: Task, folders: Folders, plan: number) {
  const count = task.quick ? quick : full;
  // two halves at least: there are two cores
  const size = Math.min(MOST_IN_JOB, Math.ceil(count / 2));
  return Array.from({ length: size === 0 ? 0 : Math.ceil(count / size) }, (_, index) => {
    const [from, to] = [index * size, Math.min(count, (index + 1) * size)];
    const copy = join(task.folder, `copy-${plan}-${index}`);
    const job: Job = { way, seed: task.seed, from, to, whole: folders[of], copy, bin: folders.bin };
    return { row, job };
  });
}

function rowOf(row: string, all: readonly Done[]): Shown {
  const sum = (what: 'tried' | 'beyond') => all.reduce((count, done) => count + done[what], 0);
  const shown = counted(
    row,
    sum('tried'),
    all.flatMap(({ failures }) => failures),
  );
  const beyond = sum('beyond');
  return {
    ...shown,
    figure: beyond === 0 ? shown.figure : `${shown.figure}; ${beyond} ${BEYOND[row] ?? 'beyond it'}`,
  };
}

/** What could not be shown by some damages, and why. */
const BEYOND: Readonly<Record<string, string>> = {
  [ROWS.sha256sum]: 'to what it does not list: itself, and files too many',
  [ROWS.flip]: 'that change no value, or words of quarantine that stand nowhere else',
};
