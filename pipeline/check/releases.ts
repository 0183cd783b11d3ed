import { join } from 'node:path';
import type { Found } from '../problem/formats/found.ts';
import { type Code, type Problem, problem } from '../problem/problem.ts';
import { unfinishedIn } from '../release/finish.ts';
import { openLatest, openRelease, releaseOf, versionsIn } from '../dataset/releases.ts';
import { type Fault, faultyFiles } from '../dataset/sums.ts';
import { unresolvedIn } from '../diff/published.ts';

/** What a check has looked at, in words, and what it found. */
export interface Outcome extends Pick<Found, 'problems'> {
  looked: string;
}

/** Releases never change, and latest.json names the newest one. */
export function checkReleases(dist: string): Outcome {
  const versions = versionsIn(dist);
  const faults = versions.flatMap((version) => faultsOf(releaseOf(dist, version)));
  const unfinished = unfinishedIn(dist).map((version) =>
    problem('release/unfinished', 'latest.json does not name it', { file: releaseOf(dist, version) }),
  );
  return { looked: versions.join(', ') || 'none yet', problems: [...faults, ...unfinished] };
}

const FAULTS: Readonly<Record<Fault['kind'], readonly [Code, string]>> = {
  changed: ['release/changed-file', 'its SHA-256 is not that of SHA256SUMS'],
  extra: ['release/extra-file', 'it is not in SHA256SUMS'],
  misnamed: ['release/changed-file', 'SHA256SUMS names it, and it is no name of a file in the folder'],
  missing: ['release/missing-file', 'it is in SHA256SUMS, and not there'],
};

function faultsOf(folder: string): Problem[] {
  return faultyFiles(folder).map(({ file, kind }) => problem(...FAULTS[kind], { file: join(folder, file) }));
}

/** Every id that was ever published resolves in the latest release. */
export function checkIds(dist: string): Outcome {
  const latest = openLatest(dist);
  if (latest === null) return { looked: 'no release yet', problems: [] };
  const lost = versionsIn(dist).flatMap((version) =>
    unresolvedIn(latest, openRelease(dist, version)).map((id) =>
      problem('release/id-lost', `${id} leads nowhere in ${latest.version}`, {
        file: join(releaseOf(dist, version), 'papers.jsonl'),
        excerpt: id,
      }),
    ),
  );
  return { looked: `all that were ever published, in ${latest.version}`, problems: lost };
}
