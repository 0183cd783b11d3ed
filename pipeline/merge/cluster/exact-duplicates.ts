import { hash } from 'node:crypto';
import { idOfBoth } from '../id.ts';
import type { Title, ReadWords } from '../titles.ts';

/** Exact duplicates: records with equal normalised titles and equal words in their abstracts. */
export interface DuplicateSet {
  title: Title;
  /** By their index, in order. */
  records: number[];
  /** The id from title and abstract; null if the record is the only one of its title, and its abstract was not read. */
  ownId: string | null;
}

/** Groups the records of a title by abstract. A single record is not read. */
export function groupDuplicates(title: Title, read: ReadWords): DuplicateSet[] {
  if (title.records.length === 1) return [{ title, records: title.records, ownId: null }];
  const sets = new Map<string, DuplicateSet>();
  for (const record of title.records) {
    const abstract = read(record).join(' ');
    // the hash, not the abstract: ten thousand editorials would not fit in memory
    const key = hash('sha256', abstract, 'hex');
    const set = sets.get(key);
    if (set) set.records.push(record);
    else sets.set(key, { title, records: [record], ownId: idOfBoth(title.key, abstract) });
  }
  return [...sets.values()];
}

export function firstOf(set: DuplicateSet): number {
  return set.records[0] as number;
}
