import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import type { Figure, Task, Tried } from '../proof.ts';
import { differences, keyOf, put, type Tree, treeOf } from '../tree.ts';
import { type Call, type Take, watched } from './calls.ts';
import { courseOf, wrongAfterNextRun, wrongIn } from './reader.ts';
import { type Bench, type Command, distIn, openBenches, run, runTaken, traceFromStart } from './world.ts';

/** One disturbance of one run: what happens, and at which call. */
interface Case {
  at: number;
  /** Undefined after the last call. */
  call: Call | undefined;
  kind: string;
}

/** Disturbs a run. @returns what is wrong with the way in which the run ends */
type Disturb = (bench: Bench, one: Case, task: Task) => Promise<string[]>;

/** A figure whose cases each disturb one call; then a reader looks, and the command runs once more. */
function figureOf(
  name: string,
  kindsOf: (call: Call, at: number, bench: Bench) => string[],
  disturb: Disturb,
): Figure {
  const listCases = async (bench: Bench, quick: boolean): Promise<{ bench: Bench; one: Case }[]> => {
    const calls = await traceFromStart(bench);
    const cases = calls.flatMap((call, at) =>
      kindsOf(call, at, bench).map((kind): Case => ({ at, call, kind })),
    );
    if (name === KILL) cases.push({ at: calls.length, call: undefined, kind: 'before' });
    const chosen = quick ? cases.filter(isInQuickRun) : cases;
    return chosen.map((one) => ({ bench, one }));
  };
  const listAll = async (task: Task, use: string) => {
    const cases: { bench: Bench; one: Case }[] = [];
    for (const bench of openBenches(task.folder, use, false))
      cases.push(...(await listCases(bench, task.quick)));
    return cases;
  };
  return {
    name,
    cases: async (task) => (await listAll(task, 'count')).length,
    open: async (task) => {
      const cases = await listAll(task, name.slice(0, 4));
      const looks = new Map(cases.map(({ bench }) => [bench, openLook(bench)]));
      return async (number): Promise<Tried> => {
        const { bench, one } = cases[number] as (typeof cases)[number]; // below the count
        put(bench.folder, bench.before);
        const wrong = await disturb(bench, one, task);
        wrong.push(...((await looks.get(bench)?.()) ?? []));
        const where = `${bench.title}, ${one.kind} at call ${one.at}: ${one.call ? toText(one.call) : 'the end'}`;
        return { fault: wrong.length === 0 ? null : `${where}: ${wrong.join('; ')}` };
      };
    },
  };
}

/** Looks at what is left, and runs the command again. A state that was seen before is not tried again. */
function openLook(bench: Bench): () => Promise<string[]> {
  const seen = new Map<string, string[]>();
  return async () => {
    const treeNow = () => treeOf(bench.folder);
    const dist = distIn(treeNow());
    const key = keyOf(dist);
    const wrong = seen.get(key) ?? [
      ...wrongIn(dist, courseOf(bench)),
      ...(await wrongAfterNextRun(bench, treeNow)),
    ];
    seen.set(key, wrong);
    return wrong;
  };
}

export function toText({ name, path, to }: Call): string {
  return `${name} ${path}${to === '' ? '' : ` to ${to}`}`;
}

/** Whether the call changes the folder of releases itself, or syncs it. */
export function isDecisive({ name, path, to }: Call): boolean {
  return name === 'fsync' ? path === 'dist' : [path, to].some((one) => dirname(one) === 'dist');
}

/** A prime, so that writes, syncs and removals are among the calls. */
const SOME = 97;

/** Kinds that a break in our sources needs: a part of a write, and an error that hides another. */
const TELLING = /^(a short write|EROFS)/;

function isInQuickRun({ call, kind, at }: Case): boolean {
  if (call === undefined || at % SOME === 0) return true;
  return isDecisive(call) || (TELLING.test(kind) && call.path.endsWith('papers.jsonl'));
}

const KILL = 'SIGKILL before and in the middle of every call';

