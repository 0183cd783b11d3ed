import { hash } from 'node:crypto';
import { idOfBoth, idOfAll } from '../id.ts';
import { isUncommon } from '../compare/title-rarity.ts';
import type { Lookup, Title } from '../titles.ts';

/** Exact duplicates: records with equal normalised titles, equal words in their abstracts and equal arXiv ids. */
export interface DuplicateSet {
  title: Title;
  /** By their index, in order. */
  records: number[];
  /** Null where the page does not say. */
  arxivId: string | null;
  /** The id from title and abstract; null if the record is the only one of its title, and its abstract was not read. */
  ownId: string | null;
  /** The id from title, abstract and arXiv id; null if no record of the title has an arXiv id. */
  exactId: string | null;
}

/** Groups the records of a title by abstract and arXiv id. A single record is not read. */
export function groupDuplicates(title: Title, lookup: Lookup): DuplicateSet[] {
  const [first, ...more] = title.records as [number, ...number[]]; // a title has at least one record
  if (more.length === 0)
    return [{ title, records: [first], arxivId: lookup.arxivId(first), ownId: null, exactId: null }];
  const hasIds = title.records.some((record) => lookup.arxivId(record) !== null);
  const sets = new Map<string, DuplicateSet>();
  for (const record of title.records) {
    const arxivId = lookup.arxivId(record);
    const abstract = nameAbstract(title, record, lookup);
    // the hash, not the abstract: ten thousand editorials would not fit in memory
    const key = `${hash('sha256', abstract, 'hex')} ${arxivId ?? ''}`;
    const set = sets.get(key);
    if (set) set.records.push(record);
    else {
      const ownId = idOfBoth(title.key, abstract);
      const exactId = hasIds ? idOfAll(title.key, abstract, arxivId) : null;
      sets.set(key, { title, records: [record], arxivId, ownId, exactId });
    }
  }
  return [...sets.values()];
}

/**
 * The words of an abstract, or what stands for them without an abstract. A common title alone does not make two
 * records one, so each is a set of its own, named by its place.
 */
function nameAbstract({ key }: Title, record: number, { words, arxivId, place }: Lookup): string {
  const known = words(record);
  if (known !== null) return known.join(' ');
  return arxivId(record) !== null || isUncommon(key) ? NO_ABSTRACT : `${NO_ABSTRACT} ${place(record)}`;
}

/** No word contains a dash. */
const NO_ABSTRACT = '-';

export function firstOf(set: DuplicateSet): number {
  return set.records[0] as number;
}
