import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { Refusal } from '../../../pipeline/cli/command.ts';
import { openProgress } from '../../../pipeline/cli/progress.ts';
import { openSince } from '../../../pipeline/dataset/releases.ts';
import { release } from '../../../pipeline/release.ts';
import { openWorld } from './world.ts';

export interface Chain {
  /** With their checksums as they were when the release was made. */
  releases: { folder: string; sums: string }[];
  /** CPU seconds of the last releases, and of the same ones where only two releases come before. */
  long: number;
  short: number;
}

/** Refusals in a row after which a judgement cannot be their reason. */
const PATIENCE = 20;

/** So many releases at the end, or half of a shorter chain, are made twice to compare the costs. */
const COMPARED = 20;

/** Makes a chain of releases, each from a random change. It ends early if no release is made any more. */
export async function makeChain(folder: string, length: number, seed: number): Promise<Chain> {
  const [raw, dist] = [join(folder, 'raw'), join(folder, 'dist')];
  mkdirSync(raw);
  const world = openWorld(raw, seed);
  const chain: Chain = { releases: [], long: 0, short: 0 };
  const { releases } = chain;
  for (let refused = 0; releases.length < length && refused < PATIENCE;) {
    world.step();
    const isCompared = releases.length >= length - Math.min(COMPARED, length / 2);
    const short = isCompared ? copyLast(dist, releases) : null;
    const start = process.cpuUsage();
    const version = await makeRelease(raw, dist).catch((error: unknown) => {
      // two judgements contradict each other
      if (!(error instanceof Refusal)) throw error;
      world.takeBack();
      return 'refused';
    });
    refused = version === 'refused' ? refused + 1 : 0;
    // a judgement on two titles that are never compared changes no output
    if (version === null || version === 'refused') continue;
    const seconds = secondsSince(start);
    const own = join(dist, `v${version}`);
    releases.push({ folder: own, sums: readFileSync(join(own, 'SHA256SUMS'), 'latin1') });
    if (short === null) continue;
    chain.long += seconds;
    const again = process.cpuUsage();
    await makeRelease(raw, short);
    chain.short += secondsSince(again);
  }
  return chain;
}

async function makeRelease(raw: string, dist: string): Promise<string | null> {
  const next = join(dist, 'next');
  await build(raw, next, { since: openSince(undefined, next), progress: openProgress(true) });
  // each is verified when the chain ends
  return release({ raw, dist, verifying: async () => ({ laws: [], findings: [] }) });
}

/** A folder of releases with only the last two of them. */
function copyLast(dist: string, releases: Chain['releases']): string {
  const short = `${dist}-short`;
  rmSync(short, { recursive: true, force: true });
  const last = releases.slice(-2).map(({ folder }) => folder.slice(dist.length + 1));
  for (const name of ['CHANGELOG.md', 'latest.json', ...last])
    cpSync(join(dist, name), join(short, name), { recursive: true });
  return short;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
