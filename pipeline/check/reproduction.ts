import { join } from 'node:path';
import { type Problem, problem } from '../problem/problem.ts';
import { hasInputs, type MissingInput } from '../release/inputs.ts';
import { openLatest, openRelease } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import type { Cache } from './cache.ts';
import type { CheckOutcome } from './releases.ts';
import {
  type Reproduced,
  findOwnCode,
  reproduce,
  formatReproduction,
  isReproduced,
} from '../release/reproduce.ts';

/** Two caches, because the code of a commit never changes, and ours does. */
export interface Caches {
  cache: Cache;
  /** Values that do not depend on our code. */
  lastingCache: Cache;
}

/** Checks that building the latest release again gives the same bytes. */
export async function checkReproduction(dist: string, raw: string, caches: Caches): Promise<CheckOutcome> {
  const latest = openLatest(dist);
  if (latest === null) return { summary: 'no release yet', problems: [] };
  const reproduced = await reproduceOnce(latest, dist, raw, caches);
  const summary = isReproduced(reproduced) ? formatReproduction(reproduced).join('; ') : latest.folder;
  return { summary, problems: toProblems(reproduced) };
}

type Release = Reproduced['release'];

/** Skips a release that the same code has already reproduced from these inputs. Only success is cached. */
async function reproduceOnce(
  release: Release,
  dist: string,
  raw: string,
  caches: Caches,
): Promise<Reproduced> {
  const { since, inputs } = release.manifest;
  const ownCode = findOwnCode(release);
  const cache = ownCode === null ? caches.cache : caches.lastingCache;
  const before = since === null ? null : sumOf(openRelease(dist, since).folder);
  const key = ['reproduced', ownCode?.commit ?? null, sumOf(release.folder), before];
  const known = hasInputs(inputs, raw) && cache.get(key) !== null;
  if (known) return { release, missing: [], differing: [], tools: [] };
  const reproduced = await reproduce(release, dist, raw, { ownCode });
  if (isReproduced(reproduced)) cache.put(key, {});
  return reproduced;
}

function toProblems({ release, missing, differing, tools }: Reproduced): Problem[] {
  const why = tools.length === 0 ? '' : `; the release was written by ${tools.join(', and by ')}`;
  return [
    ...missing.map(toInputProblem),
    ...differing.map((file) =>
      problem('release/not-reproducible', `building it again gives other bytes${why}`, {
        file: join(release.folder, file),
      }),
    ),
  ];
}

function toInputProblem({ path, kind }: MissingInput): Problem {
  const where = { file: path };
  return kind === 'lost'
    ? problem('release/input-lost', 'the latest release was built from it, and it is gone', where)
    : problem('release/input-changed', 'it has changed since the latest release was built from it', where);
}
