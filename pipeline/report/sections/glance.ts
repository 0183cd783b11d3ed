import { waitsForPerson } from '../../merge/cluster/review.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { grouped } from '../words.ts';
import type { Described } from '../../metadata/dataset.ts';

/** The counts, and how they add up. */
export function reportCounts({ manifest: { counts } }: Described): ReportPart {
  const { papers, records, digests, merges, rejects } = counts;
  let waiting = 0;
  const listTiles = () =>
    [
      [papers, 'papers'],
      [records, 'records'],
      [digests, 'digests'],
      [merges, 'merges'],
      [waiting, 'pairs wait'],
      [rejects, 'rejects'],
    ] as const;
  const section = () => ({
    title: 'At a glance',
    id: 'glance',
    body: markup`<dl class="tiles">${listTiles().map(
      ([count, name]) => markup`<div><dt>${name}</dt><dd>${grouped(count)}</dd></div>\n`,
    )}</dl>
<p>A record is one paper on one page, as that page shows it. ${grouped(records)} records less ${grouped(merges)} that repeat
an earlier one are ${grouped(papers)} papers. ${
      rejects === 0
        ? 'Nothing on the pages was rejected.'
        : `${grouped(rejects)} pieces of the pages could not be used and are listed under Rejects.`
    }</p>`,
  });
  return {
    sees: {
      review: (pair) => {
        if (waitsForPerson(pair)) waiting += 1;
      },
    },
    section,
  };
}
