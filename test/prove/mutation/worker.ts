import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import fc from 'fast-check';
import * as vitest from 'vitest';
import { ROOT } from '../../bench/made-up.ts';
import { scriptOf } from './bundle.ts';
import { guarded } from './guard.ts';
import { type Loaded, testsOf } from './suite.ts';
import type { Answer, Killer, Order, Seen, Trial } from './work.ts';

// a program of its own: what the pool starts, with the folder of the scripts and one that is its own
const [scripts = '', own = ''] = process.argv.slice(2);
mkdirSync(own, { recursive: true });
process.env.TMPDIR = own;

/** The same mutants must be seen in every run. What fails is not made smaller: nobody looks at it. */
fc.configureGlobal({ seed: 1, numRuns: 40, endOnFailure: true });

/** As Vitest does, whose own is at home in its processes only. */
function poll(value: () => unknown): object {
  const again = (name: string, args: unknown[]) => async () => {
    const end = performance.now() + 1_000;
    for (;;)
      try {
        const assertion = vitest.expect(await value());
        // by the name of a matcher
        return Reflect.apply(Reflect.get(assertion, name) as () => unknown, assertion, args);
      } catch (error) {
        if (performance.now() > end) throw error;
        await new Promise((done) => setTimeout(done, 20));
      }
  };
  return new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          again(String(name), args)(),
    },
  );
}
Object.assign(vitest.expect, { poll });

/** What mutants ask whether they are switched on, and tell that they were reached. */
const mutants = {
  active: -1,
  hits: 0,
  most: Infinity,
  isLooking: false,
  reached: new Map<string, number>(),
  hit(): true {
    if (++this.hits > this.most) throw new Error('the mutant is asked for without end');
    return true;
  },
  reach(...ids: string[]): void {
    for (const id of ids) this.reached.set(id, (this.reached.get(id) ?? 0) + 1);
  },
};

const requireOurs = createRequire(join(ROOT, 'package.json'));
const files = guarded(own);

/** Packages are those of the project, but no test gets at more of the disk than what is its own. */
function requireFor(id: string): unknown {
  if (id === 'vitest') return vitest;
  return /^(node:)?fs$/.test(id) ? files : requireOurs(id);
}

const compiled = new Map<
  string,
  (require: unknown, module: object, exports: object, switches: object) => void
>();

async function load(test: string): Promise<Loaded[]> {
  let run = compiled.get(test);
  if (run === undefined) {
    const code = readFileSync(scriptOf(test, scripts), 'utf8');
    run = new Script(`(function (require, module, exports, mutants) {${code}\n})`, {
      filename: test,
    }).runInThisContext() as NonNullable<typeof run>;
    compiled.set(test, run);
  }
  const module = { exports: {} };
  return testsOf(test, () => run(requireFor, module, module.exports, mutants));
}

const loaded = new Map<string, Promise<Loaded[]>>();

/** The tests of a file, which was loaded with no mutant. */
function known(test: string): Promise<Loaded[]> {
  const tests = loaded.get(test) ?? load(test);
  loaded.set(test, tests);
  return tests;
}

async function look(test: string): Promise<Seen> {
  mutants.isLooking = true;
  mutants.reached = new Map();
  const outside = mutants.reached;
  const tests = await load(test);
  loaded.set(test, Promise.resolve(tests));
  const seen: Seen['tests'][number][] = [];
  for (const one of tests) {
    mutants.reached = outside;
    await one.before();
    mutants.reached = new Map();
    say({ kind: 'alive' });
    await one.run();
    const reached = Object.fromEntries(mutants.reached);
    // the first time it may have made what it keeps
    const start = performance.now();
    await one.run();
    seen.push({ name: one.name, milliseconds: performance.now() - start, reached });
  }
  mutants.isLooking = false;
  return { test, outside: [...outside.keys()], tests: seen };
}

async function tryOne(mutant: string, hits: number, trials: readonly Trial[]): Promise<Killer | null> {
  for (const trial of trials) {
    const killer = await (trial.anew ? tryAnew(mutant, trial) : tryLoaded(mutant, hits, trial));
    if (killer !== null) return killer;
  }
  return null;
}

/** A loop that has become endless asks for its mutant without end. */
const MORE_HITS = 100;

async function tryLoaded(mutant: string, hits: number, { test, numbers }: Trial): Promise<Killer | null> {
  const tests = await known(test);
  for (const number of killersFirst(test, numbers)) {
    const one = tests[number] as Loaded;
    await one.before();
    if (await fails(one, mutant, hits * MORE_HITS)) {
      if (!(await fails(one, undefined, Infinity))) return remembered({ test, number, name: one.name });
      throw new Error(`${one.name} fails without a mutant: one before it has left something behind`);
    }
  }
  return null;
}

/** Tests by which mutants were killed, the last first: they are made one after the other, and neighbours die alike. */
const killers = new Map<string, number[]>();
const REMEMBERED = 8;

function killersFirst(test: string, numbers: readonly number[]): number[] {
  const reaching = new Set(numbers);
  const first = (killers.get(test) ?? []).filter((number) => reaching.has(number));
  return [...new Set([...first, ...numbers])];
}

function remembered(killer: Killer): Killer {
  const { test, number } = killer;
  killers.set(test, [...new Set([number, ...(killers.get(test) ?? [])])].slice(0, REMEMBERED));
  return killer;
}

async function tryAnew(mutant: string, { test, numbers }: Trial): Promise<Killer | null> {
  mutants.active = Number(mutant);
  try {
    const tests = await load(test);
    for (const number of numbers) {
      const one = tests[number];
      if (one === undefined) return { test, number, name: 'a test is missing' };
      await one.before();
      if (await fails(one, mutant, Infinity)) return { test, number, name: one.name };
    }
    return null;
  } catch {
    return { test, number: numbers[0] ?? 0, name: 'loading the tests' };
  } finally {
    mutants.active = -1;
  }
}

async function fails(one: Loaded, mutant: string | undefined, limit: number): Promise<boolean> {
  say({ kind: 'alive' });
  Object.assign(mutants, { active: Number(mutant ?? -1), hits: 0, most: limit });
  try {
    await one.run();
    return mutants.hits > limit;
  } catch {
    return true;
  } finally {
    mutants.active = -1;
  }
}

function say(answer: Answer): void {
  process.send?.(answer);
}

async function obey(order: Order): Promise<Answer> {
  try {
    if (order.kind === 'look') return { kind: 'seen', seen: await look(order.test) };
    return { kind: 'tried', killedBy: await tryOne(order.mutant, order.hits, order.files) };
  } catch (error) {
    return { kind: 'broken', message: (error as Error).stack ?? String(error) };
  }
}

// what a mutant leaves behind is no matter of the test that is run next
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => void obey(order).then(say));
say({ kind: 'ready' });
