import { join } from 'node:path';
import { type Problem, problem } from '../problem/problem.ts';
import { haveInputs, type MissingInput } from '../release/inputs.ts';
import { listDifferingTools } from '../release/current-build.ts';
import { openLatest, openRelease } from '../dataset/releases.ts';
import { sumOf } from '../dataset/sums.ts';
import type { Cache } from './cache.ts';
import type { CheckOutcome } from './releases.ts';
import { type Reproduced, reproduce, formatReproduction, isReproduced } from '../release/reproduce.ts';

/** The latest release can be built again from the dumps, to the byte. */
export async function checkReproduction(dist: string, raw: string, cache: Cache): Promise<CheckOutcome> {
  const latest = openLatest(dist);
  if (latest === null) return { looked: 'no release yet', problems: [] };
  const reproduced = await reproduceOnce(latest, dist, raw, cache);
  const looked = isReproduced(reproduced) ? formatReproduction(reproduced).join('; ') : latest.folder;
  return { looked, problems: problemsOf(reproduced) };
}

type Release = Reproduced['release'];

/** A release that was built again from these inputs, by this code, need not be once more. Only success is remembered. */
async function reproduceOnce(release: Release, dist: string, raw: string, cache: Cache): Promise<Reproduced> {
  const { since, inputs } = release.manifest;
  const before = since === null ? null : sumOf(openRelease(dist, since).folder);
  const key = ['reproduced', sumOf(release.folder), before];
  const known = haveInputs(inputs, raw) && cache.get(key) !== null;
  if (known) return { release, missing: [], differing: [], tools: listDifferingTools(release.manifest) };
  const reproduced = await reproduce(release, dist, raw);
  if (isReproduced(reproduced)) cache.put(key, {});
  return reproduced;
}

function problemsOf({ release, missing, differing, tools }: Reproduced): Problem[] {
  // differences may come from that
  const why = tools.length === 0 ? '' : `; the release was written by ${tools.join(', and by ')}`;
  return [
    ...missing.map(problemOf),
    ...differing.map((file) =>
      problem('release/not-reproducible', `built again it is another file${why}`, {
        file: join(release.folder, file),
      }),
    ),
  ];
}

function problemOf({ path, kind }: MissingInput): Problem {
  const where = { file: path };
  return kind === 'lost'
    ? problem('release/input-lost', 'it went into the latest release, and is gone', where)
    : problem('release/input-changed', 'it went into the latest release as another file', where);
}
