import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** CI has two cores. */
const PROCESSES = 2;

/** Has several do all jobs, each of them the next one that is left. @returns what was done for each, in the order of the jobs */
export async function share<Job, Done>(
  jobs: readonly Job[],
  workers: readonly ((job: Job) => Promise<Done>)[],
): Promise<Done[]> {
  const done: Done[] = [];
  const left = [...jobs.entries()];
  await Promise.all(
    workers.map(async (work) => {
      for (let next = left.shift(); next !== undefined; next = left.shift())
        done[next[0]] = await work(next[1]);
    }),
  );
  return done;
}

/**
 * Runs jobs in two processes of their own. Their program answers each message, a job, with one, what was done.
 * @returns what was done for each, in the order of the jobs
 */
export async function runJobs<Job extends object, Done>(program: URL, jobs: readonly Job[]): Promise<Done[]> {
  const children = Array.from({ length: Math.min(PROCESSES, jobs.length) }, () =>
    fork(fileURLToPath(program), { execArgv: process.execArgv }),
  );
  const done = await share(
    jobs,
    children.map((child) => (job: Job) => runOne<Job, Done>(child, job)),
  );
  for (const child of children) child.disconnect();
  return done;
}

async function runOne<Job extends object, Done>(child: ChildProcess, job: Job): Promise<Done> {
  const ended = new AbortController();
  child.send(job);
  const [done] = await Promise.race([
    once(child, 'message', { signal: ended.signal }),
    once(child, 'exit', { signal: ended.signal }),
  ]);
  ended.abort();
  if (done === null || typeof done !== 'object')
    throw new Error(`the process of ${JSON.stringify(job)} ended with ${done}`);
  return done as Done; // what its program answers
}
