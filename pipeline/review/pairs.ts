import type { Review } from '../../schemas/types.ts';
import type { KeptRecord, TextOf } from '../emit/rows.ts';
import { waitsForPerson } from '../merge/cluster/review.ts';

/** A pair that waits for a person, with both abstracts as written; null where the page shows none. */
export interface OpenPair extends Review {
  abstract_a: string | null;
  abstract_b: string | null;
}

/** Finds the undecided pairs of the review table, the most similar first. */
export function findOpenPairs(
  review: readonly Review[],
  records: readonly KeptRecord[],
  textOf: TextOf,
): OpenPair[] {
  const places = new Map(records.map((record) => [placeOf(record.digest_id, record.position), record]));
  const abstractAt = (digest_id: string, position: number) =>
    textOf(places.get(placeOf(digest_id, position)) as KeptRecord, 'abstract'); // review rows come from these records
  return review
    .filter(waitsForPerson)
    .sort(compareSimilarity)
    .map((row) => ({
      ...row,
      abstract_a: abstractAt(row.digest_id_a, row.position_a),
      abstract_b: abstractAt(row.digest_id_b, row.position_b),
    }));
}

function placeOf(digest_id: string, position: number): string {
  return `${digest_id} ${position}`;
}

function compareSimilarity(p: Review, q: Review): number {
  return q.similarity - p.similarity || (q.abstract_similarity ?? 0) - (p.abstract_similarity ?? 0);
}
