/** Two of n points that may be in one paper, by their index, the lower one first. */
export interface Edge {
  a: number;
  b: number;
  /** Links of a lower rank are followed first. */
  rank: number;
}

/** A link that was not followed, and two points of the papers at its ends that are not linked. */
export interface Conflict {
  a: number;
  b: number;
  block: [number, number];
}

export interface Clusters {
  /** In order of their first points, each with its points in order. */
  papers: number[][];
  conflicts: Conflict[];
}

/**
 * Makes papers of points such that every two points of a paper are linked: no chains. Greedy, in an order
 * that is stated and does not depend on the order of the links: by rank, then by their later point, then by
 * their earlier one. A link is followed when every point of the one paper is linked with every point of the
 * other.
 *
 * @param carried pairs that count as linked, but bring no papers together by themselves
 */
export function cluster(
  n: number,
  links: readonly Edge[],
  carried: readonly Omit<Edge, 'rank'>[] = [],
): Clusters {
  const linked = new Set([...links, ...carried].map(({ a, b }) => a * n + b));
  const isLinked = (p: number, q: number) => linked.has(Math.min(p, q) * n + Math.max(p, q));
  const paperOf = Array.from({ length: n }, (_, point) => [point]);
  for (const { a, b } of [...links].sort(byRank)) {
    const [one, other] = [paperOf[a] as number[], paperOf[b] as number[]];
    if (one === other || blockOf(one, other, isLinked)) continue;
    const paper = [...one, ...other].sort((p, q) => p - q);
    for (const point of paper) paperOf[point] = paper;
  }
  const conflicts = links.flatMap(({ a, b }): Conflict[] => {
    const [one, other] = [paperOf[a] as number[], paperOf[b] as number[]];
    const block = one === other ? null : blockOf(one, other, isLinked);
    return block ? [{ a, b, block }] : [];
  });
  return { papers: [...new Set(paperOf)], conflicts };
}

function byRank(p: Edge, q: Edge): number {
  return p.rank - q.rank || p.b - q.b || p.a - q.a;
}

/** The first two points of two papers that are not linked. */
function blockOf(
  one: readonly number[],
  other: readonly number[],
  isLinked: (p: number, q: number) => boolean,
): [number, number] | null {
  for (const p of one) for (const q of other) if (!isLinked(p, q)) return [p, q];
  return null;
}
