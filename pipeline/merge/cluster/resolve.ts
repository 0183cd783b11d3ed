import { type Clusters, cluster, type Edge } from './cluster.ts';
import type { Decision } from '../decide/decide.ts';
import { type ReviewPair, findReviewPairs } from './review.ts';
import { listJudgedSame, type Component } from './components.ts';
import { type Decided, applyJudgement, applyTransitiveJudgement } from '../decide/overrule.ts';
import { firstOf, type DuplicateSet, groupDuplicates } from './exact-duplicates.ts';
import type { Constraints } from '../decide/judgements.ts';
import { HUB_DEGREE } from '../thresholds.ts';
import type { Title, ReadWords } from '../titles.ts';
import type { Candidate } from './review.ts';

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

type Decide = (a: number, b: number) => Decided;

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
  const setsByTitle = indexByTitle(sets, component);
  const hubs = findHubTitles(component, setsByTitle);
  const candidates = listCandidates(setsByTitle, hubs, component, constraints).map(([a, b]) => ({
    a,
    b,
    decision: decideOn(a, b),
  }));
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

/** The sets of each title, by index. */
function indexByTitle(sets: readonly DuplicateSet[], { titles }: Component): Map<Title, number[]> {
  const setsByTitle = new Map<Title, number[]>(titles.map((title) => [title, []]));
  sets.forEach((set, i) => {
    setsByTitle.get(set.title)?.push(i);
  });
  return setsByTitle;
}

/** Titles whose sets have more than HUB_DEGREE candidate pairs each, with the same title or a neighbour. */
function findHubTitles(
  { titles, pairs }: Component,
  setsByTitle: ReadonlyMap<Title, readonly number[]>,
): Set<Title> {
  const countSets = (title: Title) => setsByTitle.get(title)?.length ?? 0;
  const others = new Map(titles.map((title) => [title, countSets(title) - 1]));
  for (const [one, other] of pairs) {
    others.set(one, (others.get(one) ?? 0) + countSets(other));
    others.set(other, (others.get(other) ?? 0) + countSets(one));
  }
  return new Set(titles.filter((title) => (others.get(title) ?? 0) > HUB_DEGREE));
}

/**
 * Lists each pair of sets with one title, candidate titles or titles judged the same, once. Pairs of two hubs are
 * left out: ten thousand editorials with different abstracts would make fifty million pairs.
 */
function listCandidates(
  setsByTitle: ReadonlyMap<Title, readonly number[]>,
  hubs: ReadonlySet<Title>,
  { titles, pairs: candidates }: Component,
  constraints: Constraints,
): [number, number][] {
  const judgedSame = listJudgedSame(titles, constraints).map(
    ({ a, b }) => [titles[a], titles[b]] as [Title, Title],
  );
  const alike = [...titles.map((title): [Title, Title] => [title, title]), ...candidates];
  const pairs = [...alike.filter(([one, other]) => !(hubs.has(one) && hubs.has(other))), ...judgedSame];
  const across = pairs.flatMap(([one, other]) =>
    listPairs(setsByTitle.get(one) ?? [], setsByTitle.get(other) ?? []),
  );
  return [...new Map(across.map(([a, b]) => [`${a} ${b}`, [a, b] as [number, number]])).values()];
}

/** Every pair of one of these and one of those, the lower first; twice where both lists have both. */
function listPairs(these: readonly number[], those: readonly number[]): [number, number][] {
  return these.flatMap((i) =>
    those.filter((j) => i !== j).map((j): [number, number] => (i < j ? [i, j] : [j, i])),
  );
}

/**
 * The transitive closure of must-links: the rules join x with A and y with B, and a person judged A and B the same,
 * so x and y are the same. Without these pairs a judgement would split what the rules had joined.
 */
function findTransitivePairs(
  sets: readonly DuplicateSet[],
  candidates: readonly Candidate[],
  constraints: Constraints,
  decideOn: Decide,
): Candidate[] {
  const calls = candidates.filter(({ decision }) => decision.rule === 'judged-same');
  if (calls.length === 0) return [];
  const around = mapNeighbours(candidates);
  const joined = new Set(candidates.filter(isSame).map(({ a, b }) => `${a} ${b}`));
  const keyAt = (i: number) => (sets[i] as DuplicateSet).title.key;
  const transitive = new Map<string, Candidate>();
  for (const call of [...calls].sort(bySets)) {
    const through = constraints.callingSame(keyAt(call.a), keyAt(call.b)) ?? [];
    for (const [a, b] of listPairs(around(call.a), around(call.b))) {
      const pair = `${a} ${b}`;
      if (joined.has(pair) || transitive.has(pair)) continue;
      if (constraints.on(keyAt(a), keyAt(b))?.verdict === 'different') continue;
      transitive.set(pair, { a, b, decision: applyTransitiveJudgement(decideOn(a, b), through) });
    }
  }
  return [...transitive.values()];
}

/** Maps a set to itself and the sets that the rules join with it. */
function mapNeighbours(candidates: readonly Candidate[]): (set: number) => number[] {
  const around = new Map<number, number[]>();
  const add = (from: number, to: number) => around.set(from, [...(around.get(from) ?? [from]), to]);
  for (const { a, b, decision } of candidates) {
    if (decision.outcome !== 'same' || decision.judgement !== null) continue;
    add(a, b);
    add(b, a);
  }
  return (set) => around.get(set) ?? [set];
}

function isSame({ decision }: Candidate): boolean {
  return decision.outcome === 'same';
}

function bySets(p: Candidate, q: Candidate): number {
  return p.a - q.a || p.b - q.b;
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
