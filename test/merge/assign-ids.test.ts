import { expect, it } from 'vitest';
import { assignIds } from '../../pipeline/merge/assign-ids.ts';
import type { PaperCluster } from '../../pipeline/merge/cluster/resolve.ts';

it('assignIds notices when two titles come out with one id', () => {
  // a collision of 60 bits of SHA-256 is not at hand: the same key twice stands for it
  const titles = [0, 1].map((record) => ({ key: 'graph theory', records: [record] }));
  const papers = titles.map((title): PaperCluster => ({
    sets: [{ title, records: title.records, arxivId: null, ownId: null, exactId: null }],
    edges: [],
  }));
  expect(() => assignIds(papers, titles, [])).toThrow('two titles have the id dp-2g55r0qjlu1n');
});