/** Kills a real process. */
export const kill: Figure = figureOf(
  KILL,
  ({ changes, bytes }) => (changes ? ['before', ...(bytes.length > 1 ? ['in the middle'] : [])] : []),
  async ({ command, folder }, { at, kind }, task) => {
    const program = join(task.folder, 'bin', 'start-die.mjs');
    const args = ['--liftoff-only', program, command, folder, String(at), kind];
    const { signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return signal === 'SIGKILL' ? [] : [`it was not killed: ${stderr}`];
  },
);

/** Runs a command in this process, which dies at a call. */
export async function die(command: Command, folder: string, last: number, kind: string): Promise<void> {
  let calls = 0;
  const take: Take = (call, make) => {
    if (calls++ !== last) return make();
    if (kind === 'in the middle') make(halfOf(call));
    process.kill(process.pid, 'SIGKILL');
    throw new Error('a dead process goes on');
  };
  await watched({ root: folder, take }, () => run(command, folder));
  if (calls === last) process.kill(process.pid, 'SIGKILL');
}

function halfOf({ bytes }: Call): Uint8Array {
  return bytes.subarray(0, bytes.length >> 1);
}

type Make = (bytes?: Uint8Array) => unknown;

/** What the disk does from the disturbed call on; `after` counts the calls since then. */
const FAILURES: Readonly<Record<string, (call: Call, make: Make, after: number) => unknown>> = {
  EIO: (call, make, after) => (after === 0 ? fail('EIO', call) : make()),
  ENOSPC: (call, make, after) => (after === 0 ? fail('ENOSPC', call) : make()),
  'EROFS from then on': (call, make) => (call.changes ? fail('EROFS', call) : make()),
  'a short write': (call, make, after) => make(after === 0 ? halfOf(call) : undefined),
  'a short write, then ENOSPC': (call, make, after) => {
    if (after === 0) return make(halfOf(call));
    return call.name === 'write' || call.name === 'mkdir' ? fail('ENOSPC', call) : make();
  },
};

/** As Node reports it: an error of an open file does not name the file. */
function fail(code: string, { name, path, to }: Call): never {
  const isOpen = ['write', 'fsync', 'close', 'truncate'].includes(name);
  const message = `${code}: made to fail, ${name}${isOpen ? '' : ` '${path}'${to === '' ? '' : ` -> '${to}'`}`}`;
  throw Object.assign(new Error(message), { code, syscall: name, ...(isOpen ? {} : { path }) });
}

/** A disk that stays read-only leaves a new state at each call, and recovery from each takes long. */
const FEW = 4;

export const failing: Figure = figureOf(
  'ENOSPC, EIO, EROFS and short writes at every call',
  ({ name, changes, bytes }, at) => [
    'EIO',
    ...(name === 'unlink' || name === 'rmdir' ? [] : ['ENOSPC']),
    ...(changes && at % FEW === 0 ? ['EROFS from then on'] : []),
    ...(bytes.length > 1 ? ['a short write', 'a short write, then ENOSPC'] : []),
  ],
  async (bench, { at, call: made, kind }) => {
    let calls = 0;
    const failed: Call[] = [];
    const ended = await runTaken(bench, (call, make) => {
      const after = calls++ - at;
      try {
        return after < 0 ? make() : FAILURES[kind]?.(call, make, after);
      } catch (error) {
        failed.push(call);
        throw error;
      }
    });
    // the library of SQLite gives up at a short write; our own writes go on
    const mustGoOn = kind === 'a short write' && !made?.path.endsWith('.sqlite');
    return [
      ...(mustGoOn && ended.code !== 0 ? [`it gives up: ${ended.said.trim()}`] : []),
      ...wrongEnd(bench, failed.length > 0 || !made ? failed : [made], ended),
    ];
  },
);

/** Either all is in place, or the command ends with 3 and names the file. */
function wrongEnd(
  bench: Bench,
  failed: readonly Call[],
  { code, said }: Awaited<ReturnType<typeof run>>,
): string[] {
  const now = visible(distIn(treeOf(bench.folder)));
  if (code === 0) return differences(now, courseOf(bench).after).map((words) => `it ends well, but ${words}`);
  // the error to report is the first; what cannot be removed may wait for the next run
  const first = failed.findIndex(({ name }) => name !== 'unlink' && name !== 'rmdir');
  const reported = failed
    .slice(0, first < 0 ? failed.length : first + 1)
    .flatMap(({ path, to }) => [path, to]);
  // SQLite has a lock beside its file
  const isNamed = reported.some(
    (path) => path !== '' && said.includes(basename(path).replace(/\.lock$/, '')),
  );
  return [
    ...(code === 3 ? [] : [`it ends with ${code}`]),
    ...(isNamed ? [] : [`it does not say where: ${said.trim()}`]),
  ];
}

export function visible(dist: Tree): Tree {
  return new Map([...dist].filter(([path]) => !path.startsWith('.')));
}

/** Only SQLite's own library knows what it writes; `verify` reads its file. */
const UNKNOWN = /\.sqlite$/;

export const lying: Figure = figureOf(
  'a disk that keeps other bytes than it reports, at every write',
  ({ bytes, path }, _, { command }) =>
    bytes.length === 0 || (command === 'build' && UNKNOWN.test(path))
      ? []
      : ['half kept', 'other bytes kept'],
  async (bench, { at, call: made, kind }) => {
    let calls = 0;
    const { code, said } = await runTaken(bench, (call, make) => {
      if (calls++ !== at) return make();
      make(kind === 'half kept' ? halfOf(call) : withOtherByte(call));
      return call.bytes.length;
    });
    const isReported = code === 3 && said.includes(basename(made?.path ?? ''));
    return isReported ? [] : [`it ends with ${code}: ${said.trim()}`];
  },
);

function withOtherByte({ bytes }: Call): Uint8Array {
  const other = Uint8Array.from(bytes);
  const middle = bytes.length >> 1;
  other[middle] = (bytes[middle] ?? 0) ^ 1;
  return other;
}
