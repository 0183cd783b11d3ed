import type { Pair } from '../candidates/pair-list.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { Title } from '../titles.ts';

/** Titles that near pairs hold together, and those pairs. */
export interface Component {
  titles: Title[];
  near: [Title, Title][];
}

/**
 * Parts titles into groups: two titles of which a pair says that they may be one paper are in one group, so
 * each paper is.
 *
 * @param near pairs to be decided on, by the index of their titles; one may be there twice
 * @param called pairs that a person called the same
 */
export function findComponents(
  titles: readonly Title[],
  near: Iterable<Pair>,
  called: Iterable<Pair> = [],
): Component[] {
  const root = rootsOf(titles.length, [near, called]);
  const groups = new Map<number, Component>();
  titles.forEach((title, i) => {
    const group = groups.get(root(i));
    if (group) group.titles.push(title);
    else groups.set(root(i), { titles: [title], near: [] });
  });
  for (const { a, b } of near) groups.get(root(a))?.near.push([titles[a] as Title, titles[b] as Title]);
  return [...groups.values()];
}

/** Every two titles that people called the same, by their index. */
export function listJudgedSame(titles: readonly Title[], { classOf }: Constraints): Pair[] {
  const classes = new Map<string, number[]>();
  titles.forEach(({ key }, i) => {
    const name = classOf(key);
    if (name === null) return;
    const known = classes.get(name);
    if (known) known.push(i);
    else classes.set(name, [i]);
  });
  return [...classes.values()].flatMap((some) =>
    some.flatMap((a, i) => some.slice(i + 1).map((b) => ({ a, b }))),
  );
}

/**
 * Union-find with path halving (Tarjan and van Leeuwen, 1984): the group of an index, once all pairs are
 * joined.
 */
function rootsOf(n: number, sources: readonly Iterable<Pair>[]): (i: number) => number {
  const parent = Uint32Array.from({ length: n }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const pairs of sources) for (const { a, b } of pairs) parent[root(b)] = root(a);
  return root;
}
