import type { Paper } from '../../../schemas/types.ts';
import { drawBars } from '../charts.ts';
import { markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderFigure, renderQuoted } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';

interface Kind {
  links: number;
  papers: number;
  example: string;
}

/** Links in abstracts, by kind of target. */
export function reportLinks(): ReportPart {
  const kinds = new Map<string, Kind>();
  let papers = 0;
  const see = ({ links }: Paper) => {
    if (links.length > 0) papers += 1;
    for (const [i, { kind, url }] of links.entries()) {
      const known = kinds.get(kind) ?? { links: 0, papers: 0, example: url };
      const isFirst = links.findIndex((link) => link.kind === kind) === i;
      kinds.set(kind, { ...known, links: known.links + 1, papers: known.papers + (isFirst ? 1 : 0) });
    }
  };
  return {
    sees: { papers: see },
    section: () => ({
      title: 'Links',
      id: 'links',
      body: kinds.size === 0 ? markup`<p>No abstract has a link.</p>` : drawFigure(kinds, papers),
    }),
  };
}

function drawFigure(kinds: ReadonlyMap<string, Kind>, papers: number) {
  const sorted = [...kinds].sort(([, a], [, b]) => b.links - a.links);
  const sum = sorted.reduce((sum, [, { links }]) => sum + links, 0);
  const description = `${counted(sum, 'link')} in the abstracts of ${counted(papers, 'paper')}. The kind follows from the address alone; nothing was visited.`;
  return renderFigure(
    'Links by kind',
    drawBars(
      description,
      sorted.map(([label, { links }]) => ({ label, values: [{ value: links, colour: 'one' }] })),
      'links',
    ),
    description,
    {
      caption: 'Links by kind',
      columns: ['kind', '#links', '#papers', 'the first'],
      rows: sorted.map(([kind, { links, papers, example }]) => [
        kind,
        grouped(links),
        grouped(papers),
        renderQuoted(shortened(example, 80)),
      ]),
    },
  );
}
