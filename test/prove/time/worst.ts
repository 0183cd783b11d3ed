import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { $ } from 'zx';
import { ROOT } from '../../bench/made-up.ts';
import { share } from '../jobs.ts';
import { counted, type Proof, type Shown, type Task } from '../proof.ts';
import { type Attack, BASE, type Measured, MEMORY, RATIO, SHORT } from './attack.ts';
import { BATCHES, QUICK_BATCHES } from './attacks.ts';
import { BREAKS, PATTERNS, SPACE, TIME } from './breaks.ts';
import { patternsHold } from './backtracking.ts';

export const proof: Proof = {
  law: `what attacks takes at most ${RATIO} times as long at twice the size`,
  breaks: BREAKS,
  run: async (task) => {
    const isPatterns = task.row === PATTERNS;
    const shown = isPatterns ? [] : await measuring(task);
    return task.row === undefined || isPatterns ? [...shown, await patternsHold(PATTERNS, task)] : shown;
  },
};

async function measuring({ quick, folder, tell }: Task): Promise<Shown[]> {
  const batches = quick ? QUICK_BATCHES : BATCHES;
  const attacks = batches.flat();
  const measured: Measured[] = [];
  const failed: string[] = [];
  const work = async (batch: number) => {
    const found = await measureApart({ batch, quick, folder: join(folder, String(batch)) });
    if (Array.isArray(found)) measured.push(...found);
    else failed.push(...(batches[batch] ?? []).map(({ name }) => `${name}: ${found}`));
    tell(`${batches[batch]?.[0]?.name}: ${Array.isArray(found) ? found.map(wordsOf).at(0) : found}`);
  };
  await share([...batches.keys()], [work, work]);
  const slow = measured.filter(({ seconds: [, long] }) => long > SHORT).filter((one) => ratioOf(one) > RATIO);
  const short = measured.filter(({ seconds: [, long] }) => long <= SHORT).length;
  const large = measured.filter((one) => one.peak > mostFor(one, attacks));
  return [
    counted(
      TIME,
      attacks.length,
      [...failed, ...slow.map(wordsOf)],
      `${short} take at most ${SHORT} s at twice the size, whatever the ratio; ${worstOf(measured)}`,
    ),
    counted(SPACE, attacks.length, [...failed, ...large.map(wordsOf)], largestOf(measured)),
  ];
}

const RUN = fileURLToPath(new URL('measure-run.ts', import.meta.url));

/** Seconds of processor time after which it is ended; none takes half of that, whatever else the machine has to do. */
const PATIENCE = { quick: 15, full: 150 } as const;

/** In a process of its own; what it says where it comes to no good end. */
async function measureApart(task: {
  batch: number;
  quick: boolean;
  folder: string;
}): Promise<Measured[] | string> {
  mkdirSync(task.folder, { recursive: true });
  const patience = PATIENCE[task.quick ? 'quick' : 'full'];
  const run = $({ cwd: ROOT, quiet: true, nothrow: true });
  const { stdout, stderr, exitCode, signal } =
    await run`ulimit -t ${patience} && exec node --expose-gc --import tsx ${RUN} ${JSON.stringify(task)}`;
  if (signal !== null || exitCode === null || exitCode > 128)
    return `it had not ended after ${patience} s of processor time, or was out of memory`;
  if (exitCode !== 0) return `it ended with ${exitCode}: ${stderr.slice(0, 500)}`;
  return JSON.parse(stdout) as Measured[]; // what measure-run.ts prints
}

function ratioOf({ seconds: [short, long] }: Measured): number {
  return long / short;
}

function mostFor({ name, bytes }: Measured, attacks: readonly Attack[]): number {
  return BASE + (attacks.find((attack) => attack.name === name)?.memory ?? MEMORY) * bytes;
}

function wordsOf(one: Measured): string {
  const [short, long] = one.seconds.map((seconds) => seconds.toFixed(2)) as [string, string];
  return `${one.name}: ${short} s, then ${long} s (${ratioOf(one).toFixed(2)} times), ${mega(one.bytes)} in, ${mega(one.peak)} at the peak`;
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function worstOf(measured: readonly Measured[]): string {
  const [worst] = measured
    .filter(({ seconds: [, long] }) => long > SHORT)
    .sort((p, q) => ratioOf(q) - ratioOf(p));
  return worst === undefined ? 'nothing was measured' : `the worst is ${wordsOf(worst)}`;
}

function largestOf(measured: readonly Measured[]): string {
  const [largest] = [...measured].sort((p, q) => q.peak - p.peak);
  return largest === undefined ? 'nothing was measured' : `the largest is ${wordsOf(largest)}`;
}
