import { join } from 'node:path';
import type { Found } from '../problem/formats/found.ts';
import { type Code, type Problem, problem } from '../problem/problem.ts';
import { listUnfinished } from '../release/finish.ts';
import { openLatest, openRelease, releaseFolderOf, listVersions } from '../dataset/releases.ts';
import { type SumFault, findSumFaults } from '../dataset/sums.ts';
import { findUnresolvedIds } from '../diff/published.ts';

/** What a check has looked at, in words, and what it found. */
export interface CheckOutcome extends Pick<Found, 'problems'> {
  looked: string;
}

/** Releases never change, and latest.json names the newest one. */
export function checkReleases(dist: string): CheckOutcome {
  const versions = listVersions(dist);
  const faults = versions.flatMap((version) => faultsOf(releaseFolderOf(dist, version)));
  const unfinished = listUnfinished(dist).map((version) =>
    problem('release/unfinished', 'latest.json does not name it', { file: releaseFolderOf(dist, version) }),
  );
  return { looked: versions.join(', ') || 'none yet', problems: [...faults, ...unfinished] };
}

const FAULTS: Readonly<Record<SumFault['kind'], readonly [Code, string]>> = {
  changed: ['release/changed-file', 'its SHA-256 is not that of SHA256SUMS'],
  extra: ['release/extra-file', 'it is not in SHA256SUMS'],
  misnamed: ['release/changed-file', 'SHA256SUMS names it, and it is no name of a file in the folder'],
  missing: ['release/missing-file', 'it is in SHA256SUMS, and not there'],
};

function faultsOf(folder: string): Problem[] {
  return findSumFaults(folder).map(({ file, kind }) =>
    problem(...FAULTS[kind], { file: join(folder, file) }),
  );
}

/** Every id that was ever published resolves in the latest release. */
export function checkIds(dist: string): CheckOutcome {
  const latest = openLatest(dist);
  if (latest === null) return { looked: 'no release yet', problems: [] };
  const lost = listVersions(dist).flatMap((version) =>
    findUnresolvedIds(latest, openRelease(dist, version)).map((id) =>
      problem('release/id-lost', `${id} leads nowhere in ${latest.version}`, {
        file: join(releaseFolderOf(dist, version), 'papers.jsonl'),
        excerpt: id,
      }),
    ),
  );
  return { looked: `all that were ever published, in ${latest.version}`, problems: lost };
}
