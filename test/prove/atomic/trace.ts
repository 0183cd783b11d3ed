import { dirname } from 'node:path';
import { type Call, type Take, watched } from './calls.ts';
import { run } from './commands.ts';
import type { Bench } from './worlds.ts';

/** The calls of a whole run from the state in which the folder is, with paths in it. */
export async function traceOf(bench: Bench): Promise<Call[]> {
  const calls: Call[] = [];
  const inside = (path: string) => path.slice(bench.folder.length + 1);
  await runTaken(bench, (call, make) => {
    calls.push({ ...call, path: inside(call.path), to: inside(call.to) });
    return make();
  });
  return calls;
}

/** Runs the command in this process, with every call taken. @returns its exit code, and what it complains of */
export function runTaken({ work, shop, folder }: Bench, take: Take): ReturnType<typeof run> {
  return watched({ root: folder, take, swap: true }, () => run(work.command, shop));
}

/** Whether by this call the folder of releases itself is another one, or comes onto the disk: where all is decided. */
export function isDecisive({ name, path, to }: Call): boolean {
  return name === 'fsync' ? path === 'dist' : [path, to].some((one) => dirname(one) === 'dist');
}

export function wordsOf({ name, path, to }: Call): string {
  return `${name} ${path}${to === '' ? '' : ` to ${to}`}`;
}

interface Case {
  /** The call that is disturbed; none where it is after the last one. */
  made: Call | undefined;
  /** Whether a quick run asks for it too. */
  isTelling?: boolean;
}

/** All cases, or those of the calls that decide and a few of the others. */
export function casesOf<T extends Case>(all: readonly T[], quick: boolean): T[] {
  return all.filter(
    ({ made, isTelling }, at) =>
      !quick || made === undefined || isTelling || isDecisive(made) || at % FEW === 0,
  );
}

/** Enough that writes, syncs and removals are among them; a prime, so that it is not the same fault of each. */
const FEW = 97;
