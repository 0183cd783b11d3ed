import { type Clusters, cluster } from './cluster.ts';
import { type Decision, decide } from './decide.ts';
import { type Doubt, doubtsOf } from './doubts.ts';
import type { Group, Title } from './groups.ts';
import { firstOf, type Point, pointsOf, type Read } from './points.ts';

export interface Settled {
  papers: Paper[];
  doubts: Doubt[];
}

export interface Paper {
  /** In order of their first records; the first record of the first is canonical. */
  points: Point[];
  /** Each later record with the decision on it and the first one, in order. */
  edges: { record: number; decision: Decision }[];
}

/**
 * Two points with equal or near titles, by their index in order of their first records, the lower one first.
 */
export interface Candidate {
  a: number;
  b: number;
  decision: Decision;
}

type Decide = (a: Point, b: Point) => Decision;

/** Decides on every two points of a group with equal or near titles, and makes papers of them. */
export function settle(group: Group, read: Read): Settled {
  const decideOn: Decide = (a, b) =>
    decide({ title: a.title.key, words: read(firstOf(a)) }, { title: b.title.key, words: read(firstOf(b)) });
  const points = group.titles
    .flatMap((title) => pointsOf(title, read))
    .sort((p, q) => firstOf(p) - firstOf(q));
  const candidates = candidatesOf(points, group, decideOn);
  const clusters = clustersOf(points, candidates);
  return {
    papers: clusters.papers.map((paper) =>
      paperOf(
        paper.map((i) => points[i] as Point),
        decideOn,
      ),
    ),
    doubts: doubtsOf(points, candidates, clusters),
  };
}

function candidatesOf(points: readonly Point[], { titles, near }: Group, decideOn: Decide): Candidate[] {
  const bearers = new Map<Title, number[]>(titles.map((title) => [title, []]));
  points.forEach((point, i) => {
    bearers.get(point.title)?.push(i);
  });
  const pairs = [...titles.map((title): [Title, Title] => [title, title]), ...near];
  return pairs
    .flatMap(([one, other]) => across(bearers.get(one) ?? [], bearers.get(other) ?? []))
    .map(([a, b]) => ({ a, b, decision: decideOn(points[a] as Point, points[b] as Point) }));
}

/** Every pair of one of these and one of those, the lower first; only once where both are the same. */
function across(these: readonly number[], those: readonly number[]): [number, number][] {
  return these.flatMap((i) =>
    those.filter((j) => these !== those || i < j).map((j): [number, number] => (i < j ? [i, j] : [j, i])),
  );
}

/** Equal titles are joined first, so that no similar title can come between them. */
function clustersOf(points: readonly Point[], candidates: readonly Candidate[]): Clusters {
  const links = candidates
    .filter(({ decision }) => decision.outcome === 'same')
    .map(({ a, b, decision }) => ({ a, b, rank: decision.equalTitles ? 0 : 1 }));
  return cluster(points.length, links);
}

function paperOf(points: Point[], decideOn: Decide): Paper {
  const [first] = points as [Point]; // no paper is without points
  const edges = points.flatMap((point) => {
    const later = point.records.filter((record) => record !== firstOf(first));
    if (later.length === 0) return [];
    const decision = decideOn(first, point);
    return later.map((record) => ({ record, decision }));
  });
  return { points, edges: edges.sort((p, q) => p.record - q.record) };
}

/** The record that stands for a paper: the first of all. */
export function canonicalOf({ points }: Paper): number {
  return firstOf(points[0] as Point);
}
