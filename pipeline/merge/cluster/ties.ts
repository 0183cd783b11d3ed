import type { ArxivGroups } from './arxiv-groups.ts';
import { pairKey } from './candidate-pairs.ts';
import { type Candidate, isMatch, NO_CHAINS } from './review.ts';

/**
 * Where a set matches sets of several papers, keeps the matches of the strongest evidence. The papers have different
 * arXiv ids, or the set has no abstract and their abstracts disagree. If the strongest matches are of several
 * papers, none is kept, and a person decides.
 *
 * @param isBare whether a set has no abstract
 */
export function settleTies(
  candidates: readonly Candidate[],
  groups: ArxivGroups,
  isBare: (set: number) => boolean,
): Candidate[] {
  if (candidates.length < 2) return [...candidates];
  const clash = makeClash(candidates, groups, isBare);
  const dropped = new Map<Candidate, string>();
  for (const [set, matches] of groupBySet(candidates)) {
    const [strongest, ...others] = matches.sort(byStrength) as [Candidate, ...Candidate[]]; // never empty
    const clashes = (p: Candidate, q: Candidate) => clash(set, otherOf(p, set), otherOf(q, set));
    const rivals = others.filter((match) => clashes(strongest, match));
    const isTie =
      strongest.decision.judgement === null && rivals.some((one) => byEvidence(one, strongest) === 0);
    const isOpen = (match: Candidate) =>
      rivals.some((one) => one === match || (isTie && clashes(one, match)));
    for (const match of matches.filter(isOpen)) dropped.set(match, isTie ? 'as well' : 'better');
  }
  return candidates.map((one) => (dropped.has(one) ? leaveOpen(one, dropped.get(one) as string) : one));
}

/** Whether a set may match only one of two others. */
function makeClash(
  candidates: readonly Candidate[],
  { groupOf, arxivIdOf }: ArxivGroups,
  isBare: (set: number) => boolean,
): (set: number, i: number, j: number) => boolean {
  const pairOf = (i: number, j: number) => pairKey(groupOf(i), groupOf(j));
  const same = candidates.filter(isMatch);
  const joined = new Set(same.map(({ a, b }) => pairOf(a, b)));
  const bare = new Set(
    same.flatMap(({ a, b, decision }) => (decision.bothAbstracts ? [] : [a, b].filter(isBare))),
  );
  const isOne = (i: number, j: number) => groupOf(i) === groupOf(j) || joined.has(pairOf(i, j));
  return (set, i, j) => {
    const differ = arxivIdOf(i) !== null && arxivIdOf(j) !== null && arxivIdOf(set) === null;
    const areKnown = bare.has(set) && !bare.has(i) && !bare.has(j);
    return (differ || areKnown) && !isOne(i, j);
  };
}

/** The matches of each set. */
function groupBySet(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const matches = new Map<number, Candidate[]>();
  for (const match of candidates.filter(isMatch))
    for (const set of [match.a, match.b]) {
      const known = matches.get(set);
      if (known) known.push(match);
      else matches.set(set, [match]);
    }
  return matches;
}

function otherOf({ a, b }: Candidate, set: number): number {
  return a === set ? b : a;
}

function byStrength(p: Candidate, q: Candidate): number {
  return byEvidence(p, q) || p.a - q.a || p.b - q.b;
}

/** A judgement is the strongest evidence, then an equal title, similar abstracts and similar titles. */
function byEvidence({ decision: p }: Candidate, { decision: q }: Candidate): number {
  return (
    Number(q.judgement !== null) - Number(p.judgement !== null) ||
    Number(q.equalTitles) - Number(p.equalTitles) ||
    q.abstractSimilarity - p.abstractSimilarity ||
    q.titleSimilarity - p.titleSimilarity
  );
}

function leaveOpen({ a, b, decision }: Candidate, how: string): Candidate {
  const against = `records of another paper agree ${how}`;
  const evidenceAgainst = [...decision.evidenceAgainst, against];
  return { a, b, decision: { ...decision, outcome: 'unsure', rule: NO_CHAINS, evidenceAgainst } };
}
