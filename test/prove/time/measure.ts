import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printJson } from '../../../pipeline/cli/print.ts';
import { type Attack, type Measured, RATIO, SHORT } from './attack.ts';
import { attacksIn } from './attacks/attacks.ts';

/** Near the bound it is measured again: disturbances pass, and the least time is that of the work. */
const DOUBTFUL = 0.88 * RATIO;
const MOST_ROUNDS = 6;
const MOST_SECONDS = 60;

/** Seconds after which compilation no longer matters. */
const COMPILED = 3;

/** Seconds after which one measurement proves that it takes too long. */
const ENOUGH = 8;

/** Measures an attack at its size and at twice that, in CPU time, so that other processes do not count. */
async function measure(attack: Attack, size: number, folder: string): Promise<Measured> {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  for (const each of [one, two]) mkdirSync(each, { recursive: true });
  const once = await attack.prepare(size, one);
  const twice = await attack.prepare(2 * size, two);
  await resetPeak();
  const first = await time(once.run);
  let [short, long] = [first > COMPILED ? first : await time(once.run), await time(twice.run)];
  let spent = short + long;
  for (let round = 1; round < MOST_ROUNDS && long > SHORT && long > DOUBTFUL * short; round++) {
    if (round > 1 && spent + short + long > MOST_SECONDS) break;
    spent += short + long;
    if (long > ENOUGH && long > 1.4 * RATIO * short) break;
    [short, long] = [Math.min(short, await time(once.run)), Math.min(long, await time(twice.run))];
  }
  return { seconds: [short, long], bytes: twice.bytes, peak: peakSince() };
}

async function time(run: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** Forgets the memory that preparation took; see proc_pid_clear_refs(5). */
async function resetPeak(): Promise<void> {
  // memory that the first round frees goes back to the system in the second
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await new Promise((done) => setTimeout(done, 100));
  }
  if (existsSync(STATUS)) writeFileSync('/proc/self/clear_refs', '5');
}

const STATUS = '/proc/self/status';

function peakSince(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return 1024 * Number(kibibytes ?? process.resourceUsage().maxRSS);
}

// a program of its own, so that the peak is that of one attack
const [number = '', quick, folder = ''] = process.argv.slice(2);
const isQuick = quick === 'true';
const attack = attacksIn(isQuick)[Number(number)] as Attack; // time.ts passes one of their numbers
const size = isQuick ? (attack.quick ?? attack.size) : attack.size;
printJson(await measure(attack, size, folder));
