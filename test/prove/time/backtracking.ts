import { fileURLToPath } from 'node:url';
import { $ } from 'zx';
import { ROOT } from '../../bench/made-up.ts';
import { counted, type Shown, type Task } from '../proof.ts';
import { makersOf, type Pattern } from './patterns.ts';

/** Made of what is known only when it runs; what that is, and why none of it backtracks. */
const MADE: Readonly<Record<string, string>> = {
  'pipeline/clean/mask.ts': 'a pattern of ours and one character: met as it is made when modules are loaded',
  'pipeline/merge/compare/qualifiers.ts': 'words of ours: met as it is made when modules are loaded',
  'pipeline/readme.ts': 'a name of ours between marks of ours, in our own README',
};

/** Milliseconds for a pattern: in the quick run what an automaton decides, and a first look at others. */
const PATIENCE = { quick: 80, full: 20_000 } as const;

const RUN = fileURLToPath(new URL('patterns-run.ts', import.meta.url));

/** Shows that no regular expression of our sources takes more than time in proportion to its text. */
export async function patternsHold(name: string, { quick }: Pick<Task, 'quick'>): Promise<Shown> {
  const { stdout } = await $({ cwd: ROOT, quiet: true })`node --import tsx ${RUN}`;
  const patterns = JSON.parse(stdout) as Pattern[]; // what patterns-run.ts prints
  const unknown = makersOf().filter((maker) => !Object.hasOwn(MADE, maker.split(':')[0] ?? ''));
  const failures = [...unknown.map((maker) => `${maker} is not in the list of what is made when it runs`)];
  let next = 0;
  const work = async () => {
    for (let one = patterns[next++]; one !== undefined; one = patterns[next++]) {
      const failure = await failureOf(one, quick);
      if (failure !== null) failures.push(failure);
    }
  };
  await Promise.all([work(), work()]);
  return counted(name, patterns.length, failures);
}

async function failureOf({ place, source, flags }: Pattern, quick: boolean): Promise<string | null> {
  // its program, where there is one for the machine; else the same as JavaScript
  const { check } = (await import('recheck')).default;
  const found = await check(source, flags, { timeout: PATIENCE[quick ? 'quick' : 'full'], randomSeed: 1 });
  if (found.status === 'safe' || (quick && found.status === 'unknown')) return null;
  // what a search holds for an attack is tried; what an automaton has proven is
  if (found.status === 'vulnerable' && found.checker === 'fuzz' && isHarmless(source, flags, found))
    return null;
  const why =
    found.status === 'unknown'
      ? `not known: ${found.error.kind}`
      : `${found.complexity.summary}, such as on ${found.attack.pattern}`;
  return `${place}: /${source}/${flags}: ${why}`;
}

/** Microseconds of processor time for an attack of 100,000 characters: what takes the square of that takes seconds. */
const HARMLESS = 100_000;

function isHarmless(
  source: string,
  flags: string,
  { complexity, attack }: { complexity: { type: string }; attack: { string: string } },
): boolean {
  // that would not come back
  if (complexity.type === 'exponential') return false;
  const start = process.cpuUsage();
  attack.string.replace(new RegExp(source, flags), '');
  return process.cpuUsage(start).user < HARMLESS;
}
