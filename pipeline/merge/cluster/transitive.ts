import { applyTransitiveJudgement } from '../decide/overrule.ts';
import type { ArxivGroups } from './arxiv-groups.ts';
import type { Constraints } from '../decide/judgements.ts';
import { type Candidate, type Decide, isMatch } from './review.ts';
import { listPairs, pairKey } from './candidate-pairs.ts';
import type { DuplicateSet } from './exact-duplicates.ts';

/**
 * The transitive closure of must-links: the rules join x with A and y with B, and a person judged A and B the same,
 * so x and y are the same. Without these pairs a judgement would split what the rules had joined. Sets of one arXiv
 * id are joined alike, so the pairs are of groups; a pair that only the rules connect keeps its different arXiv ids.
 */
export function findTransitivePairs(
  sets: readonly DuplicateSet[],
  candidates: readonly Candidate[],
  constraints: Constraints,
  groups: ArxivGroups,
  decideOn: Decide,
): Candidate[] {
  const calls = candidates.filter(({ decision }) => decision.rule === 'judged-same');
  if (calls.length === 0) return [];
  const around = mapNeighbours(candidates, groups);
  const joined = new Set(candidates.filter(isMatch).map(({ a, b }) => `${a} ${b}`));
  const keyAt = (i: number) => (sets[i] as DuplicateSet).title.key;
  const transitive = new Map<string, Candidate>();
  for (const call of [...calls].sort(bySets)) {
    const through = constraints.callingSame(keyAt(call.a), keyAt(call.b)) ?? [];
    const called = pairKey(groups.groupOf(call.a), groups.groupOf(call.b));
    for (const [a, b] of listPairs(around(call.a), around(call.b))) {
      const pair = pairKey(a, b);
      if (joined.has(pair) || transitive.has(pair) || groups.findApart(a, b)) continue;
      if (pair !== called && differ(groups.arxivIdOf(a), groups.arxivIdOf(b))) continue;
      transitive.set(pair, { a, b, decision: applyTransitiveJudgement(decideOn(a, b), through) });
    }
  }
  return [...transitive.values()];
}

function differ(id: string | null, other: string | null): boolean {
  return id !== null && other !== null && id !== other;
}

/** Maps a set to its group and the groups that the rules join with it. */
function mapNeighbours(
  candidates: readonly Candidate[],
  { groupOf }: ArxivGroups,
): (set: number) => number[] {
  const around = new Map<number, number[]>();
  const add = (from: number, to: number) => around.set(from, [...(around.get(from) ?? [from]), to]);
  for (const { a, b, decision } of candidates) {
    if (decision.outcome !== 'same' || decision.judgement !== null) continue;
    add(groupOf(a), groupOf(b));
    add(groupOf(b), groupOf(a));
  }
  return (set) => around.get(groupOf(set)) ?? [groupOf(set)];
}

function bySets(p: Candidate, q: Candidate): number {
  return p.a - q.a || p.b - q.b;
}
