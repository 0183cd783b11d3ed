/** Two of n nodes that may be in one paper, by index, the lower one first. */
export interface Edge {
  a: number;
  b: number;
  /** Edges of a lower rank are followed first. */
  rank: number;
}

/** An edge that was not followed, and two nodes, one of either paper, that are not linked. */
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
 * Clusters nodes into papers by complete linkage: every two nodes of a paper are linked, so there are no
 * chains. The algorithm is greedy. It follows edges by rank, then later node, then earlier node, so their given
 * order does not matter. It joins two papers when every node of one is linked to every node of the other.
 *
 * @param isLinked whether two nodes, the lower one first, may be in one paper; by default, whether they have an edge
 */
export function cluster(
  n: number,
  edges: readonly Edge[],
  isLinked: (a: number, b: number) => boolean = linkByEdges(n, edges),
): Clusters {
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

function linkByEdges(n: number, edges: readonly Edge[]): (a: number, b: number) => boolean {
  const linked = new Set(edges.map(({ a, b }) => a * n + b));
  return (a, b) => linked.has(a * n + b);
}

function byRank(p: Edge, q: Edge): number {
  return p.rank - q.rank || p.b - q.b || p.a - q.a;
}

/** The first two nodes of two papers that are not linked. */
function findUnlinked(
  one: readonly number[],
  other: readonly number[],
  isLinked: (p: number, q: number) => boolean,
): [number, number] | null {
  for (const p of one) for (const q of other) if (!isLinked(Math.min(p, q), Math.max(p, q))) return [p, q];
  return null;
}
