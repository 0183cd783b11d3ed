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
  try {
    return await share(
      jobs,
      children.map((child) => (job: Job) => runOne<Job, Done>(child, job)),
    );
  } finally {
    // one that is left would keep this process from its end
    for (const child of children) if (child.connected) child.disconnect();
  }
}

async function runOne<Job extends object, Done>(child: ChildProcess, job: Job): Promise<Done> {
  child.send(job);
  return (await answerOf(child, JSON.stringify(job))) as Done; // what its program answers
}

/**
 * The next message of a process, an object.
 * @param what says what the process is, where it ends instead
 */
export async function answerOf(child: ChildProcess, what: string): Promise<object> {
  const over = new AbortController();
  const [answer] = await Promise.race([
    once(child, 'message', { signal: over.signal }),
    once(child, 'exit', { signal: over.signal }),
  ]);
  over.abort();
  if (answer === null || typeof answer !== 'object')
    throw new Error(`the process of ${what} ended with ${answer}`);
  return answer as object;
}
