import { type Clusters, cluster, type Edge } from './cluster.ts';
import type { Decision } from '../decide/decide.ts';
import { type Candidate, type Decide, type ReviewPair, findReviewPairs, isMatch } from './review.ts';
import type { Component } from './components.ts';
import { type ArxivGroups, groupByArxivId, isRepeat } from './arxiv-groups.ts';
import { linkGroups } from './links.ts';
import { settleTies } from './ties.ts';
import { listCandidatePairs, pairKey } from './candidate-pairs.ts';
import { findTransitivePairs } from './transitive.ts';
import { type Decided, applyJudgement, applyThroughArxivId } from '../decide/overrule.ts';
import { firstOf, type DuplicateSet, groupDuplicates } from './exact-duplicates.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { Lookup, Title } from '../titles.ts';

export interface Resolved {
  papers: PaperCluster[];
  reviewPairs: ReviewPair[];
  /** Titles that the rules alone do not give to one paper, such as "Graph Theory". */
  shared: Title[];
  /** Titles with too many neighbours to compare all pairs. */
  hubs: Title[];
}

export interface PaperCluster {
  /** In order of their first records; the first record of the first is canonical. */
  sets: DuplicateSet[];
  /** Each later record with the decision on it and the canonical record, in order. */
  edges: { record: number; decision: Decided }[];
}

/** Applies the rules to two sets of duplicates. */
export type ComparePair = (a: DuplicateSet, b: DuplicateSet) => Decision;

/** Decides on every candidate pair of a component and clusters its records into papers. */
export function resolve(
  component: Component,
  lookup: Lookup,
  compare: ComparePair,
  constraints: Constraints,
): Resolved {
  const sets = component.titles
    .flatMap((title) => groupDuplicates(title, lookup))
    .sort((p, q) => firstOf(p) - firstOf(q));
  if (isAlone(sets)) return { papers: [{ sets, edges: [] }], reviewPairs: [], shared: [], hubs: [] };
  const decideOn = makeDecide(sets, compare, constraints);
  const groups = groupByArxivId(sets, constraints);
  const { pairs, hubs } = listCandidatePairs(sets, component, constraints, groups);
  const decided = pairs.map(([a, b]) => ({ a, b, decision: decideOn(a, b) }));
  const candidates = settleTies(
    decided,
    groups,
    (i) => lookup.words(firstOf(sets[i] as DuplicateSet)) === null,
  );
  const transitive = findTransitivePairs(sets, candidates, constraints, groups, decideOn);
  const isLinked = linkGroups(candidates, transitive, groups);
  const { papers, conflicts } = cluster(sets.length, toEdges(candidates, groups), isLinked);
  const clusters = { papers: expandGroups(papers, groups), conflicts };
  const explain = makeExplain([...candidates, ...transitive], decideOn, groups);
  return {
    papers: clusters.papers.map((paper) => toPaperCluster(paper, sets, explain)),
    reviewPairs: findReviewPairs(sets, candidates, clusters, groups),
    shared: [...new Set([...findSharedTitles(sets, candidates), ...findTitlesOfSeveralIds(sets), ...hubs])],
    hubs: [...hubs],
  };
}

/** Most titles resemble no other; skipping the decision makes them ten times as fast. */
function isAlone(sets: readonly DuplicateSet[]): boolean {
  return sets.length === 1 && sets[0]?.records.length === 1;
}

/** A judgement does not tell apart what is equal in titles and words. */
function makeDecide(sets: readonly DuplicateSet[], compare: ComparePair, constraints: Constraints): Decide {
  return (i, j) => {
    const [a, b] = [sets[i], sets[j]] as [DuplicateSet, DuplicateSet];
    const ruling = i === j ? null : constraints.on(a.title.key, b.title.key);
    return applyJudgement(compare(a, b), ruling?.verdict === 'different' && isRepeat(a, b) ? null : ruling);
  };
}

/**
 * Equal titles are joined first, before a similar title can block them. Pairs judged the same follow, the most
 * similar abstracts first: if two papers share a title, the judgement means the more similar one. Similar titles come last.
 */
function toEdges(candidates: readonly Candidate[], { groupOf }: ArxivGroups): Edge[] {
  return candidates.filter(isMatch).map(({ a, b, decision }) => {
    const [p, q] = [groupOf(a), groupOf(b)];
    return { a: Math.min(p, q), b: Math.max(p, q), rank: rankEdge(decision) };
  });
}

function rankEdge({ equalTitles, judgement, abstractSimilarity }: Decided): number {
  return equalTitles ? 0 : judgement === null ? 3 : 2 - abstractSimilarity;
}

/** Puts the sets of each group in its place; only the first set of a group is in a paper of groups. */
function expandGroups(papers: Clusters['papers'], { groupOf, setsOf }: ArxivGroups): Clusters['papers'] {
  return papers
    .filter(([first]) => first === groupOf(first as number))
    .map((paper) => paper.flatMap(setsOf).sort((p, q) => p - q));
}

/** Decides why two sets are in one paper: by themselves, by a judgement on their groups, or through an arXiv id. */
function makeExplain(
  candidates: readonly Candidate[],
  decideOn: Decide,
  { groupOf, arxivIdOf }: ArxivGroups,
): (paper: readonly number[], i: number) => Decided {
  const known = new Map(candidates.map(({ a, b, decision }) => [pairKey(a, b), decision]));
  return (paper, i) => {
    const [first] = paper as [number]; // a paper is never empty
    const decision = known.get(pairKey(first, i)) ?? decideOn(first, i);
    const called = known.get(pairKey(groupOf(first), groupOf(i)));
    const arxivId = paper.map(arxivIdOf).find((id) => id !== null);
    if (first === i || decision.outcome === 'same' || !arxivId) return decision;
    if (called?.rule !== 'judged-same') return applyThroughArxivId(decision, arxivId);
    return { ...decision, outcome: 'same', rule: called.rule, judgement: called.judgement };
  };
}

function toPaperCluster(
  paper: Clusters['papers'][number],
  sets: readonly DuplicateSet[],
  explain: (paper: readonly number[], i: number) => Decided,
): PaperCluster {
  const [first] = paper as [number]; // a paper is never empty
  const canonical = firstOf(sets[first] as DuplicateSet);
  const edges = paper.flatMap((i) => {
    const later = (sets[i] as DuplicateSet).records.filter((record) => record !== canonical);
    if (later.length === 0) return [];
    const decision = explain(paper, i);
    return later.map((record) => ({ record, decision }));
  });
  return {
    sets: paper.map((i) => sets[i] as DuplicateSet),
    edges: edges.sort((p, q) => p.record - q.record),
  };
}

function findSharedTitles(sets: readonly DuplicateSet[], candidates: readonly Candidate[]): Title[] {
  const split = candidates.filter(
    ({ decision }) => decision.equalTitles && (decision.outcome !== 'same' || decision.judgement !== null),
  );
  return [...new Set(split.map(({ a }) => (sets[a] as DuplicateSet).title))];
}

/** Titles of several arXiv ids, whose pairs are no candidates. */
function findTitlesOfSeveralIds(sets: readonly DuplicateSet[]): Title[] {
  const known = new Map<Title, string>();
  return sets.flatMap(({ title, arxivId }) => {
    if (arxivId === null) return [];
    const first = known.get(title);
    if (first === undefined) known.set(title, arxivId);
    return first === undefined || first === arxivId ? [] : title;
  });
}

/** The first record of a paper represents it. */
export function canonicalOf({ sets }: PaperCluster): number {
  return firstOf(sets[0] as DuplicateSet);
}
