/** Two of n nodes that may be in one paper, by index, the lower one first. */
export interface Edge {
  a: number;
  b: number;
  /** Edges of a lower rank are followed first. */
  rank: number;
}

/** An edge that was not followed, and two nodes, one of either paper, without an edge between them. */
export interface Conflict {
  a: number;
  b: number;
  unlinked: [number, number];
}

export interface Clusters {
  /** In order of their first nodes, each with its nodes in order. */
  papers: number[][];
  conflicts: Conflict[];
}

/**
 * Clusters nodes into papers by complete linkage: every two nodes of a paper have an edge, so there are no
 * chains. The algorithm is greedy. It follows edges by rank, then later node, then earlier node, so their given
 * order does not matter. It joins two papers when every node of one has an edge to every node of the other.
 *
 * @param transitive pairs that count as edges but do not join papers by themselves
 */
export function cluster(
  n: number,
  edges: readonly Edge[],
  transitive: readonly Omit<Edge, 'rank'>[] = [],
): Clusters {
  const linked = new Set([...edges, ...transitive].map(({ a, b }) => a * n + b));
  const isLinked = (p: number, q: number) => linked.has(Math.min(p, q) * n + Math.max(p, q));
  const paperOf = Array.from({ length: n }, (_, node) => [node]);
  for (const { a, b } of [...edges].sort(byRank)) {
    const [one, other] = [paperOf[a] as number[], paperOf[b] as number[]];
    if (one === other || findUnlinked(one, other, isLinked)) continue;
    const paper = [...one, ...other].sort((p, q) => p - q);
    for (const node of paper) paperOf[node] = paper;
  }
  const conflicts = edges.flatMap(({ a, b }): Conflict[] => {
    const [one, other] = [paperOf[a] as number[], paperOf[b] as number[]];
    const unlinked = one === other ? null : findUnlinked(one, other, isLinked);
    return unlinked ? [{ a, b, unlinked }] : [];
  });
  return { papers: [...new Set(paperOf)], conflicts };
}

function byRank(p: Edge, q: Edge): number {
  return p.rank - q.rank || p.b - q.b || p.a - q.a;
}

/** The first two nodes of two papers without an edge. */
function findUnlinked(
  one: readonly number[],
  other: readonly number[],
  isLinked: (p: number, q: number) => boolean,
): [number, number] | null {
  for (const p of one) for (const q of other) if (!isLinked(p, q)) return [p, q];
  return null;
}
