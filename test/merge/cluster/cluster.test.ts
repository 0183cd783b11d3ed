import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster, type Edge } from '../../../pipeline/merge/cluster/cluster.ts';

const link = (a: number, b: number, rank = 0): Edge => ({ a, b, rank });

describe('cluster', () => {
  it.each<[string, number, Edge[], number[][]]>([
    ['nothing', 3, [], [[0], [1], [2]]],
    ['a pair', 3, [link(0, 2)], [[0, 2], [1]]],
    ['a triangle', 3, [link(0, 1), link(0, 2), link(1, 2)], [[0, 1, 2]]],
    ['a chain: its first link', 3, [link(1, 2), link(0, 1)], [[0, 1], [2]]],
    ['a chain by rank', 3, [link(0, 1, 1), link(1, 2, 0)], [[0], [1, 2]]],
    [
      'two pairs in a chain',
      4,
      [link(0, 1), link(1, 2), link(2, 3)],
      [
        [0, 1],
        [2, 3],
      ],
    ],
  ])('makes papers of %s', (_, n, links, papers) => {
    expect(cluster(n, links).papers).toEqual(papers);
  });

  it('says which two points keep a link from being followed', () => {
    expect(cluster(3, [link(0, 1), link(1, 2)]).conflicts).toEqual([{ a: 1, b: 2, unlinked: [0, 2] }]);
  });

  it('makes the same cliques of the links in any order', () => {
    const graphs = fc.integer({ min: 1, max: 9 }).chain((n) => {
      const pairs = Array.from({ length: n }, (_, b) =>
        Array.from({ length: b }, (_, a) => [a, b] as const),
      ).flat();
      const links = fc.subarray(pairs).chain((some) => {
        const ranks = fc.array(fc.integer({ min: 0, max: 1 }), {
          minLength: some.length,
          maxLength: some.length,
        });
        return ranks.map((rank) => some.map(([a, b], i) => link(a, b, rank[i])));
      });
      return links.chain((some) =>
        fc.record({
          n: fc.constant(n),
          links: fc.constant(some),
          shuffled: fc.shuffledSubarray(some, { minLength: some.length }),
        }),
      );
    });
    fc.assert(
      fc.property(graphs, ({ n, links, shuffled }) => {
        const { papers, conflicts } = cluster(n, links);
        expect(cluster(n, shuffled).papers).toEqual(papers);
        expect(papers.flat().sort((p, q) => p - q)).toEqual(Array.from({ length: n }, (_, i) => i));
        const linked = new Set(links.map(({ a, b }) => `${a} ${b}`));
        const inside = papers.flatMap((paper) =>
          paper.flatMap((a, i) => paper.slice(i + 1).map((b) => `${a} ${b}`)),
        );
        expect(inside.filter((pair) => !linked.has(pair))).toEqual([]);
        const kept = conflicts.map(({ a, b }) => `${a} ${b}`);
        expect(new Set([...inside, ...kept])).toEqual(linked);
      }),
    );
  });
});
