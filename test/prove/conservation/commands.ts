import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { $ } from 'zx';
import { extract } from '../../../pipeline/extract/extract.ts';
import { ROOT } from '../../bench/made-up.ts';
import { bundlePrograms } from '../bundled.ts';
import { counted, type Shown, type Task } from '../proof.ts';
import { drawOf } from '../draw.ts';
import { drawMutated } from './mutate.ts';
import { type Stock, stockOf } from './stock.ts';

const PROGRAMS = ['extract', 'validate', 'build'].map((name) => `pipeline/${name}.ts`);

/** Characters at the end of what a command says that are told when it ends otherwise. */
const MOST_SAID = 1000;

/** Name of the row. */
export const COMMANDS = 'exit codes of whole commands';

/** A command as a shell starts it, and what it must end with. */
interface Call {
  args: string[];
  code: number;
}

/** Runs commands on damaged dumps, on folders of them, and in wrong ways: each ends as the table of exit codes says. */
export async function tryCommands(task: Task): Promise<Shown> {
  const bin = await bundlePrograms(task.folder, PROGRAMS);
  const stock = stockOf(join(ROOT, 'raw'));
  const [dumps, folders] = task.quick ? [6, 2] : [240, 20];
  const calls = [
    ...wrongCalls(task.folder),
    ...dumpCalls(task, stock, dumps),
    ...folderCalls(task, stock, folders),
  ];
  const failures: string[] = [];
  const left = [...calls];
  // two at a time: CI has two cores
  await Promise.all(
    [1, 2].map(async () => {
      for (let call = left.shift(); call !== undefined; call = left.shift())
        failures.push(...(await tryOne(bin, call)));
    }),
  );
  return counted(
    COMMANDS,
    calls.length,
    failures.map((failure) => `${failure} (seed ${task.seed})`),
  );
}

/** A damaged dump by itself: 1 when something is wrong with it, else 0. */
function dumpCalls({ folder, seed }: Task, stock: Stock, count: number): Call[] {
  return Array.from({ length: count }, (_, number) => {
    const bytes = drawMutated(drawOf(seed, number), stock);
    const path = join(folder, `${number}.txt`);
    writeFileSync(path, bytes);
    return { args: ['extract', ...(number % 2 === 0 ? [] : ['--spans']), path], code: codeOf([bytes]) };
  });
}

function codeOf(dumps: readonly Buffer[]): number {
  const problems = dumps
    .map((bytes) => extract(bytes, 'x.txt'))
    .flatMap((one) => ('code' in one ? one : one.problems));
  return Number(problems.some(({ level }) => level === 'error'));
}

/** Ten damaged dumps together; whichever of them is empty or has no date is only warned of. */
function folderCalls({ folder, seed }: Task, stock: Stock, count: number): Call[] {
  return Array.from({ length: count }, (_, index) => {
    const raw = join(folder, `raw-${index}`);
    mkdirSync(raw);
    // one in four has whole dumps only, which end with 0
    const dumps = Array.from({ length: 10 }, (_, number) =>
      drawMutated(drawOf(seed, 10_000 + 10 * index + number), stock),
    );
    const kept = index % 4 === 0 ? dumps.filter((bytes) => codeOf([bytes]) === 0) : dumps;
    for (const [number, bytes] of kept.entries()) writeFileSync(join(raw, `${number}.txt`), bytes);
    const out = join(folder, `out-${index}`);
    const args =
      index % 2 === 0 ? ['validate', '--raw', raw] : ['build', '--raw', raw, '--out', out, '--since', 'none'];
    return { args, code: codeOf(kept) };
  });
}

/** 2 for what is called in a wrong way, 3 for what cannot be read or written; each by itself, as two at one place end with 3. */
function wrongCalls(folder: string): Call[] {
  const none = join(folder, 'none');
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  return [
    { args: ['extract'], code: 2 },
    { args: ['extract', '--no-such-flag', none], code: 2 },
    { args: ['extract', '--max-line-bytes', '0', none], code: 2 },
    { args: ['extract', none], code: 3 },
    { args: ['validate', 'x'], code: 2 },
    { args: ['validate', '--raw', none], code: 3 },
    { args: ['build', '--raw', empty, '--out', join(folder, 'of-empty')], code: 2 },
    { args: ['build', '--raw', none, '--out', join(folder, 'of-none')], code: 3 },
    { args: ['build', '--raw', join(ROOT, 'raw'), '--out', '/proc/none', '--since', 'none'], code: 3 },
  ];
}

async function tryOne(bin: string, { args, code }: Call): Promise<string[]> {
  const [name, ...rest] = args;
  const run = $({ quiet: true, nothrow: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const { exitCode, signal, stderr } = await run`${process.execPath} ${join(bin, `${name}.mjs`)} ${rest}`;
  if (exitCode === code) return [];
  return [
    `${args.join(' ')} ends with ${exitCode ?? signal}, not ${code}: ${stderr.trim().slice(-MOST_SAID)}`,
  ];
}
