import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { runCommand } from '../../../pipeline/cli/command.ts';
import { openSince } from '../../../pipeline/dataset/releases.ts';
import { release } from '../../../pipeline/release.ts';
import { page, RECORDS } from '../../support/page.ts';
import { inFolder, put, type Tree, treeOf } from '../tree.ts';
import { type Call, type Take, watched } from './calls.ts';

export type Command = 'build' | 'release';

/** A first build and a first release; then a page is added, so a build replaces the first one, and a release follows. */
const STEPS: readonly { title: string; command: Command; days: number }[] = [
  { title: 'the first build', command: 'build', days: 1 },
  { title: 'the first release', command: 'release', days: 1 },
  { title: 'a build', command: 'build', days: 2 },
  { title: 'a release', command: 'release', days: 2 },
];

/** Runs all steps undisturbed, and keeps the folder before and after each. */
export async function makeSteps(folder: string): Promise<void> {
  const shop = join(folder, 'shop');
  mkdirSync(join(shop, 'raw'), { recursive: true });
  for (const [at, { command, days }] of STEPS.entries()) {
    writeDays(shop, days);
    cpSync(shop, join(folder, `${at}-before`), { recursive: true });
    const { code, said } = await run(command, shop);
    if (code !== 0) throw new Error(`an undisturbed ${command} ends with ${code}: ${said}`);
    cpSync(shop, join(folder, `${at}-after`), { recursive: true });
  }
}

/** The second page repeats a paper of the first. */
function writeDays(shop: string, days: number): void {
  for (const [at, day] of ['2025-08-04', '2025-08-05'].slice(0, days).entries())
    writeFileSync(join(shop, 'raw', `${day}.txt`), page(RECORDS.slice(at, at + 2), day).join('\n\n'));
}

/** A folder in which one step runs again and again, each time from the start. */
export interface Bench {
  title: string;
  command: Command;
  folder: string;
  before: Tree;
  after: Tree;
}

/** @param all false leaves out the first build and release, which replace nothing */
export function openBenches(folder: string, name: string, all: boolean): Bench[] {
  return STEPS.map(({ title, command }, at) => ({
    title,
    command,
    folder: join(folder, `${name}-${process.pid}-${at}`),
    before: treeOf(join(folder, `${at}-before`)),
    after: treeOf(join(folder, `${at}-after`)),
  })).slice(all ? 0 : 2);
}

/** What readers see: the folder of releases. */
export function distIn(tree: Tree): Tree {
  return inFolder(tree, 'dist');
}

/** Verification only reads, so it is left out. */
const verifying = async () => ({ checks: [], laws: [], findings: [] }) as never;

/** Runs a command in this process. @returns its exit code and its complaints */
export async function run(command: Command, shop: string): Promise<{ code: number; said: string }> {
  const { stderr, stdout }: NodeJS.Process = globalThis.process;
  const [raw, dist] = [join(shop, 'raw'), join(shop, 'dist')];
  const out = join(dist, 'next');
  const said: string[] = [];
  const { write } = stderr;
  const { argv } = process;
  // the command must not read the arguments of the proof
  process.argv = argv.slice(0, 2);
  stderr.write = (text) => said.push(String(text)) > 0;
  const work = async () => {
    if (command === 'build') await build(raw, out, { since: openSince(undefined, out) });
    else await release({ raw, dist, verifying });
    return 0;
  };
  try {
    await runCommand({ name: command, summary: '', operands: '', options: {}, examples: [], run: work });
    return { code: Number(process.exitCode), said: said.join('') };
  } finally {
    stderr.write = write;
    process.argv = argv;
    process.exitCode = 0;
    // each run adds its own listeners, as if it were the only one of the process
    process.removeAllListeners('uncaughtException');
    stdout.removeAllListeners('error');
  }
}

/** Runs the step of a bench in this process, and hands every call to `take`. */
export function runTaken({ command, folder }: Bench, take: Take): ReturnType<typeof run> {
  return watched({ root: folder, take }, () => run(command, folder));
}

/** All calls of an undisturbed run from the present state, with paths below the folder. */
export async function traceCalls(bench: Bench): Promise<Call[]> {
  const calls: Call[] = [];
  const inside = (path: string) => path.slice(bench.folder.length + 1);
  await runTaken(bench, (call, make) => {
    calls.push({ ...call, path: inside(call.path), to: inside(call.to) });
    return make();
  });
  return calls;
}

/** From the start of the step. */
export async function traceFromStart(bench: Bench): Promise<Call[]> {
  put(bench.folder, bench.before);
  return traceCalls(bench);
}
