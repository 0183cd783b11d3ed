import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { $ } from 'zx';
import { ROOT } from '../../bench/made-up.ts';
import { bundleProgram } from '../bundle.ts';
import type { Proof, Task, Tried } from '../proof.ts';
import { type Attack, BASE, type Measured, MEMORY, RATIO, SHORT } from './attack.ts';
import { attacksIn } from './attacks/attacks.ts';
import type { Pattern } from './patterns.ts';

export const proof: Proof = {
  law: 'Worst-case time',
  promise: `Hostile input of twice the size takes at most ${RATIO} times as long, and bounded memory.`,
  prepare: async (task) => {
    await bundleProgram(task.folder, 'test/prove/time/measure.ts', 'pipeline/verify/subprocess-main.ts');
    // a new process, in which nothing of the pipeline is loaded yet
    const program = fileURLToPath(new URL('patterns.ts', import.meta.url));
    const { stdout } = await $({ cwd: ROOT, quiet: true })`node --import tsx ${program}`;
    writeFileSync(patternsFile(task), stdout);
  },
  figures: {
    attacks: {
      name: 'time and memory of attacks, at a size and at twice the size',
      cases: ({ quick }) => attacksIn(quick).length,
      open: (task) => (number) => tryAttack(task, number),
    },
    patterns: {
      name: 'no regular expression backtracks without bound',
      cases: (task) => readPatterns(task).length,
      open: (task) => {
        const patterns = readPatterns(task);
        return (number) => tryPattern(patterns[number] as Pattern, task); // below the count
      },
    },
  },
};

/** Seconds of CPU time after which an attack is ended; none takes half of that. */
const PATIENCE = { quick: 15, full: 150 };

async function tryAttack({ quick, folder }: Task, number: number): Promise<Tried> {
  const attack = attacksIn(quick)[number] as Attack; // below the count
  const own = join(folder, `attack-${number}`);
  mkdirSync(own);
  const patience = quick ? PATIENCE.quick : PATIENCE.full;
  const start = join(folder, 'bin', 'start-measure.mjs');
  const run = $({ quiet: true, nothrow: true });
  const { stdout, stderr, exitCode } =
    await run`ulimit -t ${patience} && exec node --expose-gc ${start} ${number} ${quick} ${own}`;
  if (exitCode !== 0)
    return {
      fault: `${attack.name}: ended with ${exitCode} within ${patience} s of CPU time: ${stderr.slice(0, 500)}`,
    };
  return { fault: judge(attack, JSON.parse(stdout) as Measured) }; // what measure.ts prints
}

function judge(
  { name, memory = MEMORY }: Attack,
  { seconds: [short, long], bytes, peak }: Measured,
): string | null {
  const isSlow = long > SHORT && long > RATIO * short;
  const isLarge = peak > BASE + memory * bytes;
  if (!isSlow && !isLarge) return null;
  const ratio = (long / short).toFixed(2);
  return `${name}: ${short.toFixed(2)} s, then ${long.toFixed(2)} s (${ratio} times), ${mega(bytes)} in, ${mega(peak)} at the peak`;
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function patternsFile({ folder }: Task): string {
  return join(folder, 'patterns.json');
}

function readPatterns(task: Task): Pattern[] {
  return JSON.parse(readFileSync(patternsFile(task), 'utf8')) as Pattern[]; // what patterns.ts prints
}

/** Milliseconds for a pattern. In a quick run it must not be known to be vulnerable; else it must be known to be safe. */
const LOOK = { quick: 80, full: 20_000 };

async function tryPattern({ place, source, flags, fault }: Pattern, { quick }: Task): Promise<Tried> {
  if (fault !== undefined) return { fault };
  const { check } = (await import('recheck')).default;
  const found = await check(source, flags, { timeout: quick ? LOOK.quick : LOOK.full, randomSeed: 1 });
  if (found.status === 'safe' || (quick && found.status === 'unknown')) return { fault: null };
  // an attack that a search has guessed is tried; one that an automaton has found is proven
  if (found.status === 'vulnerable' && found.checker === 'fuzz') {
    const { complexity, attack } = found;
    if (complexity.type !== 'exponential' && isHarmless(source, flags, attack.string)) return { fault: null };
  }
  const why =
    found.status === 'unknown'
      ? `not known: ${found.error.kind}`
      : `${found.complexity.summary}, such as on ${found.attack.pattern}`;
  return { fault: `${place}: /${source}/${flags}: ${why}` };
}

/** Microseconds of CPU time for an attack of 100,000 characters: quadratic time would be seconds. */
const HARMLESS = 100_000;

function isHarmless(source: string, flags: string, text: string): boolean {
  const start = process.cpuUsage();
  text.replace(new RegExp(source, flags), '');
  return process.cpuUsage(start).user < HARMLESS;
}
