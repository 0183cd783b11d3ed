import { hash } from 'node:crypto';
import { idOfBoth } from '../id.ts';
import type { Title, ReadWords } from '../titles.ts';

/** Records with equal normalised titles and equal words in their abstracts: nothing here tells them apart. */
export interface DuplicateSet {
  title: Title;
  /** By their index, in order. */
  records: number[];
  /** The id by title and abstract; null where nobody else bears the title and the abstract was not read. */
  ownId: string | null;
}

/** The points of a title. Abstracts are read only where more than one record bears the title. */
export function groupDuplicates(title: Title, read: ReadWords): DuplicateSet[] {
  if (title.bearers.length === 1) return [{ title, records: title.bearers, ownId: null }];
  const points = new Map<string, DuplicateSet>();
  for (const record of title.bearers) {
    const abstract = read(record).join(' ');
    // not the abstract itself: ten thousand editorials need not all be in memory
    const key = hash('sha256', abstract, 'hex');
    const point = points.get(key);
    if (point) point.records.push(record);
    else points.set(key, { title, records: [record], ownId: idOfBoth(title.key, abstract) });
  }
  return [...points.values()];
}

export function firstOf(point: DuplicateSet): number {
  return point.records[0] as number;
}
