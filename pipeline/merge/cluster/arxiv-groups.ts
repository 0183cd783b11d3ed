import type { Constraints } from '../decide/judgements.ts';
import type { DuplicateSet } from './exact-duplicates.ts';

/** The sets that arXiv ids make one. A group stands for its sets in clustering; a set without an id is one alone. */
export interface ArxivGroups {
  /** The first set of the group of a set. */
  groupOf(set: number): number;
  /** The sets of a group, in order. */
  setsOf(group: number): readonly number[];
  arxivIdOf(set: number): string | null;
  /** Two sets of two groups that a person judged different; null without such a judgement. */
  findApart(group: number, other: number): [number, number] | null;
}

/** Groups the sets of each arXiv id. Sets that were judged different are in different groups. */
export function groupByArxivId(sets: readonly DuplicateSet[], constraints: Constraints): ArxivGroups {
  const keyAt = (i: number) => (sets[i] as DuplicateSet).title.key;
  const isApart = (i: number, j: number) =>
    constraints.on(keyAt(i), keyAt(j))?.verdict === 'different' &&
    !isRepeat(sets[i] as DuplicateSet, sets[j] as DuplicateSet);
  const groups = new Map<number, Group>();
  const groupsOfId = new Map<string, Group[]>();
  const groupOf = sets.map((set, i) => {
    const isJudged = constraints.isApart(set.title.key);
    const known = set.arxivId === null ? [] : (groupsOfId.get(set.arxivId) ?? []);
    const group = known.find(({ judged }) => !isJudged || !judged.some((j) => isApart(i, j))) ?? {
      first: i,
      sets: [],
      judged: [],
    };
    if (group.sets.length === 0) {
      groups.set(i, group);
      if (set.arxivId !== null) groupsOfId.set(set.arxivId, [...known, group]);
    }
    group.sets.push(i);
    if (isJudged) group.judged.push(i);
    return group.first;
  });
  const at = (group: number) => groups.get(group) as Group; // a group is named by its first set
  return {
    groupOf: (i) => groupOf[i] as number,
    setsOf: (group) => at(group).sets,
    arxivIdOf: (i) => (sets[i] as DuplicateSet).arxivId,
    findApart: (group, other) => {
      for (const i of at(group).judged) for (const j of at(other).judged) if (isApart(i, j)) return [i, j];
      return null;
    },
  };
}

interface Group {
  first: number;
  sets: number[];
  /** Sets with a title that a judgement calls different from another; few, so that comparing them is cheap. */
  judged: number[];
}

/** Whether nothing tells two sets apart, but that one of them has an arXiv id: a judgement on their title does not. */
export function isRepeat(a: DuplicateSet, b: DuplicateSet): boolean {
  return a.ownId !== null && a.ownId === b.ownId && (a.arxivId === null || b.arxivId === null);
}
