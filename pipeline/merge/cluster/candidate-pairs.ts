import { HUB_DEGREE } from '../thresholds.ts';
import { listJudgedSame, type Component } from './components.ts';
import type { ArxivGroups } from './arxiv-groups.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { DuplicateSet } from './exact-duplicates.ts';
import type { Title } from '../titles.ts';

/** Pairs of sets to decide on, the lower one first, and titles with too many neighbours to compare all pairs. */
export interface CandidatePairs {
  pairs: [number, number][];
  hubs: Set<Title>;
}

/**
 * Lists each pair of sets with one title, candidate titles or titles judged the same, once. Pairs that arXiv ids
 * decide are left out, but for those that a person judged the same.
 */
export function listCandidatePairs(
  sets: readonly DuplicateSet[],
  component: Component,
  constraints: Constraints,
  { groupOf, arxivIdOf }: ArxivGroups,
): CandidatePairs {
  const setsByTitle = indexByTitle(sets, component);
  const hubs = findHubTitles(component, setsByTitle);
  const isOpen = ([i, j]: [number, number]) => {
    if (arxivIdOf(i) === null || arxivIdOf(j) === null) return true;
    if (arxivIdOf(i) === arxivIdOf(j)) return groupOf(i) !== groupOf(j);
    return (
      constraints.on((sets[i] as DuplicateSet).title.key, (sets[j] as DuplicateSet).title.key)?.verdict ===
      'same'
    );
  };
  return { pairs: listPairsOfTitles(setsByTitle, hubs, component, constraints).filter(isOpen), hubs };
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

/** Pairs of two hubs are left out: ten thousand editorials with different abstracts would make fifty million pairs. */
function listPairsOfTitles(
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

/** Names a pair of sets or groups, whichever comes first. */
export function pairKey(i: number, j: number): string {
  return i < j ? `${i} ${j}` : `${j} ${i}`;
}

/** Every pair of one of these and one of those, the lower first; twice where both lists have both. */
export function listPairs(these: readonly number[], those: readonly number[]): [number, number][] {
  return these.flatMap((i) =>
    those.filter((j) => i !== j).map((j): [number, number] => (i < j ? [i, j] : [j, i])),
  );
}
