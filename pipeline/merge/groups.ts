import { similarPairs } from './join.ts';
import { normaliseTitle } from './normalise.ts';
import type { Threshold } from './threshold.ts';

/** A normalised title and the records that bear it, by their index, in order. */
export interface Title {
  key: string;
  bearers: number[];
}

/** Titles that near pairs hold together, and those pairs. */
export interface Group {
  titles: Title[];
  near: [Title, Title][];
}

/** The distinct normalised titles, in order of their first bearers. */
export function titlesOf(records: readonly { title: string }[]): Title[] {
  const titles = new Map<string, Title>();
  records.forEach((record, i) => {
    const key = normaliseTitle(record.title);
    const title = titles.get(key);
    if (title) title.bearers.push(i);
    else titles.set(key, { key, bearers: [i] });
  });
  return [...titles.values()];
}

/** Parts titles into groups: every two titles that reach the threshold are in one group, so each paper is. */
export function groupsOf(titles: readonly Title[], threshold: Threshold): Group[] {
  const pairs = similarPairs(
    titles.map(({ key }) => key),
    threshold,
  );
  const root = rootsOf(titles.length, pairs);
  const groups = new Map<number, Group>();
  titles.forEach((title, i) => {
    const group = groups.get(root(i));
    if (group) group.titles.push(title);
    else groups.set(root(i), { titles: [title], near: [] });
  });
  for (const { a, b } of pairs) groups.get(root(a))?.near.push([titles[a] as Title, titles[b] as Title]);
  return [...groups.values()];
}

/**
 * Union-find with path halving (Tarjan and van Leeuwen, 1984): the group of an index, once all pairs are
 * joined.
 */
function rootsOf(n: number, pairs: readonly { a: number; b: number }[]): (i: number) => number {
  const parent = Uint32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const { a, b } of pairs) parent[root(b)] = root(a);
  return root;
}
