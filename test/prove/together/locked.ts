import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../../support/random.ts';
import { counted, type Shown, type Task } from '../proof.ts';
import type { Stage } from './stage.ts';
import type { Part, Played, Troupe } from './troupe.ts';

export const ONE_AT_WORK = 'a lock lets one of 16 runs work, and the next after a kill';

const RUNS = 16;
/** A part of what one of them takes. */
const LATEST_KILL = 5;
const CANNOT_WRITE = 3;

/** Rounds of 16 builds that respect the lock; in every other one who has it is killed. */
export async function lockRounds(
  { folder, quick, seed }: Task,
  stage: Stage,
  troupe: Troupe,
): Promise<Shown> {
  const rounds = quick ? 4 : 40;
  const next = random(seed);
  const dist = join(folder, 'locked');
  cpSync(stage.before, dist, { recursive: true });
  const faults: string[] = [];
  const counts = { worked: 0, turned: 0, killed: 0 };
  for (let round = 0; round < rounds; round++) {
    const played = await troupe.play(partsOf(stage, dist, round % 2 === 0 ? next : null));
    faults.push(
      ...faultsOf(played)
        .slice(0, 1)
        .map((fault) => `round ${round}: ${fault}`),
    );
    counts.worked += played.filter(({ held }) => held !== null).length;
    counts.turned += played.filter(({ ended }) => ended?.error?.exitCode === CANNOT_WRITE).length;
    counts.killed += played.filter(({ ended }) => ended === null).length;
  }
  rmSync(dist, { recursive: true });
  const { worked, turned, killed } = counts;
  return counted(
    ONE_AT_WORK,
    rounds,
    faults,
    `${worked} had it, ${turned} were told who has it, ${killed} were killed`,
  );
}

/** @param next kills whoever has the lock; null lets all live */
function partsOf(stage: Stage, dist: string, next: (() => number) | null): Part[] {
  const turn = { dist, from: stage.builds[0] ?? '', version: null, after: null, locked: true };
  return Array.from({ length: RUNS }, () => ({
    turn,
    killedAfter: next === null ? null : next() * LATEST_KILL,
  }));
}

function faultsOf(played: readonly Played[]): string[] {
  const errors = played.flatMap(({ ended }) => ended?.error ?? []);
  const wrong = errors.filter(
    ({ message, exitCode }) =>
      exitCode !== CANNOT_WRITE || !/npm run build is at work on this, as process \d+ on /.test(message),
  );
  const held = played
    .flatMap(({ held }) => (held === null ? [] : [held]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const overlaps = held.filter(([from], i) => i > 0 && from < (held[i - 1] as [bigint, bigint])[1]);
  return [
    ...wrong.map(({ message }) => `a run ends with: ${message}`),
    ...overlaps.map(() => 'two had the lock at the same time'),
    ...(held.length === 0 ? ['nobody had the lock'] : []),
  ];
}
