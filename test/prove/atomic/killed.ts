import { spawnSync } from 'node:child_process';
import { type Call, type Take, watched } from './calls.ts';
import { type Name, run, shopIn } from './commands.ts';
import { recovering } from './recover.ts';
import { traceOf, wordsOf } from './trace.ts';
import type { Bench } from './worlds.ts';

/** Where a process dies: before its n-th call that changes something, or when half of what it writes is written. */
export interface Death {
  call: number;
  half: boolean;
  /** None after the last one. */
  made: Call | undefined;
}

/** Every way in which a run can be killed. */
export async function deathsOf(bench: Bench): Promise<Death[]> {
  const calls = (await traceOf(bench)).filter(({ changes }) => changes);
  return [...calls, undefined].flatMap((made, call) => [
    { call, half: false, made },
    ...((made?.bytes.length ?? 0) > 1 ? [{ call, half: true, made }] : []),
  ]);
}

/** Really kills processes, each at another call, and says what was wrong then. */
export async function killing(bench: Bench, deaths: readonly Death[], program: string): Promise<string[]> {
  const recover = recovering(bench);
  const failures: string[] = [];
  for (const { call, half, made } of deaths) {
    bench.reset();
    const args = [...FLAGS, program, 'die', bench.work.command, bench.folder, String(call), String(half)];
    const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const wrong = signal === 'SIGKILL' ? await recover() : [`it was not killed: ${stderr}`];
    const moment =
      made === undefined ? 'after all' : `${half ? 'in the middle of' : 'before'} ${wordsOf(made)}`;
    if (wrong.length > 0)
      failures.push(`${bench.work.title}, killed at call ${call}, ${moment}: ${wrong.join('; ')}`);
  }
  return failures;
}

/**
 * Of processes that are killed. SQLite is WebAssembly, and none of them lives long enough for what compiling it twice would
 * save. What was compiled is taken with the same flags alone.
 */
export const FLAGS = ['--liftoff-only'];

/** Runs a command in this process, which does not come back. */
export async function die(
  name: Name,
  folder: string,
  { call: last, half }: Omit<Death, 'made'>,
): Promise<void> {
  let calls = 0;
  const take: Take = (call, make) => {
    if (!call.changes || calls++ !== last) return make();
    if (half) make(call.bytes.subarray(0, call.bytes.length >> 1));
    process.kill(process.pid, 'SIGKILL');
    throw new Error('a dead process goes on');
  };
  await watched({ root: folder, take, swap: false }, () => run(name, shopIn(folder)));
  if (calls === last) process.kill(process.pid, 'SIGKILL');
}
