import { idOf } from './id.ts';
import { type DuplicateSet, firstOf } from './cluster/exact-duplicates.ts';
import { canonicalOf, type PaperCluster } from './cluster/resolve.ts';
import type { Title } from './titles.ts';

export interface AssignedIds {
  /** The live id of each paper. */
  ids: string[];
  /** Every other id that leads to a paper, with a record of that title. */
  others: { id: string; paper: number; record: number }[];
  /** The paper of each record. */
  paperOf: number[];
}

/**
 * Gives papers their ids. The id of a title belongs to the paper of the first record with that title. It is the
 * live id of that paper if that record is canonical, and a redirect otherwise.
 *
 * Papers that share a title with an earlier one ("Graph Theory") get an id from title and abstract. Every
 * combination of that title and an abstract has an id, even one not in use. So an id that was published once
 * always leads somewhere, whatever dumps or judgements are added.
 *
 * Where records of one title and one abstract, or of none, have different arXiv ids, the id of title and abstract
 * belongs to the first of them. Each combination with an arXiv id, or with none, then has an id of its own.
 * A paper that gains an arXiv id keeps its id, as an arXiv id alone makes no id.
 *
 * An id keeps leading to the paper of the record it was made for, with one exception, unavoidable for any pure
 * function of the dumps. When a later dump has an earlier day and another paper of the same title, the id of the
 * title moves to that paper. Ids of title and abstract move only if an earlier record has both, and another arXiv id.
 *
 * Removing a judgement of `different` removes the ids of title and abstract that it made; a judgement of `same`
 * keeps them as redirects.
 *
 * @param shared titles that the rules alone do not give to one paper
 * @throws when two titles have one id: the first 60 bits of two SHA-256 sums are equal, or there is a bug
 */
export function assignIds(
  papers: readonly PaperCluster[],
  titles: readonly Title[],
  shared: readonly Title[],
): AssignedIds {
  const paperOf = mapRecordsToPapers(papers);
  const ids: string[] = [];
  const others: AssignedIds['others'] = [];
  for (const [id, record] of claimIds(papers, titles, new Set(shared))) {
    const paper = paperOf[record] as number;
    if (ids[paper] === undefined && record === canonicalOf(papers[paper] as PaperCluster)) ids[paper] = id;
    else others.push({ id, paper, record });
  }
  return { ids, others, paperOf };
}

function mapRecordsToPapers(papers: readonly PaperCluster[]): number[] {
  const paperOf: number[] = [];
  papers.forEach(({ sets }, paper) => {
    for (const { records } of sets) for (const record of records) paperOf[record] = paper;
  });
  return paperOf;
}

/** Every id with its first record: titles alone first, then with abstracts, then with arXiv ids too. */
function claimIds(
  papers: readonly PaperCluster[],
  titles: readonly Title[],
  shared: ReadonlySet<Title>,
): Map<string, number> {
  const claimed = new Map<string, number>();
  const claim = (id: string, record: number) => {
    if (claimed.has(id)) throw new Error(`two titles have the id ${id}: longer ids are needed`);
    claimed.set(id, record);
  };
  for (const { key, records } of titles) claim(idOf(key), records[0] as number);
  const groups = groupByOwnId(papers, shared);
  for (const [ownId, [first]] of groups) claim(ownId, firstOf(first));
  for (const [ownId, sets] of groups)
    if (sets.length > 1) for (const set of sets) claim(set.exactId ?? ownId, firstOf(set));
  return claimed;
}

/** The sets of shared titles by title and abstract, in order. */
function groupByOwnId(
  papers: readonly PaperCluster[],
  shared: ReadonlySet<Title>,
): Map<string, [DuplicateSet, ...DuplicateSet[]]> {
  const groups = new Map<string, [DuplicateSet, ...DuplicateSet[]]>();
  const sets = papers.flatMap((paper) => paper.sets).filter(({ title }) => shared.has(title));
  for (const set of sets.sort((p, q) => firstOf(p) - firstOf(q))) {
    if (set.ownId === null) continue;
    const group = groups.get(set.ownId);
    if (group) group.push(set);
    else groups.set(set.ownId, [set]);
  }
  return groups;
}
