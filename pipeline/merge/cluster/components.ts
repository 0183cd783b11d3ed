import type { Pair } from '../candidates/pair-list.ts';
import type { Constraints } from '../decide/judgements.ts';
import type { Title } from '../titles.ts';

/** Titles connected by candidate pairs, and those pairs. */
export interface Component {
  titles: Title[];
  pairs: [Title, Title][];
}

/**
 * Splits titles into connected components. The titles of a paper are all in one component, so each component
 * can be decided on its own.
 *
 * @param pairs candidate pairs, by index of their titles; a pair may occur twice
 * @param links pairs that are together for another reason: a judgement, an equal arXiv id
 */
export function findComponents(
  titles: readonly Title[],
  pairs: Iterable<Pair>,
  links: Iterable<Pair> = [],
): Component[] {
  const root = uniteAll(titles.length, [pairs, links]);
  const components = new Map<number, Component>();
  titles.forEach((title, i) => {
    const component = components.get(root(i));
    if (component) component.titles.push(title);
    else components.set(root(i), { titles: [title], pairs: [] });
  });
  for (const { a, b } of pairs) components.get(root(a))?.pairs.push([titles[a] as Title, titles[b] as Title]);
  return [...components.values()];
}

/** Links the titles of each arXiv id to the first of them, however unlike they are. */
export function listArxivLinks(titles: readonly Title[], arxivId: (record: number) => string | null): Pair[] {
  const first = new Map<string, number>();
  return titles.flatMap(({ records }, b) => {
    const ids = new Set(records.flatMap((record) => arxivId(record) ?? []));
    return [...ids].flatMap((id) => {
      const a = first.get(id);
      if (a === undefined) first.set(id, b);
      return a === undefined ? [] : { a, b };
    });
  });
}

/** Every two titles that people judged the same, by index. */
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
 * Union-find with path halving (Tarjan and van Leeuwen, 1984).
 * @returns the root of an index
 */
function uniteAll(n: number, sources: readonly Iterable<Pair>[]): (i: number) => number {
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
