import type { Review } from '../../schemas/types.ts';
import type { AbstractOf, KeptRecord } from '../emit/rows.ts';
import { needsReview } from '../merge/cluster/review.ts';

/** A pair that is left to a person, with both abstracts as written. */
export interface OpenPair extends Review {
  abstract_a: string;
  abstract_b: string;
}

/** The pairs of the review table on which neither a rule nor a person has decided, the most similar first. */
export function findOpenPairs(
  review: readonly Review[],
  records: readonly KeptRecord[],
  abstractOf: AbstractOf,
): OpenPair[] {
  const places = new Map(records.map((record) => [placeOf(record.digest_id, record.position), record]));
  const abstractAt = (digest_id: string, position: number) =>
    abstractOf(places.get(placeOf(digest_id, position)) as KeptRecord); // merge made the rows of these records
  return review
    .filter(({ rule }) => needsReview(rule))
    .sort(bySimilarity)
    .map((row) => ({
      ...row,
      abstract_a: abstractAt(row.digest_id_a, row.position_a),
      abstract_b: abstractAt(row.digest_id_b, row.position_b),
    }));
}

function placeOf(digest_id: string, position: number): string {
  return `${digest_id} ${position}`;
}

function bySimilarity(p: Review, q: Review): number {
  return q.similarity - p.similarity || q.abstract_similarity - p.abstract_similarity;
}
