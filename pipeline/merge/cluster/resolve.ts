import { type Clusters, cluster, type Edge } from './cluster.ts';
import type { Decision } from '../decide/decide.ts';
import { type Candidate, type Decide, type ReviewPair, findReviewPairs, isSame } from './review.ts';
import type { Component } from './components.ts';
import { listCandidatePairs } from './candidate-pairs.ts';
import { findTransitivePairs } from './transitive.ts';
import { type Decided, applyJudgement } from '../decide/overrule.ts';
import { firstOf, type DuplicateSet, groupDuplicates } from './exact-duplicates.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { Title, ReadWords } from '../titles.ts';

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
  read: ReadWords,
  compare: ComparePair,
  constraints: Constraints,
): Resolved {
  const sets = component.titles
    .flatMap((title) => groupDuplicates(title, read))
    .sort((p, q) => firstOf(p) - firstOf(q));
  if (isAlone(sets)) return { papers: [{ sets, edges: [] }], reviewPairs: [], shared: [], hubs: [] };
  const decideOn = makeDecide(sets, compare, constraints);
  const { pairs, hubs } = listCandidatePairs(sets, component, constraints);
  const candidates = pairs.map(([a, b]) => ({ a, b, decision: decideOn(a, b) }));
  const transitive = findTransitivePairs(sets, candidates, constraints, decideOn);
  const clusters = cluster(sets.length, toEdges(candidates), transitive);
  const known = new Map([...candidates, ...transitive].map(({ a, b, decision }) => [`${a} ${b}`, decision]));
  const decisionOn: Decide = (a, b) => known.get(`${a} ${b}`) ?? decideOn(a, b);
  return {
    papers: clusters.papers.map((paper) => toPaperCluster(paper, sets, decisionOn)),
    reviewPairs: findReviewPairs(sets, candidates, clusters, constraints),
    shared: [...new Set([...findSharedTitles(sets, candidates), ...hubs])],
    hubs: [...hubs],
  };
}

/** Most titles resemble no other; skipping the decision makes them ten times as fast. */
function isAlone(sets: readonly DuplicateSet[]): boolean {
  return sets.length === 1 && sets[0]?.records.length === 1;
}

/** A judgement does not apply within a set: its titles and words are equal. */
function makeDecide(sets: readonly DuplicateSet[], compare: ComparePair, constraints: Constraints): Decide {
  return (i, j) => {
    const [a, b] = [sets[i], sets[j]] as [DuplicateSet, DuplicateSet];
    return applyJudgement(compare(a, b), i === j ? null : constraints.on(a.title.key, b.title.key));
  };
}

/**
 * Equal titles are joined first, before a similar title can block them. Pairs judged the same follow, the most
 * similar abstracts first: if two papers share a title, the judgement means the more similar one. Similar titles come last.
 */
function toEdges(candidates: readonly Candidate[]): Edge[] {
  return candidates.filter(isSame).map(({ a, b, decision }) => ({ a, b, rank: rankEdge(decision) }));
}

function rankEdge({ equalTitles, judgement, abstractSimilarity }: Decided): number {
  return equalTitles ? 0 : judgement === null ? 3 : 2 - abstractSimilarity;
}

function toPaperCluster(
  paper: Clusters['papers'][number],
  sets: readonly DuplicateSet[],
  decisionOn: Decide,
): PaperCluster {
  const [first] = paper as [number]; // a paper is never empty
  const canonical = firstOf(sets[first] as DuplicateSet);
  const edges = paper.flatMap((i) => {
    const later = (sets[i] as DuplicateSet).records.filter((record) => record !== canonical);
    if (later.length === 0) return [];
    const decision = decisionOn(first, i);
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

/** The first record of a paper represents it. */
export function canonicalOf({ sets }: PaperCluster): number {
  return firstOf(sets[0] as DuplicateSet);
}
