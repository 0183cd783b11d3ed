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

/** The words of the abstract of a record. */
export type ReadWords = (record: number) => readonly string[];
