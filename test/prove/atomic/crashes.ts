import { random } from '../../support/random.ts';
import type { Call } from './calls.ts';
import { after, copyOf, type Disk, diskWith, follow } from './disk.ts';
import { wrongIn } from './reader.ts';
import { wrongAfter } from './recover.ts';
import { statesOf } from './states.ts';
import { differences, keyOf, put, type Tree } from '../tree.ts';
import { isDecisive, traceOf, wordsOf } from './trace.ts';
import { type Bench, releasesIn } from './worlds.ts';

/** What is looked at, and by whom: several processes share the states, and each finds the same ones. */
export interface Share {
  index: number;
  of: number;
  seed: number;
  /** Of so many states in a row the command is run again on one, besides those that a reader has not seen yet. */
  recovers: number;
  /** Only at the calls that decide. */
  quick: boolean;
}

export interface Looked {
  cases: number;
  recovered: number;
  failures: string[];
}

/** Loses the power at every moment of a run, in every way, and says what is wrong then. */
export async function crashing(bench: Bench, share: Share): Promise<Looked> {
  bench.reset();
  return looking(bench, share, [{ disk: diskWith(bench.before), calls: await traceOf(bench), where: '' }]);
}

/** Kills a run, lets another begin, and loses the power at every moment of that one. */
export async function crashingTwice(bench: Bench, share: Share): Promise<Looked> {
  bench.reset();
  const disk = diskWith(bench.before);
  const courses: Course[] = [];
  let kills = 0;
  for (const [at, call] of (await traceOf(bench)).entries()) {
    follow(disk, call);
    if (!isDecisive(call) || kills++ % share.of !== share.index) continue;
    put(
      bench.folder,
      after(disk, disk.pending, () => 'kept'),
    );
    const where = `killed after call ${at} (${wordsOf(call)}), then `;
    courses.push({ disk: copyOf(disk), calls: await traceOf(bench), where });
  }
  // each process has its own
  return looking(bench, { ...share, index: 0, of: 1 }, courses);
}

interface Course {
  disk: Disk;
  calls: readonly Call[];
  where: string;
}

async function looking(bench: Bench, share: Share, courses: readonly Course[]): Promise<Looked> {
  const looked: Looked = { cases: 0, recovered: 0, failures: [] };
  const known = new Set<string>();
  const readers = new Map<string, string[]>();
  let states = 0;
  for (const { disk, calls, where } of courses)
    for (const [at, call] of calls.entries()) {
      follow(disk, call);
      if (!isLookedAt(call, where !== '', share.quick)) continue;
      const isLast = at === calls.length - 1;
      for (const tree of statesOf(disk, random(share.seed + at))) {
        const key = `${keyOf(tree)}${isLast}`;
        if (known.has(key)) continue;
        known.add(key);
        const seen = keyOf(visible(tree));
        const isNew = !readers.has(seen);
        const wrong = readers.get(seen) ?? wrongIn(releasesIn(tree), bench.course);
        readers.set(seen, wrong);
        if (states++ % share.of !== share.index) continue;
        looked.cases++;
        const all = [...wrong, ...(isLast ? lost(tree, bench) : [])];
        if (isNew || Math.floor(states / share.of) % share.recovers === 0) {
          looked.recovered++;
          all.push(...(await wrongAfter(bench, tree)));
        }
        const moment = `${bench.work.title}, ${where}no power after call ${at} (${wordsOf(call)})`;
        if (all.length > 0) looked.failures.push(`${moment}: ${[...new Set(all)].join('; ')}`);
      }
    }
  return looked;
}

/** What is written into a folder that nobody reads is looked at once, in a run that finds the disk whole. */
function isLookedAt(call: Call, isSecond: boolean, quick: boolean): boolean {
  if (isDecisive(call)) return true;
  return !quick && (!isSecond || call.name === 'unlink' || call.name === 'rmdir');
}

/** Once a command has ended, what it did stays. */
function lost(tree: Tree, { course }: Bench): string[] {
  return differences(releasesIn(visible(tree)), course.after).map((words) => `it had ended, and ${words}`);
}

function visible(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !path.startsWith('dist/.')));
}
