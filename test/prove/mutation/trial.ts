import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import fc from 'fast-check';
import * as vitest from 'vitest';
import { ROOT } from '../../bench/made-up.ts';
import { guardFiles } from './guard.ts';
import { type Mutant, scriptOf } from './instrument.ts';
import { collectTests, type Loaded } from './suite.ts';

/** The variable `mutants` of the scripts. */
const mutants = {
  active: -1,
  /** Times that any switch was asked; an endless loop asks without end. */
  asked: 0,
  most: Infinity,
  reached: null as Set<number> | null,
  stop(): never {
    throw new Error('a loop does not end');
  },
  reach(...ids: string[]): void {
    for (const id of ids) this.reached?.add(Number(id));
  },
};

/** What a test does without a mutant. */
interface Known {
  milliseconds: number;
  asked: number;
  reached: number[];
}

/** Of a file: what its tests do, null where a test cannot run here, and which mutants are reached as it is loaded. */
interface Seen {
  tests: (Known | null)[];
  loading: number[];
}

/** Tries mutants with the tests of a part, in this process. @returns whether some test fails with a mutant */
export async function openTrial(
  tests: readonly string[],
  scripts: string,
  cache: string,
): Promise<(mutant: Mutant) => Promise<boolean>> {
  const own = `${scripts}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  process.env.TMPDIR = own;
  // each run draws the same, and nobody looks at smaller examples
  fc.configureGlobal({ seed: 1, numRuns: 40, endOnFailure: true });
  // a mutant may leave a rejected promise behind
  process.on('unhandledRejection', () => {});
  const load = openLoader(scripts, guardFiles(own));
  const files = new Map<string, Loaded[]>();
  for (const test of tests) files.set(test, await load(test));
  const seen = existsSync(cache) ? readSeen(cache) : await lookAtAll(tests, load, files);
  // a process that replaces a hung one need not look again
  writeFileSync(cache, JSON.stringify(seen));
  return async ({ id }) => {
    for (const { test, number, known } of quickestFirst(seen, ({ reached }) => reached.includes(id)))
      if (await fails(files.get(test)?.[number] as Loaded, id, known)) return true;
    const loading = Object.keys(seen).filter((test) => seen[test]?.loading.includes(id));
    for (const test of loading) if (await failsAnew(test, id, seen, load)) return true;
    return false;
  };
}

function readSeen(cache: string): Record<string, Seen> {
  return JSON.parse(readFileSync(cache, 'utf8')) as Record<string, Seen>; // what openTrial wrote
}

type Load = (test: string) => Promise<Loaded[]>;

/** Scripts get packages as usual, but can only change files in their own folder. */
function openLoader(scripts: string, files: object): Load {
  const requireOurs = createRequire(join(ROOT, 'package.json'));
  const requireFor = (id: string): unknown => {
    if (id === 'vitest') return vitest;
    return /^(node:)?fs$/.test(id) ? files : requireOurs(id);
  };
  const compiled = new Map<string, (...args: unknown[]) => void>();
  return (test) => {
    const code = `(function (require, module, exports, mutants) {${readFileSync(scriptOf(test, scripts), 'utf8')}\n})`;
    const run =
      compiled.get(test) ??
      (new Script(code, { filename: test }).runInThisContext() as (...args: unknown[]) => void);
    compiled.set(test, run);
    const module = { exports: {} };
    return collectTests(test, () => run(requireFor, module, module.exports, mutants));
  };
}

async function lookAtAll(
  tests: readonly string[],
  load: Load,
  files: Map<string, Loaded[]>,
): Promise<Record<string, Seen>> {
  const seen: Record<string, Seen> = {};
  for (const test of tests) {
    const loading = new Set<number>();
    mutants.reached = loading;
    const loaded = await load(test);
    files.set(test, loaded);
    const known: (Known | null)[] = [];
    for (const one of loaded) {
      mutants.reached = loading;
      known.push(await look(one).catch(() => null));
    }
    mutants.reached = null;
    seen[test] = { tests: known, loading: [...loading] };
  }
  return seen;
}

async function look(one: Loaded): Promise<Known> {
  await one.before();
  const reached = new Set<number>();
  Object.assign(mutants, { reached, asked: 0, most: Infinity });
  const start = performance.now();
  await one.run();
  return { milliseconds: performance.now() - start, asked: mutants.asked, reached: [...reached] };
}

interface Chosen {
  test: string;
  number: number;
  known: Known;
}

function quickestFirst(seen: Record<string, Seen>, isMeant: (known: Known) => boolean): Chosen[] {
  return Object.entries(seen)
    .flatMap(([test, { tests }]) =>
      tests.flatMap((known, number) => (known && isMeant(known) ? [{ test, number, known }] : [])),
    )
    .sort((a, b) => a.known.milliseconds - b.known.milliseconds);
}

/** A test that asks so many times more often is in a loop. */
const MORE_OFTEN = 50;
const AT_LEAST = 1e6;

async function fails(one: Loaded, id: number, { asked }: Known): Promise<boolean> {
  await one.before();
  Object.assign(mutants, { active: id, asked: 0, most: AT_LEAST + MORE_OFTEN * asked });
  try {
    await one.run();
    return mutants.asked > mutants.most;
  } catch {
    return true;
  } finally {
    Object.assign(mutants, { active: -1, most: Infinity });
  }
}

/** Loads a file with a mutant that acts while it is loaded, and runs its tests. */
async function failsAnew(test: string, id: number, seen: Record<string, Seen>, load: Load): Promise<boolean> {
  mutants.active = id;
  try {
    const loaded = await load(test);
    for (const { number, known } of quickestFirst({ [test]: seen[test] as Seen }, () => true)) {
      const one = loaded[number];
      if (one === undefined || (await fails(one, id, known))) return true;
      mutants.active = id;
    }
    return false;
  } catch {
    return true;
  } finally {
    mutants.active = -1;
  }
}
