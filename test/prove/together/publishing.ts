import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../../support/random.ts';
import { counted, type Shown, type Task } from '../proof.ts';
import type { Audience } from './audience.ts';
import { differences, treeOf } from '../tree.ts';
import { play, type Turn } from './player.ts';
import type { Stage } from './stage.ts';
import type { Part, Played, Troupe } from './troupe.ts';

export const NO_MIXED_READ = 'no mixed read while 16 runs publish and up to 8 are killed';
export const LET_ALONE = 'runs that are not killed end well beside those that are';
export const DISTURBED = 'runs are killed at work, and read while they write';
export const RECOVERED = 'the next run recovers from 16 at once';

/** Rounds of 16 builds and releases without any lock, half of them killed, while others read. */
export async function publishingRounds(
  { folder, quick, seed, tell }: Task,
  stage: Stage,
  troupe: Troupe,
  audience: Audience,
): Promise<Shown[]> {
  const rounds = quick ? 6 : 200;
  const next = random(seed);
  let latest = FIRST_LATEST;
  const [mixed, unwell, unrecovered]: [string[], string[], string[]] = [[], [], []];
  const counts = { reads: 0, overtaken: 0, killed: 0 };
  for (let round = 0; round < rounds; round++) {
    const dist = join(folder, `round-${round}`);
    cpSync(stage.before, dist, { recursive: true });
    audience.open(dist, stage.changelogs);
    const played = await troupe.play(partsOf(stage, dist, latest, next));
    latest = shortestOf(played);
    const seen = await audience.close();
    mixed.push(...inRound(round, seen.faults));
    unwell.push(
      ...inRound(
        round,
        played.flatMap(({ ended }) => ended?.error?.message ?? []),
      ),
    );
    unrecovered.push(...inRound(round, await leftAfterNextRun(stage, dist)));
    counts.reads += seen.reads;
    counts.overtaken += seen.overtaken;
    counts.killed += played.filter(({ ended }) => ended === null).length;
    rmSync(dist, { recursive: true });
    if (round % 20 === 19) tell(`${round + 1} of ${rounds} rounds`);
  }
  const { reads, overtaken, killed } = counts;
  return [
    counted(
      NO_MIXED_READ,
      rounds,
      mixed,
      `${reads} reads, ${overtaken} of a build that was replaced meanwhile`,
    ),
    counted(LET_ALONE, rounds, unwell, `${killed} runs of ${RUNS * rounds} were killed`),
    counted(RECOVERED, rounds, unrecovered),
    disturbed({ rounds, killed, reads }),
  ];
}

/** Nothing is shown by rounds in which nobody dies or nobody looks: on average one does of the runs that are to die, and a reader. */
function disturbed({ rounds, killed, reads }: { rounds: number; killed: number; reads: number }): Shown {
  const holds = killed >= rounds && reads >= rounds;
  const figure = 'at least one each a round';
  return {
    name: DISTURBED,
    figure: holds ? figure : `${killed} kills and ${reads} reads in ${rounds} rounds`,
    holds,
    failures: [],
  };
}

/** What is wrong in a round, in one line; none where nothing is. */
function inRound(round: number, faults: readonly string[]): string[] {
  if (faults.length === 0) return [];
  return [`round ${round}: ${[...new Set(faults)].slice(0, MOST_TOLD).join('; ')}`];
}

const MOST_TOLD = 3;

/** About what a round takes; from then on it is what the last one took. */
const FIRST_LATEST = 300;

const BUILDS = 8;
const FIRST_RELEASES = 5;
const LATER_RELEASES = 3;
const RUNS = FIRST_RELEASES + BUILDS + LATER_RELEASES;
const KILLED = 8;

/** Milliseconds in which most of them had not ended yet: a kill after that comes too late. */
function shortestOf(played: readonly Played[]): number {
  return Math.min(...played.flatMap(({ ended, took }) => (ended === null ? [] : [took])));
}

/** @param latest milliseconds in which those that are to be killed are */
function partsOf(stage: Stage, dist: string, latest: number, next: () => number): Part[] {
  const [first, later] = stage.releases as [Stage['releases'][0], Stage['releases'][0]];
  const turns: Turn[] = [
    ...Array.from({ length: FIRST_RELEASES }, () => releaseOf(first, dist, null)),
    ...Array.from({ length: BUILDS }, () =>
      buildOf(stage.builds[Math.floor(next() * stage.builds.length)] ?? '', dist),
    ),
    ...Array.from({ length: LATER_RELEASES }, () => releaseOf(later, dist, join(dist, `v${first.version}`))),
  ];
  // the first of them is let live: others wait for its release
  const order = turns.map((_, i) => ({ i, key: i === 0 ? 2 : next() })).sort((a, b) => a.key - b.key);
  const doomed = new Set(order.slice(0, KILLED).map(({ i }) => i));
  return turns.map((turn, i) => ({ turn, killedAfter: doomed.has(i) ? next() * latest : null }));
}

function buildOf(from: string, dist: string): Turn {
  return { dist, from, version: null, after: null, locked: false };
}

function releaseOf({ version, from }: Stage['releases'][0], dist: string, after: string | null): Turn {
  return { dist, from, version, after, locked: false };
}

/** What is not as after an undisturbed chain once every run was made again, alone. */
async function leftAfterNextRun(stage: Stage, dist: string): Promise<string[]> {
  const turns = [
    ...stage.releases.map((release) => releaseOf(release, dist, null)),
    buildOf(stage.builds.at(-1) ?? '', dist),
  ];
  try {
    for (const turn of turns) await play(turn, () => {});
  } catch (error) {
    return [`the next run fails: ${(error as Error).message}`];
  }
  return differences(treeOf(dist), stage.after);
}
