import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { drawOf } from '../draw.ts';
import type { Figure, Task, Tried } from '../proof.ts';
import { put, sha256, treeOf } from '../tree.ts';
import { courseOf, wrongAfterNextRun, wrongIn } from './reader.ts';
import { type Bench, distIn, openBenches } from './world.ts';

/** Two builds of one folder at the same time, without the lock, which is a courtesy; one is killed at a random time. */
export const two: Figure = {
  name: 'two builds at once, one of them killed, and a reader beside them',
  cases: ({ quick }) => (quick ? 4 : 60),
  open: (task) => {
    const [bench] = openBenches(task.folder, 'two', false) as [Bench];
    return (number) => tryRound(bench, task, number);
  },
};

async function tryRound(bench: Bench, { folder, seed }: Task, number: number): Promise<Tried> {
  put(bench.folder, bench.before);
  const builds = [1, 2].map(() => startBuild(bench, join(folder, 'bin', 'start-die.mjs')));
  const [doomed, other] = builds as [ChildProcess, ChildProcess];
  const ended = Promise.all(builds.map((build) => once(build, 'exit')));
  void setTimeout(drawOf(seed, number).whole(LATEST)).then(() => doomed.kill('SIGKILL'));
  const wrong = new Set<string>();
  let reads = 0;
  for (; other.exitCode === null && other.signalCode === null; reads++) {
    for (const words of mixedIn(join(bench.folder, 'dist', 'next'))) wrong.add(words);
    await setTimeout(PAUSE);
  }
  await ended;
  if (other.exitCode !== 0) wrong.add(`the other build ends with ${other.exitCode ?? other.signalCode}`);
  const treeNow = () => treeOf(bench.folder);
  for (const words of wrongIn(distIn(treeNow()), courseOf(bench))) wrong.add(words);
  for (const words of await wrongAfterNextRun(bench, treeNow)) wrong.add(words);
  const counts = { reads, killed: Number(doomed.signalCode === 'SIGKILL') };
  return { fault: wrong.size === 0 ? null : [...wrong].join('; '), counts };
}

/** Milliseconds; about what a build takes. */
const LATEST = 1500;
const PAUSE = 3;

function startBuild({ command, folder }: Bench, program: string): ChildProcess {
  // a number that no call has, so that it does not die by itself
  return spawn(process.execPath, [program, command, folder, '-1', 'never'], { stdio: 'ignore' });
}

/** Files that contradict the checksums beside them. An open folder stays the same, whatever takes its name. */
function mixedIn(next: string): string[] {
  let opened: number | undefined;
  try {
    opened = openSync(next, 'r');
    const folder = `/proc/self/fd/${opened}`;
    const lines = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    const isWrong = (line: string) =>
      sha256(readFileSync(join(folder, line.slice(66)))) !== line.slice(0, 64);
    const wrong = lines.filter(isWrong).map((line) => `a reader finds another ${line.slice(66)}`);
    return readdirSync(folder).length > lines.length + 1 ? [...wrong, 'a reader finds more files'] : wrong;
  } catch (error) {
    // between two renames, or replaced while it was read
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
