import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attack, type Measured, RATIO, SHORT } from './attack.ts';

/** Near to the bound it is measured again: what disturbs the machine passes, and the least time is that of the work. */
const DOUBTFUL = 0.88 * RATIO;

/** So many times at the most. */
const MOST_ROUNDS = 6;

/** Seconds that they take together at the most, but for the second: what takes long is disturbed by little, and worst.ts ends who takes too long. */
const MOST_SECONDS = 60;

/** Seconds of which the compiler's are a small part. */
const COMPILED = 3;

/** Seconds after which it is clear that it takes too long, and nothing is measured again. */
const ENOUGH = 8;

/** Measures an attack at its size and at twice that, in processor time of this process: that others are at work does not count. */
export async function measure(attack: Attack, size: number, folder: string): Promise<Measured> {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const each of [one, two]) mkdirSync(each, { recursive: true });
  await forgetPeak();
  const once = await attack.prepare(size, one);
  const twice = await attack.prepare(2 * size, two);
  // the first time is that of the compiler too
  const first = await timed(once.run);
  let [short, long] = [first > COMPILED ? first : await timed(once.run), await timed(twice.run)];
  let spent = short + long;
  for (let round = 1; round < MOST_ROUNDS && long > SHORT && long > DOUBTFUL * short; round++) {
    if (round > 1 && spent + short + long > MOST_SECONDS) break;
    spent += short + long;
    if (long > ENOUGH && long > 1.4 * RATIO * short) break;
    [short, long] = [Math.min(short, await timed(once.run)), Math.min(long, await timed(twice.run))];
  }
  return {
    name: attack.name,
    seconds: [short, long],
    bytes: twice.bytes,
    peak: peakSince(),
  };
}

/** Has Linux begin anew with the peak of this process, which else is that of all attacks before too (proc_pid_clear_refs(5)). */
async function forgetPeak(): Promise<void> {
  // what the collector frees in the first round goes back to the system in the second
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 100));
  }
  if (existsSync(STATUS)) writeFileSync('/proc/self/clear_refs', '5');
}

const STATUS = '/proc/self/status';

/** Most memory of this process since then, in bytes; ever, where the system does not say. */
function peakSince(): number {
  const [, kibibytes] = existsSync(STATUS)
    ? (/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) ?? [])
    : [];
  return 1024 * (kibibytes === undefined ? process.resourceUsage().maxRSS : Number(kibibytes));
}

async function timed(run: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
