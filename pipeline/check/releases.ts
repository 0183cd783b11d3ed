import { join } from 'node:path';
import type { Found } from '../problem/formats/found.ts';
import { type Code, type Problem, problem } from '../problem/problem.ts';
import { listUnfinished } from '../release/finish.ts';
import { openLatest, openRelease, releaseFolderOf, listVersions } from '../dataset/releases.ts';
import { listAssets } from '../dataset/dataset.ts';
import { type SumFault, findSumFaults } from '../dataset/sums.ts';
import { type ComparedDataset, readTable } from '../diff/compared.ts';
import { compareReleases } from './rewritten.ts';

/** What a check covered, in words, and the problems it found. */
export interface CheckOutcome extends Pick<Found, 'problems'> {
  summary: string;
}

/**
 * Checks that no release has changed, and that latest.json names the newest one.
 * @param base commit whose releases must all be there unchanged (default: only SHA256SUMS is believed)
 */
export function checkReleases(dist: string, base?: string): CheckOutcome {
  const versions = listVersions(dist);
  const compared = base === undefined ? null : compareReleases(base, dist);
  const faults = versions
    .filter((version) => !compared?.rewritten.includes(version))
    .flatMap((version) => listFaults(releaseFolderOf(dist, version)));
  const unfinished = listUnfinished(dist).map((version) =>
    problem('release/unfinished', 'latest.json does not name it', { file: releaseFolderOf(dist, version) }),
  );
  const all = versions.join(', ') || 'none yet';
  const since = compared === null ? 'not compared: no --base is given' : `compared with ${base}`;
  return {
    summary: `${all}; ${since}`,
    problems: [...(compared?.problems ?? []), ...faults, ...unfinished],
  };
}

const FAULTS: Readonly<Record<SumFault['kind'], readonly [Code, string]>> = {
  changed: ['release/changed-file', 'its SHA-256 is not that of SHA256SUMS'],
  extra: ['release/extra-file', 'it is not in SHA256SUMS'],
  misnamed: ['release/changed-file', 'SHA256SUMS names it, but it is not a file name in the folder'],
  missing: ['release/missing-file', 'it is in SHA256SUMS, but missing'],
};

function listFaults(folder: string): Problem[] {
  return findSumFaults(folder, listAssets(folder)).map(({ file, kind }) =>
    problem(...FAULTS[kind], { file: join(folder, file) }),
  );
}

/** Checks that every published id resolves in the latest release. */
export function checkIds(dist: string): CheckOutcome {
  const latest = openLatest(dist);
  if (latest === null) return { summary: 'no release yet', problems: [] };
  const lost = listVersions(dist).flatMap((version) =>
    findUnresolvedIds(latest, openRelease(dist, version)).map((id) =>
      problem('release/id-lost', `${id} leads nowhere in ${latest.version}`, {
        file: join(releaseFolderOf(dist, version), 'papers.jsonl'),
        excerpt: id,
      }),
    ),
  );
  return { summary: `all that were ever published, in ${latest.version}`, problems: lost };
}

/** Finds published ids that a later release does not resolve: neither to a live paper nor in one hop. */
export function findUnresolvedIds(later: ComparedDataset, earlier: ComparedDataset): string[] {
  const live = new Set(Array.from(readTable(later, 'papers'), ({ id }) => id));
  const known = new Set(live);
  for (const { id, paper_id } of readTable(later, 'redirects')) if (live.has(paper_id)) known.add(id);
  return listPublishedIds(earlier).filter((id) => !known.has(id));
}

function listPublishedIds(release: ComparedDataset): string[] {
  return [
    ...Array.from(readTable(release, 'papers'), ({ id }) => id),
    ...Array.from(readTable(release, 'redirects'), ({ id }) => id),
  ];
}
