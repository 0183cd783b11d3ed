import { join } from 'node:path';
import { type Problem, problem } from '../problem/problem.ts';
import { hasInputs, type MissingInput } from '../release/inputs.ts';
import { listDifferingTools } from '../release/current-build.ts';
import { openLatest, openRelease } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import type { Cache } from './cache.ts';
import type { CheckOutcome } from './releases.ts';
import { type Reproduced, reproduce, formatReproduction, isReproduced } from '../release/reproduce.ts';

/** Checks that building the latest release again gives the same bytes. */
export async function checkReproduction(dist: string, raw: string, cache: Cache): Promise<CheckOutcome> {
  const latest = openLatest(dist);
  if (latest === null) return { summary: 'no release yet', problems: [] };
  const reproduced = await reproduceOnce(latest, dist, raw, cache);
  const summary = isReproduced(reproduced) ? formatReproduction(reproduced).join('; ') : latest.folder;
  return { summary, problems: toProblems(reproduced) };
}

type Release = Reproduced['release'];

/** Skips a release that this code has already reproduced from these inputs. Only success is cached. */
async function reproduceOnce(release: Release, dist: string, raw: string, cache: Cache): Promise<Reproduced> {
  const { since, inputs } = release.manifest;
  const before = since === null ? null : sumOf(openRelease(dist, since).folder);
  const key = ['reproduced', sumOf(release.folder), before];
  const known = hasInputs(inputs, raw) && cache.get(key) !== null;
  if (known) return { release, missing: [], differing: [], tools: listDifferingTools(release.manifest) };
  const reproduced = await reproduce(release, dist, raw);
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
