import { drawOf } from '../draw.ts';
import type { Figure, Task } from '../proof.ts';
import { differences, keyOf, put, type Tree, treeOf } from '../tree.ts';
import type { Call } from './calls.ts';
import { after, copyOf, dirtyIn, type Disk, diskWith, follow, type Left, type Renaming } from './disk.ts';
import { isDecisive, toText, visible } from './faults.ts';
import { courseOf, wrongAfterNextRun, wrongIn } from './reader.ts';
import { type Bench, distIn, openBenches, traceCalls, traceFromStart } from './world.ts';

/** A moment at which the power may fail. */
interface Moment {
  bench: Bench;
  /** Calls of the run; those up to `at` were made. */
  calls: readonly Call[];
  at: number;
}

/** Every state that a power cut may leave, after every call. */
export const cut: Figure = {
  name: 'a power cut after every call',
  cases: async (task) => (await listMoments(task, 'count')).length,
  open: async (task) => {
    const moments = await listMoments(task, 'cut');
    const looks = new Map(moments.map(({ bench }) => [bench, openLook(bench, task)]));
    let current: { calls: readonly Call[]; disk: Disk; next: number } | undefined;
    return async (number) => {
      const { bench, calls, at } = moments[number] as Moment; // below the count
      // numbers only grow, so the disk of an earlier moment goes on
      if (current?.calls !== calls) current = { calls, disk: diskWith(bench.before), next: 0 };
      while (current.next <= at) follow(current.disk, calls[current.next++] as Call);
      return looks.get(bench)?.(current.disk, calls, at, '') ?? { fault: 'no bench' };
    };
  },
};

async function listMoments({ folder, quick }: Task, use: string): Promise<Moment[]> {
  const moments: Moment[] = [];
  for (const bench of openBenches(folder, use, !quick)) {
    const calls = await traceFromStart(bench);
    for (const [at, call] of calls.entries())
      if (!quick || isDecisive(call)) moments.push({ bench, calls, at });
  }
  return moments;
}

/** A run is killed, another begins, and the power fails after each of its calls that can matter. */
export const cutAfterKill: Figure = {
  name: 'a kill, then a power cut during the next run',
  cases: async (task) => (await listKills(task, 'count')).length,
  open: async (task) => {
    const kills = await listKills(task, 'kill');
    const looks = new Map(kills.map(({ bench }) => [bench, openLook(bench, task)]));
    return async (number) => {
      const { bench, calls, at } = kills[number] as Moment; // below the count
      const start = diskWith(bench.before);
      for (const call of calls.slice(0, at + 1)) follow(start, call);
      put(
        bench.folder,
        after(start, start.pending, () => 'kept'),
      );
      const next = await traceCalls(bench);
      const disk = copyOf(start);
      const faults: string[] = [];
      let states = 0;
      for (const [step, call] of next.entries()) {
        follow(disk, call);
        if (!isDecisive(call) && (task.quick || !['unlink', 'rmdir'].includes(call.name))) continue;
        const killed = `killed after call ${at} (${toText(calls[at] as Call)}), `;
        const { fault, counts } = (await looks.get(bench)?.(disk, next, step, killed)) ?? {
          fault: 'no bench',
        };
        faults.push(...(fault === null ? [] : [fault]));
        states += counts?.states ?? 0;
      }
      return { fault: faults.length === 0 ? null : faults.join('; '), counts: { states } };
    };
  },
};

async function listKills(task: Task, use: string): Promise<Moment[]> {
  const moments = await listMoments(task, use);
  return moments.filter(({ calls, at }) => isDecisive(calls[at] as Call));
}

type Look = (
  disk: Disk,
  calls: readonly Call[],
  at: number,
  where: string,
) => Promise<{ fault: string | null; counts?: Record<string, number> }>;

/** The command runs again on one in so many states, and on each that looks new to a reader. */
const RUN_AGAIN = { full: 20, quick: 200 };

/** Looks at all states that a power cut may leave now. A state that was seen before counts no more. */
function openLook(bench: Bench, { quick, seed }: Task): Look {
  const known = new Set<string>();
  const readers = new Map<string, string[]>();
  const course = courseOf(bench);
  const every = quick ? RUN_AGAIN.quick : RUN_AGAIN.full;
  return async (disk, calls, at, where) => {
    const isLast = at === calls.length - 1;
    const counts = { states: 0, 'run again': 0 };
    const all = new Set<string>();
    for (const tree of statesOf(disk, seed + at)) {
      const key = `${keyOf(tree)}${isLast}`;
      if (known.has(key)) continue;
      known.add(key);
      counts.states++;
      const dist = distIn(tree);
      const seen = keyOf(visible(dist));
      const isNew = !readers.has(`${seen}${hiddenIn(dist)}`);
      const wrong = readers.get(`${seen}${hiddenIn(dist)}`) ?? wrongIn(dist, course);
      readers.set(`${seen}${hiddenIn(dist)}`, wrong);
      // once a command has ended, its result must stay
      const lost = isLast
        ? differences(visible(dist), course.after).map((words) => `it had ended, and ${words}`)
        : [];
      for (const words of [...wrong, ...lost]) all.add(words);
      if (!isNew && known.size % every !== 0) continue;
      counts['run again']++;
      put(bench.folder, tree);
      for (const words of await wrongAfterNextRun(bench, () => treeOf(bench.folder))) all.add(words);
    }
    const moment = `${bench.title}, ${where}no power after call ${at} (${toText(calls[at] as Call)})`;
    return { fault: all.size === 0 ? null : `${moment}: ${[...all].join('; ')}`, counts };
  };
}

/** A build that was moved aside decides whether it may be missing. */
function hiddenIn(dist: Tree): string {
  return [...dist.keys()].filter((path) => path.startsWith('.') && !path.includes('/')).length.toString();
}

/** Of up to so many renamings every choice is tried. */
const FEW = 6;

const RANDOM_STATES = 3;

const LEFT: readonly Left[] = ['kept', 'lost', 'half', 'zeros'];

/** What a power cut may leave now; the same state may come more than once. */
function* statesOf(disk: Disk, seed: number): Generator<Tree> {
  const { pending } = disk;
  const dirty = dirtyIn(disk);
  for (const left of LEFT) yield after(disk, pending, () => left);
  for (const file of dirty) {
    yield after(disk, pending, (each) => (each === file ? 'lost' : 'kept'));
    yield after(disk, pending, (each) => (each === file ? 'zeros' : 'kept'));
    yield after(disk, pending, (each) => (each === file ? 'kept' : 'lost'));
  }
  for (const kept of choicesOf(pending)) {
    yield after(disk, kept, () => 'kept');
    yield after(disk, kept, () => 'lost');
  }
  const draw = drawOf(seed, 0);
  for (let i = 0; i < RANDOM_STATES && pending.length + dirty.length > 0; i++) {
    const left = new Map(dirty.map((file) => [file, draw.pick(LEFT)]));
    const kept = pending.filter(() => draw.chance(0.5));
    yield after(disk, kept, (file) => left.get(file) ?? 'kept');
  }
}

/** All choices of a few; of many: none, one alone, and all but one. */
function choicesOf(pending: readonly Renaming[]): Renaming[][] {
  if (pending.length > FEW)
    return [
      [],
      ...pending.map((one) => [one]),
      ...pending.map((one) => pending.filter((other) => other !== one)),
    ];
  return Array.from({ length: 2 ** pending.length }, (_, bits) =>
    pending.filter((__, at) => (bits >> at) % 2 === 1),
  );
}
