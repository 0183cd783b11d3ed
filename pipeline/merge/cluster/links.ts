import type { ArxivGroups } from './arxiv-groups.ts';
import { pairKey } from './candidate-pairs.ts';
import { type Candidate, isMatch } from './review.ts';

/**
 * Makes the test whether two groups may be in one paper: a match, a judgement or an arXiv id links them. The rules
 * join x with A and y with B, and A and B have one arXiv id, so x and y are the same. A judgement that calls any two
 * of their sets different goes before.
 *
 * @param transitive pairs of groups that judgements link
 */
export function linkGroups(
  candidates: readonly Candidate[],
  transitive: readonly Candidate[],
  groups: ArxivGroups,
): (p: number, q: number) => boolean {
  const matches = candidates.filter(isMatch);
  const { groupOf } = groups;
  const linked = new Set([
    ...matches.map(({ a, b }) => pairKey(groupOf(a), groupOf(b))),
    ...transitive.map(({ a, b }) => pairKey(a, b)),
  ]);
  const isThrough = linkThroughIds(matches, groups);
  return (p, q) => (linked.has(pairKey(p, q)) || isThrough(p, q)) && groups.findApart(p, q) === null;
}

/** Whether two sets without arXiv ids match different sets of one group. */
function linkThroughIds(
  matches: readonly Candidate[],
  { groupOf, arxivIdOf }: ArxivGroups,
): (p: number, q: number) => boolean {
  const matched = new Map<number, Map<number, Set<number>>>();
  const note = (set: number, other: number) => {
    if (arxivIdOf(set) !== null || arxivIdOf(other) === null) return;
    const groups = matched.get(set) ?? new Map<number, Set<number>>();
    groups.set(groupOf(other), (groups.get(groupOf(other)) ?? new Set()).add(other));
    matched.set(set, groups);
  };
  for (const { a, b } of matches) {
    note(a, b);
    note(b, a);
  }
  return (p, q) =>
    [...(matched.get(p) ?? [])].some(([group, sets]) => {
      const others = matched.get(q)?.get(group);
      return others !== undefined && new Set([...sets, ...others]).size > 1;
    });
}
