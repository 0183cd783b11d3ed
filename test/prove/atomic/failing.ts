import { basename } from 'node:path';
import type { Call } from './calls.ts';
import type { run } from './commands.ts';
import { recovering } from './recover.ts';
import { runTaken, traceOf, wordsOf } from './trace.ts';
import { differences, type Tree, treeOf } from '../tree.ts';
import { type Bench, releasesIn } from './worlds.ts';

/** What happens from the n-th call on. */
export interface Fault {
  call: number;
  kind: Kind;
  made: Call;
  isTelling: boolean;
}

type Kind = keyof typeof KINDS;
type Make = (bytes?: Uint8Array) => unknown;

/** What the disk does with a call: the one at which it begins to fail, or one that comes so many after it. */
const KINDS = {
  EIO: (call: Call, make: Make, after: number) => (after === 0 ? fail('EIO', call) : make()),
  ENOSPC: (call: Call, make: Make, after: number) => (after === 0 ? fail('ENOSPC', call) : make()),
  'EROFS from then on': (call: Call, make: Make) => (call.changes ? fail('EROFS', call) : make()),
  'a short write': (call: Call, make: Make, after: number) => (after === 0 ? make(halfOf(call)) : make()),
  'a short write, then ENOSPC': (call: Call, make: Make, after: number) => {
    if (after === 0) return make(halfOf(call));
    return call.name === 'write' || call.name === 'mkdir' ? fail('ENOSPC', call) : make();
  },
};

function halfOf({ bytes }: Call): Uint8Array {
  return bytes.subarray(0, bytes.length >> 1);
}

/** As Node says it: of a file that is open no name is known. */
function fail(code: 'EIO' | 'ENOSPC' | 'EROFS', { name, path, to }: Call): never {
  const isOpen = ['write', 'fsync', 'close', 'truncate'].includes(name);
  const message = `${code}: made to fail, ${name}${isOpen ? '' : ` '${path}'${to === '' ? '' : ` -> '${to}'`}`}`;
  throw Object.assign(new Error(message), { code, syscall: name, ...(isOpen ? {} : { path }) });
}

/** Every fault of every call of a run. */
export async function faultsOf(bench: Bench): Promise<Fault[]> {
  const calls = await traceOf(bench);
  return calls.flatMap((made, call) =>
    kindsFor(made, call).map((kind) => ({
      call,
      kind,
      made,
      isTelling:
        (mustGoOn(kind, made) && made.path.endsWith('papers.jsonl')) ||
        // what was made cannot be removed either, and must not hide what went wrong first
        (kind === 'EROFS from then on' && made.path.endsWith('.jsonl')),
    })),
  );
}

/** The library of SQLite gives up at a short write; what we write ourselves goes on. */
function mustGoOn(kind: Kind, { path }: Call): boolean {
  return kind === 'a short write' && !path.endsWith('.sqlite');
}

/** A disk that takes nothing any more leaves another state at each call, and each is recovered from: the dearest of all. */
const SOME = 4;

function kindsFor({ name, changes, bytes }: Call, call: number): Kind[] {
  return [
    'EIO',
    // what takes nothing needs no space
    ...(name === 'unlink' || name === 'rmdir' ? [] : (['ENOSPC'] as const)),
    ...(changes && call % SOME === 0 ? (['EROFS from then on'] as const) : []),
    ...(bytes.length > 1 ? (['a short write', 'a short write, then ENOSPC'] as const) : []),
  ];
}

/** Lets calls fail, and says what was wrong then. */
export async function failing(bench: Bench, faults: readonly Fault[]): Promise<string[]> {
  const recover = recovering(bench);
  const failures: string[] = [];
  for (const { call: first, kind, made } of faults) {
    bench.reset();
    let calls = 0;
    const failed: Call[] = [];
    const ended = await runTaken(bench, (call, make) => {
      const after = calls++ - first;
      try {
        return after < 0 ? make() : KINDS[kind](call, make, after);
      } catch (error) {
        failed.push(call);
        throw error;
      }
    });
    const wrong = [
      ...(mustGoOn(kind, made) && ended.code !== 0 ? [`it gives up: ${ended.said.trim()}`] : []),
      ...wrongEnd(bench, failed.length > 0 ? failed : [made], ended),
      ...(await recover()),
    ];
    if (wrong.length > 0)
      failures.push(`${bench.work.title}, ${kind} at call ${first} (${wordsOf(made)}): ${wrong.join('; ')}`);
  }
  return failures;
}

type Ended = Awaited<ReturnType<typeof run>>;

/** Either all is in place, or the command says that the disk failed it, and where. */
function wrongEnd(bench: Bench, failed: readonly Call[], { code, said }: Ended): string[] {
  if (code === 0)
    return differences(readIn(bench), bench.course.after).map((words) => `it ends well, but ${words}`);
  const isNamed = toldIn(failed).some(({ path, to }) =>
    [path, to].some((one) => one !== '' && said.includes(basename(one).replace(LOCK, ''))),
  );
  return [
    ...(code === 3 ? [] : [`it ends with ${code}`]),
    ...(isNamed ? [] : [`it does not say where: ${said.trim()}`]),
  ];
}

/** The first call that failed is the one to be told; what cannot be removed is left to the next run, and need not be. */
function toldIn(failed: readonly Call[]): Call[] {
  const first = failed.findIndex(({ name }) => name !== 'unlink' && name !== 'rmdir');
  return failed.slice(0, first < 0 ? failed.length : first + 1);
}

/** What the library of SQLite makes beside its file. */
const LOCK = /\.lock$/;

/** What could not be removed is left to the next run. */
function readIn({ folder }: Bench): Tree {
  return new Map([...releasesIn(treeOf(folder))].filter(([path]) => !path.startsWith('.')));
}
