import { type Clusters, cluster, type Edge } from './cluster.ts';
import type { Decision } from '../decide/decide.ts';
import { type ReviewPair, findReviewPairs } from './review.ts';
import { listJudgedSame, type Component } from './components.ts';
import { type Decided, applyJudgement, applyTransitiveJudgement } from '../decide/overrule.ts';
import { firstOf, type DuplicateSet, groupDuplicates } from './exact-duplicates.ts';
import type { Constraints } from '../decide/judgements.ts';
import { HUB_DEGREE } from '../thresholds.ts';
import type { Title, ReadWords } from '../titles.ts';
import type { Candidate } from './candidate.ts';

export interface Resolved {
  papers: PaperCluster[];
  doubts: ReviewPair[];
  /** Titles that not all their bearers share by the rules alone: "Graph Theory" of two papers. */
  shared: Title[];
  /** Titles that are not compared with each other nor with themselves, as too many records bear one of them or one near to it. */
  crowded: Title[];
}

export interface PaperCluster {
  /** In order of their first records; the first record of the first is canonical. */
  points: DuplicateSet[];
  /** Each later record with the decision on it and the first one, in order. */
  edges: { record: number; decision: Decided }[];
}

/** What the rules say of two points. */
export type ComparePair = (a: DuplicateSet, b: DuplicateSet) => Decision;

type Decide = (a: number, b: number) => Decided;

/** Decides on every two points of a group with equal or near titles, and makes papers of them. */
export function resolve(
  group: Component,
  read: ReadWords,
  compare: ComparePair,
  rulings: Constraints,
): Resolved {
  const points = group.titles
    .flatMap((title) => groupDuplicates(title, read))
    .sort((p, q) => firstOf(p) - firstOf(q));
  if (isAlone(points)) return { papers: [{ points, edges: [] }], doubts: [], shared: [], crowded: [] };
  const decideOn = decidingOn(points, compare, rulings);
  const bearers = bearersOf(points, group);
  const crowded = crowdedIn(group, bearers);
  const candidates = candidatesOf(bearers, crowded, group, rulings).map(([a, b]) => ({
    a,
    b,
    decision: decideOn(a, b),
  }));
  const carried = carriedOf(points, candidates, rulings, decideOn);
  const clusters = cluster(points.length, linksOf(candidates), carried);
  const known = new Map([...candidates, ...carried].map(({ a, b, decision }) => [`${a} ${b}`, decision]));
  const decisionOn: Decide = (a, b) => known.get(`${a} ${b}`) ?? decideOn(a, b);
  return {
    papers: clusters.papers.map((paper) => paperOf(paper, points, decisionOn)),
    doubts: findReviewPairs(points, candidates, clusters, rulings),
    shared: [...new Set([...sharedOf(points, candidates), ...crowded])],
    crowded: [...crowded],
  };
}

/** Most titles are like no other: of these there is nothing to decide, and a tenth of the time to take. */
function isAlone(points: readonly DuplicateSet[]): boolean {
  return points.length === 1 && points[0]?.records.length === 1;
}

/** Of records of one point nothing is said: their titles and words are equal. */
function decidingOn(points: readonly DuplicateSet[], compare: ComparePair, rulings: Constraints): Decide {
  return (i, j) => {
    const [a, b] = [points[i], points[j]] as [DuplicateSet, DuplicateSet];
    return applyJudgement(compare(a, b), i === j ? null : rulings.on(a.title.key, b.title.key));
  };
}

/** The points of each title. */
function bearersOf(points: readonly DuplicateSet[], { titles }: Component): Map<Title, number[]> {
  const bearers = new Map<Title, number[]>(titles.map((title) => [title, []]));
  points.forEach((point, i) => {
    bearers.get(point.title)?.push(i);
  });
  return bearers;
}

/** Titles whose points are to be compared with more than CROWD points of the same title and of those near to it. */
function crowdedIn({ titles, near }: Component, bearers: ReadonlyMap<Title, readonly number[]>): Set<Title> {
  const countOf = (title: Title) => bearers.get(title)?.length ?? 0;
  const others = new Map(titles.map((title) => [title, countOf(title) - 1]));
  for (const [one, other] of near) {
    others.set(one, (others.get(one) ?? 0) + countOf(other));
    others.set(other, (others.get(other) ?? 0) + countOf(one));
  }
  return new Set(titles.filter((title) => (others.get(title) ?? 0) > HUB_DEGREE));
}

/**
 * Every two points of one title, of two near titles, and of two that a person called the same; once each, but for those of
 * two crowded titles: ten thousand editorials, each with an abstract of its own, would be fifty million pairs.
 */
