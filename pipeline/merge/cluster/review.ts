import type { Clusters, Conflict } from './cluster.ts';
import { type Outcome, DECISION_RULES } from '../decide/decide.ts';
import type { Decided } from '../decide/overrule.ts';
import type { DuplicateSet } from './exact-duplicates.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { Candidate } from './candidate.ts';

/** Two points of two papers that a person should compare, the earlier first. */
export interface ReviewPair {
  a: DuplicateSet;
  b: DuplicateSet;
  decision: Decided;
}

/**
 * What was a candidate and did not come into one paper: pairs that no rule calls the same, also those that
 * one calls different, as their near titles alone make a reader ask; and pairs that were the same but for the
 * others of their papers. Of several between the same two papers only one: that on which a person decided, or
 * else the one that comes nearest to being the same.
 */
export function findReviewPairs(
  points: readonly DuplicateSet[],
  candidates: readonly Candidate[],
  { papers, conflicts }: Clusters,
  rulings: Constraints,
): ReviewPair[] {
  const paperOf = new Map(papers.flatMap((paper, p) => paper.map((i) => [i, p])));
  const between = ({ a, b }: Candidate) => [paperOf.get(a), paperOf.get(b)].sort();
  const why = (block: Conflict['block']) => wordsOf(block, points, rulings);
  const nearest = new Map<string, Candidate>();
  for (const candidate of unmerged(candidates, conflicts, why).sort(byNearness)) {
    const [one, other] = between(candidate);
    // what a judgement joins through others is one paper, whatever the rules say of it
    if (one !== other && !nearest.has(`${one} ${other}`)) nearest.set(`${one} ${other}`, candidate);
  }
  return [...nearest.values()].map(({ a, b, decision }) => ({
    a: points[a] as DuplicateSet,
    b: points[b] as DuplicateSet,
    decision,
  }));
}

function unmerged(
  candidates: readonly Candidate[],
  conflicts: readonly Conflict[],
  why: (block: Conflict['block']) => string,
): Candidate[] {
  const blocks = new Map(conflicts.map(({ a, b, block }) => [`${a} ${b}`, block]));
  return candidates.flatMap(({ a, b, decision }) => {
    if (decision.outcome !== 'same') return [{ a, b, decision }];
    const block = blocks.get(`${a} ${b}`);
    return block ? [{ a, b, decision: keptApart(decision, why(block)) }] : [];
  });
}

/** The decision on a pair that is the same, but whose papers have two others that are not. */
function keptApart(decision: Decided, against: string): Decided {
  return { ...decision, rule: NO_CHAINS, evidenceAgainst: [...decision.evidenceAgainst, against] };
}

/** Whether a rule leaves a pair to a person, by its name: the others have decided, or a person has. */
export function needsReview(rule: string): boolean {
  return (
    rule === NO_CHAINS || DECISION_RULES.some(({ name, outcome }) => name === rule && outcome === 'unsure')
  );
}

/** The rule by which a pair that is the same stays apart for the sake of another pair. */
export const NO_CHAINS = 'no-chains';

function wordsOf(block: Conflict['block'], points: readonly DuplicateSet[], rulings: Constraints): string {
  const [one, other] = block.map((i) => points[i]?.title.key) as [string, string]; // of points of the group
  const isJudged = rulings.on(one, other)?.verdict === 'different';
  const known = isJudged ? 'were judged different' : 'are not known to be the same';
  return `"${one}" and "${other}" ${known}, and would be in one paper with these`;
}

const NEARNESS: readonly Outcome[] = ['same', 'unsure', 'different'];

function byNearness({ a, b, decision: p }: Candidate, { a: c, b: d, decision: q }: Candidate): number {
  return (
    Number(isJudgedDifferent(q)) - Number(isJudgedDifferent(p)) ||
    NEARNESS.indexOf(p.outcome) - NEARNESS.indexOf(q.outcome) ||
    q.titleSimilarity - p.titleSimilarity ||
    q.abstractSimilarity - p.abstractSimilarity ||
    a - c ||
    b - d
  );
}

function isJudgedDifferent({ outcome, judgement }: Decided): boolean {
  return outcome === 'different' && judgement !== null;
}
