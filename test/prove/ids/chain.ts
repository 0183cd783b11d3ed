import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../pipeline/build.ts';
import { Refusal } from '../../../pipeline/cli/command.ts';
import { openProgress } from '../../../pipeline/cli/progress.ts';
import { sinceOf } from '../../../pipeline/dataset/releases.ts';
import { release } from '../../../pipeline/release.ts';
import { openWorld } from './world.ts';

/** A release of a chain. */
export interface Link {
  version: string;
  folder: string;
  /** Hash of its checksums when it was made. */
  sums: string;
  /** CPU seconds of its build and its release. */
  seconds: number;
  /** The same from the same dumps where only two releases were before it; null where that was not looked at. */
  alone: number | null;
  /** Papers that it has, and where its redirects lead. */
  papers: Set<string>;
  redirects: Map<string, string>;
}

/** Refusals one after the other after which it is no judgement that is refused. */
const PATIENCE = 20;

/** So many releases at the end of the chain, or half of a shorter one, are made again where only two are before them. */
const LAST = 20;

/** Makes a chain of releases in a folder, each from a random change. It ends early where none is made any more. */
export async function makeChain(
  folder: string,
  length: number,
  seed: number,
  tell: (line: string) => void,
): Promise<Link[]> {
  const [raw, dist] = [join(folder, 'raw'), join(folder, 'dist')];
  mkdirSync(raw);
  const world = openWorld(raw, seed);
  const chain: Link[] = [];
  for (let refused = 0; chain.length < length && refused < PATIENCE;) {
    world.step();
    const short = chain.length >= length - Math.min(LAST, length / 2) ? withLast(dist, chain) : null;
    const start = process.cpuUsage();
    const version = await releaseFrom(raw, dist).catch((error: unknown) => {
      // two people said what cannot both be
      if (!(error instanceof Refusal)) throw error;
      world.takeBack();
      refused += 1;
      return null;
    });
    // what was said of two titles that nobody compares changes nothing but the inputs
    if (version === null) continue;
    const seconds = secondsSince(start);
    const again = process.cpuUsage();
    const isAgain = short !== null && (await releaseFrom(raw, short)) === version;
    chain.push({ ...linkOf(dist, version), seconds, alone: isAgain ? secondsSince(again) : null });
    refused = 0;
    if (chain.length % 50 === 0) tell(`${chain.length} of ${length} releases`);
  }
  return chain;
}

async function releaseFrom(raw: string, dist: string): Promise<string | null> {
  const next = join(dist, 'next');
  await build(raw, next, { since: sinceOf(undefined, next), progress: openProgress(true) });
  // each is verified at the end, when all others have been made
  return release({ raw, dist, verifying: async () => ({ laws: [], findings: [] }) });
}

/** A folder of releases beside the other one, with the last release, and the one before, from which that came. */
function withLast(dist: string, chain: readonly Link[]): string {
  const short = `${dist}-short`;
  rmSync(short, { recursive: true, force: true });
  for (const name of ['CHANGELOG.md', 'latest.json', ...chain.slice(-2).map(({ version }) => `v${version}`)])
    cpSync(join(dist, name), join(short, name), { recursive: true });
  return short;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function linkOf(dist: string, version: string): Omit<Link, 'seconds' | 'alone'> {
  const folder = join(dist, `v${version}`);
  return {
    version,
    folder,
    sums: readFileSync(join(folder, 'SHA256SUMS'), 'latin1'),
    papers: new Set(rowsOf(folder, 'papers').map(({ id }) => id)),
    redirects: new Map(rowsOf(folder, 'redirects').map(({ id, paper_id }) => [id, paper_id])),
  };
}

/** By our own reading, and not by that of the pipeline. */
function rowsOf(folder: string, table: string): { id: string; paper_id: string }[] {
  const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
