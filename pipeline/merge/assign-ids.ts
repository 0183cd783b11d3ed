import { idOf } from './id.ts';
import { firstOf } from './cluster/exact-duplicates.ts';
import { canonicalOf, type PaperCluster } from './cluster/resolve.ts';
import type { Title } from './titles.ts';

export interface AssignedIds {
  /** The live id of each paper. */
  ids: string[];
  /** Every other id that leads to a paper, with a record that bears the title. */
  others: { id: string; paper: number; record: number }[];
  /** The paper of each record. */
  paperOf: number[];
}

/**
 * Gives papers their ids. The id of a title goes to the paper of the record that first bore it, and is that
 * paper's live id if its canonical record is that one; so no title leads past a live paper of that name.
 *
 * Papers that share a title with an earlier one ("Graph Theory") are told apart by title and abstract. Then
 * each pair of that title and an abstract has an id, not only those in use: whichever record a later dump
 * brings, or whatever a person says of the title, what once was the id of a paper still leads somewhere.
 *
 * It leads to the paper of the record that it was given for, with one exception, which no function of the
 * dumps alone can be without: when a dump comes later that is of an earlier day and has another paper of that
 * very title, the id of the title is that of the newcomer. Ids of a title with an abstract never move.
 *
 * Taking back that one title is of `different` papers takes their ids with an abstract along; say `same`
 * instead, and they lead on.
 *
 * @param shared titles that not all their bearers share by the rules alone
 * @throws when two of them have one id: equal first 60 bits of two SHA-256 sums, or a bug.
 */
export function assignIds(
  papers: readonly PaperCluster[],
  titles: readonly Title[],
  shared: readonly Title[],
): AssignedIds {
  const paperOf = papersOfRecords(papers);
  const ids: string[] = [];
  const others: AssignedIds['others'] = [];
  for (const [id, record] of claims(papers, titles, new Set(shared))) {
    const paper = paperOf[record] as number;
    if (ids[paper] === undefined && record === canonicalOf(papers[paper] as PaperCluster)) ids[paper] = id;
    else others.push({ id, paper, record });
  }
  return { ids, others, paperOf };
}

function papersOfRecords(papers: readonly PaperCluster[]): number[] {
  const paperOf: number[] = [];
  papers.forEach(({ points }, paper) => {
    for (const { records } of points) for (const record of records) paperOf[record] = paper;
  });
  return paperOf;
}

/** Every id with the first record that it is of: titles alone first, then titles with abstracts. */
function claims(
  papers: readonly PaperCluster[],
  titles: readonly Title[],
  shared: ReadonlySet<Title>,
): Map<string, number> {
  const claimed = new Map<string, number>();
  const claim = (id: string, record: number) => {
    if (claimed.has(id)) throw new Error(`two titles have the id ${id}: longer ids are needed`);
    claimed.set(id, record);
  };
  for (const { key, bearers } of titles) claim(idOf(key), bearers[0] as number);
  for (const point of papers.flatMap(({ points }) => points)) {
    if (point.ownId && shared.has(point.title)) claim(point.ownId, firstOf(point));
  }
  return claimed;
}