function candidatesOf(
  bearers: ReadonlyMap<Title, readonly number[]>,
  crowded: ReadonlySet<Title>,
  { titles, near }: Component,
  rulings: Constraints,
): [number, number][] {
  const called = listJudgedSame(titles, rulings).map(({ a, b }) => [titles[a], titles[b]] as [Title, Title]);
  const alike = [...titles.map((title): [Title, Title] => [title, title]), ...near];
  const pairs = [...alike.filter(([one, other]) => !(crowded.has(one) && crowded.has(other))), ...called];
  const across = pairs.flatMap(([one, other]) => pairsOf(bearers.get(one) ?? [], bearers.get(other) ?? []));
  return [...new Map(across.map(([a, b]) => [`${a} ${b}`, [a, b] as [number, number]])).values()];
}

/** Every pair of one of these and one of those, the lower first; only once where both are the same. */
function pairsOf(these: readonly number[], those: readonly number[]): [number, number][] {
  return these.flatMap((i) =>
    those.filter((j) => these !== those || i < j).map((j): [number, number] => (i < j ? [i, j] : [j, i])),
  );
}

/**
 * Pairs that a judgement joins through others: x is A and y is B by the rules, and a person said that A is B.
 * Without them a judgement on two titles would tear away what the rules had joined with either.
 */
function carriedOf(
  points: readonly DuplicateSet[],
  candidates: readonly Candidate[],
  rulings: Constraints,
  decideOn: Decide,
): Candidate[] {
  const calls = candidates.filter(({ decision }) => decision.rule === 'judged-same');
  if (calls.length === 0) return [];
  const around = neighboursOf(candidates);
  const joined = new Set(candidates.filter(isSame).map(({ a, b }) => `${a} ${b}`));
  const keyAt = (i: number) => (points[i] as DuplicateSet).title.key;
  const carried = new Map<string, Candidate>();
  for (const call of [...calls].sort(byPoints)) {
    const through = rulings.callingSame(keyAt(call.a), keyAt(call.b)) ?? [];
    for (const [a, b] of pairsAround(around(call.a), around(call.b))) {
      const pair = `${a} ${b}`;
      if (joined.has(pair) || carried.has(pair)) continue;
      if (rulings.on(keyAt(a), keyAt(b))?.verdict === 'different') continue;
      carried.set(pair, { a, b, decision: applyTransitiveJudgement(decideOn(a, b), through) });
    }
  }
  return [...carried.values()];
}

/** A point and those that the rules call the same as it. */
function neighboursOf(candidates: readonly Candidate[]): (point: number) => number[] {
  const around = new Map<number, number[]>();
  const add = (from: number, to: number) => around.set(from, [...(around.get(from) ?? [from]), to]);
  for (const { a, b, decision } of candidates) {
    if (decision.outcome !== 'same' || decision.judgement !== null) continue;
    add(a, b);
    add(b, a);
  }
  return (point) => around.get(point) ?? [point];
}

function pairsAround(these: readonly number[], those: readonly number[]): [number, number][] {
  return these.flatMap((i) =>
    those.filter((j) => i !== j).map((j): [number, number] => (i < j ? [i, j] : [j, i])),
  );
}

function isSame({ decision }: Candidate): boolean {
  return decision.outcome === 'same';
}

function byPoints(p: Candidate, q: Candidate): number {
  return p.a - q.a || p.b - q.b;
}

/**
 * Equal titles are joined first, so that no similar title can come between them; then what a person called the
 * same, the most alike first, as of two papers of one title the person means that one; then similar titles.
 */
function linksOf(candidates: readonly Candidate[]): Edge[] {
  return candidates.filter(isSame).map(({ a, b, decision }) => ({ a, b, rank: rankOf(decision) }));
}

function rankOf({ equalTitles, judgement, abstractSimilarity }: Decided): number {
  return equalTitles ? 0 : judgement === null ? 3 : 2 - abstractSimilarity;
}

function paperOf(
  paper: Clusters['papers'][number],
  points: readonly DuplicateSet[],
  decisionOn: Decide,
): PaperCluster {
  const [first] = paper as [number]; // no paper is without points
  const canonical = firstOf(points[first] as DuplicateSet);
  const edges = paper.flatMap((i) => {
    const later = (points[i] as DuplicateSet).records.filter((record) => record !== canonical);
    if (later.length === 0) return [];
    const decision = decisionOn(first, i);
    return later.map((record) => ({ record, decision }));
  });
  return {
    points: paper.map((i) => points[i] as DuplicateSet),
    edges: edges.sort((p, q) => p.record - q.record),
  };
}

function sharedOf(points: readonly DuplicateSet[], candidates: readonly Candidate[]): Title[] {
  const apart = candidates.filter(
    ({ decision }) => decision.equalTitles && (decision.outcome !== 'same' || decision.judgement !== null),
  );
  return [...new Set(apart.map(({ a }) => (points[a] as DuplicateSet).title))];
}

/** The record that stands for a paper: the first of all. */
export function canonicalOf({ points }: PaperCluster): number {
  return firstOf(points[0] as DuplicateSet);
}
