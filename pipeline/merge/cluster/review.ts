import type { Clusters, Conflict } from './cluster.ts';
import { type Outcome, DECISION_RULES } from '../decide/decide.ts';
import type { Decided } from '../decide/overrule.ts';
import type { DuplicateSet } from './exact-duplicates.ts';
import type { ArxivGroups } from './arxiv-groups.ts';
import { pairKey } from './candidate-pairs.ts';
import { formatPlural } from '../../text/plural.ts';

/** A decided pair of sets, by index in order of their first records, the lower one first. */
export interface Candidate {
  a: number;
  b: number;
  decision: Decided;
}

export function isMatch({ decision }: Candidate): boolean {
  return decision.outcome === 'same';
}

/** Decides on two sets, by index. */
export type Decide = (a: number, b: number) => Decided;

/** Two sets of different papers that a person should compare, the earlier first. */
export interface ReviewPair {
  a: DuplicateSet;
  b: DuplicateSet;
  decision: Decided;
}

/**
 * Finds the candidates that did not end in one paper. These are pairs that did not match, including those decided
 * different: a reader asks about similar titles. They are also pairs that matched but were kept apart because other
 * pairs in their clusters did not. Papers of different arXiv ids leave nothing to ask. Two papers get one review pair: the judged one, else the closest to a match.
 */
export function findReviewPairs(
  sets: readonly DuplicateSet[],
  candidates: readonly Candidate[],
  { papers, conflicts }: Clusters,
  groups: ArxivGroups,
): ReviewPair[] {
  const paperOf = new Map(papers.flatMap((paper, p) => paper.map((i) => [i, p])));
  const between = ({ a, b }: Candidate) => [paperOf.get(a), paperOf.get(b)].sort();
  const explain = (unlinked: Conflict['unlinked']) => formatConflict(unlinked, sets, groups);
  const areDecided = makeIdsCheck(papers, groups);
  const closest = new Map<string, Candidate>();
  for (const candidate of listUnmerged(candidates, conflicts, groups, explain).sort(byCloseness)) {
    const [one, other] = between(candidate) as [number, number]; // every set is in a paper
    if (candidate.decision.judgement === null && areDecided(one, other)) continue;
    // pairs joined transitively are in one paper, whatever the rules decided
    if (one !== other && !closest.has(`${one} ${other}`)) closest.set(`${one} ${other}`, candidate);
  }
  return [...closest.values()].map(({ a, b, decision }) => ({
    a: sets[a] as DuplicateSet,
    b: sets[b] as DuplicateSet,
    decision,
  }));
}

/** Makes the test whether two papers have arXiv ids, and none in common. */
function makeIdsCheck(
  papers: Clusters['papers'],
  { arxivIdOf }: ArxivGroups,
): (one: number, other: number) => boolean {
  const idsOf = papers.map((paper) => new Set(paper.flatMap((i) => arxivIdOf(i) ?? [])));
  return (one, other) => {
    const [ids, others] = [idsOf[one], idsOf[other]] as [Set<string>, Set<string>];
    return ids.size > 0 && others.size > 0 && ![...ids].some((id) => others.has(id));
  };
}

function listUnmerged(
  candidates: readonly Candidate[],
  conflicts: readonly Conflict[],
  { groupOf }: ArxivGroups,
  explain: (unlinked: Conflict['unlinked']) => string,
): Candidate[] {
  const conflictOf = new Map(conflicts.map(({ a, b, unlinked }) => [pairKey(a, b), unlinked]));
  return candidates.flatMap(({ a, b, decision }) => {
    if (decision.outcome !== 'same') return [{ a, b, decision }];
    const unlinked = conflictOf.get(pairKey(groupOf(a), groupOf(b)));
    return unlinked ? [{ a, b, decision: blockByCluster(decision, explain(unlinked)) }] : [];
  });
}

/** The decision on a match that its clusters do not allow. */
function blockByCluster(decision: Decided, against: string): Decided {
  return { ...decision, rule: NO_CHAINS, evidenceAgainst: [...decision.evidenceAgainst, against] };
}

/**
 * Whether a pair waits for a person: no rule decided it, and nobody has judged it. Whatever counts or lists such pairs
 * asks this function.
 */
export function waitsForPerson({
  rule,
  judgement,
}: {
  rule: string | null;
  judgement: string | null;
}): boolean {
  if (judgement !== null) return false;
  return (
    rule === NO_CHAINS || DECISION_RULES.some(({ name, outcome }) => name === rule && outcome === 'unsure')
  );
}

/** Formats the number of pairs that wait, such as `1 pair waits for a person`. */
export function formatWaiting(count: number): string {
  return `${formatPlural(count, 'pair waits', 'pairs wait')} for a person`;
}

/** The rule that keeps a match apart because of another pair of its clusters. */
export const NO_CHAINS = 'no-chains';

function formatConflict(
  unlinked: Conflict['unlinked'],
  sets: readonly DuplicateSet[],
  { arxivIdOf, findApart }: ArxivGroups,
): string {
  const apart = findApart(...unlinked);
  const [one, other] = (apart ?? unlinked).map((i) => sets[i]?.title.key) as [string, string]; // indexes of sets
  const haveIds = unlinked.every((i) => arxivIdOf(i) !== null);
  const known = apart
    ? 'were judged different'
    : haveIds
      ? 'have different arXiv ids'
      : 'are not known to be the same';
  return `"${one}" and "${other}" ${known}, and would be in one paper with these`;
}

const CLOSENESS: readonly Outcome[] = ['same', 'unsure', 'different'];

function byCloseness({ a, b, decision: p }: Candidate, { a: c, b: d, decision: q }: Candidate): number {
  return (
    Number(isJudgedDifferent(q)) - Number(isJudgedDifferent(p)) ||
    CLOSENESS.indexOf(p.outcome) - CLOSENESS.indexOf(q.outcome) ||
    q.titleSimilarity - p.titleSimilarity ||
    q.abstractSimilarity - p.abstractSimilarity ||
    a - c ||
    b - d
  );
}

function isJudgedDifferent({ outcome, judgement }: Decided): boolean {
  return outcome === 'different' && judgement !== null;
}
