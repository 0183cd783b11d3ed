import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../bench/made-up.ts';
import type { Answer, Order } from './work.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/**
 * A test that says nothing while its process takes so many milliseconds of the processor is in a loop without end: the
 * slowest takes a tenth. Time on the wall tells nothing of a machine that has other things to do.
 */
const PATIENCE = 4_000;
/** One that waits for something that never comes takes no time of the processor. */
const ON_THE_WALL = 60_000;
/** Loading all packages, and the builds before tests, take longer than any test. */
const AT_FIRST = 50_000;
/** What eats more has gone wild; tests take a third. In MiB. */
const MEMORY = 700;

/** `silent`: it had to be ended, or ended itself. */
export type Reply = Answer | { kind: 'silent' };

/** Gives orders to as many processes as there are cores, in turn, and hands on what they say. */
export async function inProcesses<One extends Order>(
  orders: Iterable<One>,
  folder: string,
  onReply: (order: One, reply: Reply) => void,
): Promise<void> {
  const queue = orders[Symbol.iterator]();
  const workers = Array.from({ length: availableParallelism() }, (_, number) => runOne(number));
  await Promise.all(workers);

  async function runOne(number: number): Promise<void> {
    const own = join(folder, `own-${number}`);
    let worker: ChildProcess | undefined;
    try {
      for (let step = queue.next(); !step.done; step = queue.next()) {
        worker ??= await start(folder, own);
        let reply = await ask(worker, step.value);
        if (reply.kind === 'broken') {
          // a mutant before it may have left files open, or worse: once more, where nothing has been yet
          worker.kill('SIGKILL');
          worker = await start(folder, own);
          reply = await ask(worker, step.value);
        }
        onReply(step.value, reply);
        if (reply.kind !== 'silent' && reply.kind !== 'broken') continue;
        worker.kill('SIGKILL');
        worker = undefined;
      }
    } finally {
      worker?.kill('SIGKILL');
      rmSync(own, { recursive: true, force: true });
    }
  }
}

async function start(folder: string, own: string): Promise<ChildProcess> {
  rmSync(own, { recursive: true, force: true });
  const worker = fork(WORKER, [folder, own], {
    cwd: ROOT,
    execArgv: ['--import', 'tsx', `--max-old-space-size=${MEMORY}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  worker.stderr?.resume();
  await reply(worker, AT_FIRST);
  return worker;
}

function ask(worker: ChildProcess, order: Order): Promise<Reply> {
  worker.send(order);
  return reply(worker, order.kind === 'look' ? AT_FIRST : PATIENCE);
}

/** The next word of a process but for signs of life; it is ended when none comes. */
function reply(worker: ChildProcess, patience: number): Promise<Reply> {
  return new Promise((resolve) => {
    let since = now(worker);
    const clock = setInterval(() => {
      const { wall, processor } = now(worker);
      if (processor - since.processor > patience || wall - since.wall > ON_THE_WALL) end();
    }, patience / 4);
    worker.on('message', hear);
    worker.on('exit', end);
    function hear(answer: Answer): void {
      if (answer.kind === 'alive') since = now(worker);
      else settle(answer);
    }
    function end(): void {
      worker.kill('SIGKILL');
      settle({ kind: 'silent' });
    }
    function settle(answer: Reply): void {
      clearInterval(clock);
      worker.off('message', hear);
      worker.off('exit', end);
      resolve(answer);
    }
  });
}

/** Milliseconds on the wall, and those that a process has taken of the processor; the wall's where the system does not say. */
function now({ pid }: ChildProcess): { wall: number; processor: number } {
  const wall = performance.now();
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return { wall, processor: wall };
  // fields 14 and 15 of proc(5), in ticks of 10 ms; the second is a name in brackets, which may hold blanks
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return { wall, processor: 10 * (Number(fields[14 - 3]) + Number(fields[15 - 3])) };
}
