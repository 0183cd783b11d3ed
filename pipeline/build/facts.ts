import type { Tally } from '../emit/dataset.ts';
import type { KeptRecord } from '../emit/rows.ts';
import { NAME } from '../emit/tables.ts';
import type { Merged } from '../merge/merged.ts';
import { CANDIDATE_SIMILARITY, CONTAINMENT, UNLIKE } from '../merge/thresholds.ts';
import type { Gathered } from './gather.ts';
import type { BuildFacts } from './output.ts';

interface Stages {
  dumps: number;
  gathered: Gathered;
  merged: Merged<KeptRecord>;
  tally: Tally;
  /** Version of the release that the build is compared with. */
  since: string | null;
}

/** What the manifest says of a build that is not released, from what its stages gave. */
export function toBuildFacts({ dumps, gathered, merged, tally, since }: Stages): BuildFacts {
  const { digests, records, inputs, rejects } = gathered;
  const { papers, merges, review, redirects } = merged;
  const counts = {
    dumps,
    digests: digests.length,
    records: records.length,
    merges: merges.length,
    papers: papers.length,
    review: review.length,
    redirects: redirects.length,
    rejects,
  };
  return { name: NAME, version: null, date: null, since, parameters: PARAMETERS, counts, ...tally, inputs };
}

/** The thresholds that decide on merges: of titles that are compared, and of abstracts that agree. */
const PARAMETERS = {
  title_similarity: CANDIDATE_SIMILARITY.num / CANDIDATE_SIMILARITY.den,
  abstract_similarity: UNLIKE,
  copied: CONTAINMENT.equalName,
};
