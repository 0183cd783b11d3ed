import { normaliseTitle } from './normalise.ts';

/** A normalised title and its records, by index, in order. */
export interface Title {
  key: string;
  records: number[];
}

/** The distinct normalised titles, in order of their first records. */
export function groupByTitle(records: readonly { title: string }[]): Title[] {
  const titles = new Map<string, Title>();
  records.forEach((record, i) => {
    const key = normaliseTitle(record.title);
    const title = titles.get(key);
    if (title) title.records.push(i);
    else titles.set(key, { key, records: [i] });
  });
  return [...titles.values()];
}

/** What a record says beside its title, by its index. */
export interface Lookup {
  words: ReadWords;
  /** Null where the page does not say. */
  arxivId(record: number): string | null;
  /** The digest and the position on it. */
  place(record: number): string;
}

/** The words of the abstract of a record; null where the page shows none. */
export type ReadWords = (record: number) => readonly string[] | null;
