import type { Clusters, Conflict } from './cluster.ts';
import type { Decision, Outcome } from './decide.ts';
import type { Point } from './points.ts';
import type { Candidate } from './settle.ts';

/** Two points of two papers that a person should compare, the earlier first. */
export interface Doubt {
  a: Point;
  b: Point;
  decision: Decision;
}

/**
 * What was a candidate and did not come into one paper: pairs that no rule calls the same, also those that
 * one calls different, as their near titles alone make a reader ask; and pairs that were the same but for the
 * others of their papers. Of several between the same two papers only the one that comes nearest to being the
 * same.
 */
export function doubtsOf(
  points: readonly Point[],
  candidates: readonly Candidate[],
  { papers, conflicts }: Clusters,
): Doubt[] {
  const paperOf = new Map(papers.flatMap((paper, p) => paper.map((i) => [i, p])));
  const nearest = new Map<string, Candidate>();
  for (const candidate of apart(points, candidates, conflicts).sort(byNearness)) {
    const between = [paperOf.get(candidate.a), paperOf.get(candidate.b)].sort().join(' ');
    if (!nearest.has(between)) nearest.set(between, candidate);
  }
  return [...nearest.values()].map(({ a, b, decision }) => ({
    a: points[a] as Point,
    b: points[b] as Point,
    decision,
  }));
}

function apart(
  points: readonly Point[],
  candidates: readonly Candidate[],
  conflicts: readonly Conflict[],
): Candidate[] {
  const blocks = new Map(conflicts.map(({ a, b, block }) => [`${a} ${b}`, block]));
  return candidates.flatMap(({ a, b, decision }) => {
    if (decision.outcome !== 'same') return [{ a, b, decision }];
    const block = blocks.get(`${a} ${b}`);
    return block ? [{ a, b, decision: keptApart(decision, points, block) }] : [];
  });
}

/** The decision on a pair that is the same, but whose papers have two others that are not. */
function keptApart(decision: Decision, points: readonly Point[], block: readonly [number, number]): Decision {
  const [one, other] = block.map((i) => `"${points[i]?.title.key}"`);
  const against = `${one} and ${other} are not known to be the same, and would be in one paper with these`;
  return { ...decision, rule: 'no-chains', evidenceAgainst: [...decision.evidenceAgainst, against] };
}

const NEARNESS: readonly Outcome[] = ['same', 'unsure', 'different'];

function byNearness({ a, b, decision: p }: Candidate, { a: c, b: d, decision: q }: Candidate): number {
  return (
    NEARNESS.indexOf(p.outcome) - NEARNESS.indexOf(q.outcome) ||
    q.titleSimilarity - p.titleSimilarity ||
    q.abstractSimilarity - p.abstractSimilarity ||
    a - c ||
    b - d
  );
}
