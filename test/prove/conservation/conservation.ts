import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../bench/made-up.ts';
import { runJobs } from '../jobs.ts';
import { counted, type Proof, type Shown, type Task } from '../proof.ts';
import { BREAKS } from './breaks.ts';
import { COMMANDS, tryCommands } from './commands.ts';
import { DUMPS_IN_FOLDER, FOLDERS, TRIALS } from './trials.ts';
import type { Done, Failure, Job } from './worker.ts';

export const proof: Proof = {
  law: 'Nothing of a dump is lost, however damaged it is, and damage costs only what it touches.',
  breaks: BREAKS,
  run: async (task) => {
    const jobs = jobsOf(task);
    const start = performance.now();
    const done = await runJobs<Job, Done>(new URL('worker.ts', import.meta.url), jobs);
    const seconds = Math.round((performance.now() - start) / 1000);
    const names = [...new Set(jobs.map(({ name }) => name))];
    task.tell(
      `${jobs.reduce((sum, { from, to }) => sum + to - from, 0)} dumps in ${seconds} s, on two cores`,
    );
    const rows = names.map((name) => rowOf(name, jobs, done));
    return isAsked(task, COMMANDS) ? [...rows, await tryCommands(task)] : rows;
  },
};

/** Cases that one process tries before it says how it went. */
const MOST_IN_JOB = 2_500;

function jobsOf(task: Task): Job[] {
  const counts: [string, number, number][] = Object.entries(TRIALS).map(([name, { full, quick }]) => [
    name,
    task.quick ? quick : full,
    task.quick ? Math.ceil(quick / 2) : MOST_IN_JOB,
  ]);
  counts.push([FOLDERS, task.quick ? 60 : 4 * DUMPS_IN_FOLDER, task.quick ? 30 : DUMPS_IN_FOLDER]);
  return counts
    .filter(([name]) => isAsked(task, name))
    .flatMap(([name, count, size]) =>
      Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
        name,
        seed: task.seed,
        from: index * size,
        to: Math.min(count, (index + 1) * size),
        folder: join(task.folder, `folder-${index}`),
      })),
    );
}

function isAsked({ row }: Task, name: string): boolean {
  return row === undefined || row === name;
}

function rowOf(name: string, jobs: readonly Job[], all: readonly Done[]): Shown {
  const own = jobs.flatMap((job, index) => (job.name === name ? [{ job, done: all[index] as Done }] : []));
  const count = own.reduce((sum, { job }) => sum + job.to - job.from, 0);
  const failures = own.flatMap(({ job, done }) => done.failures.map((failure) => wordsOf(job, failure)));
  const counts = own.map(({ done }) => done.counts);
  const refused = counts.reduce((sum, one) => sum + (one.refused ?? 0), 0);
  // what is refused shows nothing of what is read
  if (refused > MOST_REFUSED * count) failures.push(`${refused} of ${count} were refused as a whole`);
  const shown = counted(name, count, failures);
  const beside = besideOf(counts);
  return { ...shown, figure: beside === '' ? shown.figure : `${shown.figure}; ${beside}` };
}

/** Share of damaged dumps that are no text any more. */
const MOST_REFUSED = 0.05;

/** `counts` of all, in words: `59,331 records, 20,012 rejects`. */
function besideOf(counts: readonly Record<string, number>[]): string {
  const sums = new Map<string, number>();
  for (const [what, count] of counts.flatMap((one) => Object.entries(one)))
    sums.set(what, (sums.get(what) ?? 0) + count);
  return [...sums].map(([what, count]) => `${count.toLocaleString('en-US')} ${what}`).join(', ');
}

/** Where dumps are left that show a fault: git does not look there. */
const LEFT = join('dist', '.failures');

/** More would be of the same kind. */
const MOST_LEFT = 20;
let left = 0;

function wordsOf({ name, seed }: Job, { number, fault, dump }: Failure): string {
  const words = `${fault} (case ${number} of seed ${seed})`;
  if (dump === '' || ++left > MOST_LEFT) return words;
  const file = join(LEFT, `${name.replaceAll(/\W+/g, '-')}-${seed}-${number}.txt`);
  mkdirSync(join(ROOT, LEFT), { recursive: true });
  writeFileSync(join(ROOT, file), Buffer.from(dump, 'base64'));
  return `${words}: ${file}`;
}
