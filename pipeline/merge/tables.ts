import type { Merge, Redirect, Review } from '../../schemas/types.ts';
import type { ReviewPair } from './cluster/review.ts';
import { type Decided, THROUGH_ARXIV_ID } from './decide/overrule.ts';
import { SAME_ARXIV_ID } from './decide/decide.ts';
import type { AssignedIds } from './assign-ids.ts';
import { firstOf } from './cluster/exact-duplicates.ts';
import { canonicalOf, type PaperCluster } from './cluster/resolve.ts';
import { compare } from '../text/compare.ts';
import type { MergeRecord, Member, Tables } from './merged.ts';

/** Turns the result of a merge into rows, with records and ids in place of indexes. */
export function toTables<R extends MergeRecord>(
  records: readonly R[],
  papers: readonly PaperCluster[],
  reviewPairs: readonly ReviewPair[],
  { ids, others, paperOf }: AssignedIds,
): Tables<R> {
  const recordAt = (i: number) => records[i] as R;
  const idAt = (paper: number | undefined) => ids[paper as number] as string;
  return {
    papers: papers.map((paper, i) => ({ id: idAt(i), members: toMembers(paper, recordAt) })),
    merges: papers.flatMap((paper, i) => toMerges(paper, idAt(i), recordAt)),
    review: [...reviewPairs].sort(byRecords).map(({ a, b, decision }): Review => ({
      paper_id_a: idAt(paperOf[firstOf(a)]),
      paper_id_b: idAt(paperOf[firstOf(b)]),
      ...toPairFields(recordAt(firstOf(a)), recordAt(firstOf(b)), decision),
    })),
    redirects: others
      .map(({ id, paper, record }): Redirect => ({
        id,
        paper_id: idAt(paper),
        title: recordAt(record).title,
      }))
      .sort((p, q) => compare(p.id, q.id)),
  };
}

function toMembers<R>(paper: PaperCluster, recordAt: (i: number) => R): Member<R>[] {
  const later = paper.edges.map(({ record, decision }) => ({
    record: recordAt(record),
    match: classifyMatch(decision),
    similarity: decision.titleSimilarity,
  }));
  return [{ record: recordAt(canonicalOf(paper)), match: null, similarity: null }, ...later];
}

function toMerges(paper: PaperCluster, paper_id: string, recordAt: (i: number) => MergeRecord): Merge[] {
  return paper.edges.map(({ record, decision }) => ({
    paper_id,
    match: classifyMatch(decision),
    ...toPairFields(recordAt(canonicalOf(paper)), recordAt(record), decision),
  }));
}

/** Titles that are equal after normalisation match exactly, unless it took a judgement to join them. */
function classifyMatch({ equalTitles, judgement, rule }: Decided): Merge['match'] {
  if (judgement !== null) return 'judged';
  if (equalTitles) return 'exact';
  return rule === SAME_ARXIV_ID || rule === THROUGH_ARXIV_ID ? 'arxiv-id' : 'similar';
}

function toPairFields(a: MergeRecord, b: MergeRecord, decision: Decided): Omit<Merge, 'paper_id' | 'match'> {
  return {
    title_a: a.title,
    title_b: b.title,
    digest_id_a: a.digest_id,
    position_a: a.position,
    digest_id_b: b.digest_id,
    position_b: b.position,
    similarity: decision.titleSimilarity,
    abstract_similarity: decision.bothAbstracts ? decision.abstractSimilarity : null,
    rule: decision.rule,
    evidence_for: decision.evidenceFor,
    evidence_against: decision.evidenceAgainst,
    judgement: decision.judgement,
  };
}

function byRecords(p: ReviewPair, q: ReviewPair): number {
  return firstOf(p.a) - firstOf(q.a) || firstOf(p.b) - firstOf(q.b);
}
