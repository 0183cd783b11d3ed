import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryOrDisk } from '../support/memory.ts';
import type { Answer, Order } from './child.ts';
import type { Figure, Proof, Shown, Tried } from './proof.ts';

/** Runs a proof, or only one of its figures. @param tell takes a line of progress */
export async function runProof(
  name: string,
  proof: Proof,
  { quick, seed, only }: { quick: boolean; seed: number; only?: string | undefined },
  tell: (shown: Shown) => void,
): Promise<Shown[]> {
  return inTemporaryFolder(async (folder) => {
    const task = { folder, quick, seed };
    await proof.prepare?.(task);
    const all: Shown[] = [];
    for (const [key, figure] of Object.entries(proof.figures)) {
      if (only !== undefined && key !== only) continue;
      const shown = await showFigure({ proof: name, figure: key, task }, figure);
      tell(shown);
      all.push(shown);
    }
    return all;
  });
}

/** On a disk in memory if there is one: the order of calls is the same there, and an fsync takes no time. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(memoryOrDisk()), 'daily-papers-proof-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showFigure(order: Omit<Order, 'from' | 'to'>, figure: Figure): Promise<Shown> {
  const start = performance.now();
  const count = await figure.cases(order.task);
  const tried = await tryAll(order, count, figure);
  const seconds = Math.round((performance.now() - start) / 1000);
  return summarise(`${order.proof}/${order.figure}`, figure, tried, seconds);
}

const PROCESSES = 2;

/** Enough that both processes end at about the same time. */
const BATCHES = 200;

const PATIENCE = 900;

async function tryAll(order: Omit<Order, 'from' | 'to'>, count: number, figure: Figure): Promise<Tried[]> {
  const { hung, patience = PATIENCE } = figure;
  const size = hung ? 1 : Math.ceil(count / BATCHES);
  const tried: Tried[] = [];
  let next = 0;
  const work = async () => {
    let child = start();
    try {
      while (next < count) {
        const [from, to] = [next, Math.min(count, next + size)];
        next = to;
        const answer = await ask(child, { ...order, from, to }, patience);
        if (answer !== null && 'error' in answer) throw new Error(answer.error);
        tried.push(...(answer ?? [hung ?? { fault: `a process hung or died at cases ${from} to ${to}` }]));
        if (answer !== null) continue;
        child.kill('SIGKILL');
        child = start();
      }
    } finally {
      child.kill('SIGKILL');
    }
  };
  await Promise.all(Array.from({ length: Math.min(PROCESSES, count) }, work));
  return tried;
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** A mutant that allocates without end must not take the machine with it. In MiB. */
const MEMORY = 1500;

function start(): ChildProcess {
  const flags = ['--import', 'tsx', '--expose-gc', `--max-old-space-size=${MEMORY}`];
  return fork(CHILD, { execArgv: flags, stdio: ['ignore', 'ignore', 2, 'ipc'] });
}

/** @returns null if the process hangs or dies */
async function ask(child: ChildProcess, order: Order, seconds: number): Promise<Answer | null> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), 1000 * seconds);
  const { signal } = over;
  try {
    child.send(order);
    const death = once(child, 'exit', { signal }).then(() => [null]);
    const [answer] = await Promise.race([once(child, 'message', { signal }), death]);
    return answer as Answer | null; // what child.ts sends
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

/** If more cases than this are skipped, those that are left show too little. */
const MOST_SKIPPED = 0.3;

function summarise(id: string, { name, share }: Figure, tried: readonly Tried[], seconds: number): Shown {
  const counted = tried.filter(({ skipped }) => !skipped);
  const skipped = tried.length - counted.length;
  const faults = counted.flatMap(({ fault }) => fault ?? []);
  const held = counted.length - faults.length;
  const isEnough = counted.length > 0 && skipped <= MOST_SKIPPED * tried.length;
  const all = `${held.toLocaleString('en-US')} of ${counted.length.toLocaleString('en-US')}`;
  const percent = (100 * held) / counted.length;
  const holds = isEnough && (share === undefined ? faults.length === 0 : percent >= 100 * share);
  const isShare = share !== undefined && holds;
  return {
    id,
    name,
    figure: isShare ? `at least ${Math.round(100 * share)} %` : all,
    holds,
    faults: isShare ? [] : faults,
    measured: [
      ...(share === undefined ? [] : [`${percent.toFixed(1)} %, ${all}`]),
      ...sums(tried),
      ...(skipped === 0 ? [] : [`${skipped.toLocaleString('en-US')} skipped`]),
      `${seconds} s`,
    ].join(', '),
  };
}

function sums(tried: readonly Tried[]): string[] {
  const all = new Map<string, number>();
  for (const [what, count] of tried.flatMap(({ counts = {} }) => Object.entries(counts)))
    all.set(what, (all.get(what) ?? 0) + count);
  return [...all].map(([what, count]) => `${count.toLocaleString('en-US')} ${what}`);
}
