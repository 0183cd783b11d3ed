import { normaliseTitle } from './normalise.ts';

/** A normalised title and the records that bear it, by their index, in order. */
export interface Title {
  key: string;
  bearers: number[];
}

/** The distinct normalised titles, in order of their first bearers. */
export function groupByTitle(records: readonly { title: string }[]): Title[] {
  const titles = new Map<string, Title>();
  records.forEach((record, i) => {
    const key = normaliseTitle(record.title);
    const title = titles.get(key);
    if (title) title.bearers.push(i);
    else titles.set(key, { key, bearers: [i] });
  });
  return [...titles.values()];
}

/** The words of the abstract of a record. */
export type ReadWords = (record: number) => readonly string[];
