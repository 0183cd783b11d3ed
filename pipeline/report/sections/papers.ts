import type { Paper } from '../../../schemas/types.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderDay, renderQuoted, renderRest, renderTable } from '../table.ts';
import { counted, grouped } from '../words.ts';

/** All papers with their links. The reader's own browser searches the table. */
export function reportPapers(): ReportPart {
  const rows: Markup[][] = [];
  let papers = 0;
  return {
    sees: {
      papers: (paper) => {
        papers += 1;
        if (rows.length < SHOWN) rows.push(toRow(paper));
      },
    },
    section: () => ({
      title: 'Papers',
      id: 'papers',
      body: markup`<p>${counted(papers, 'paper')}, in the order of the days on which they were first seen. To search them, press Ctrl+F or ⌘F.</p>
${papers === 0 ? null : renderTable({ caption: 'Papers', columns: COLUMNS, rows })}
${renderRest(papers, SHOWN, 'papers.csv')}`,
    }),
  };
}

/** A page of 20,000 rows has about 6 MB, which a browser still searches at once. */
const SHOWN = 20_000;

const COLUMNS = ['paper', 'first', '#times', 'links'];

function toRow({ title, url, links, first_date, appearance_count }: Paper): Markup[] {
  const own = url === null ? [] : [{ url, kind: 'arXiv' }];
  const all = [...own, ...links].map(({ url, kind }) => renderLink(url, kind));
  return [
    renderQuoted(title),
    renderDay(first_date),
    markup`${grouped(appearance_count)}`,
    markup`${all.length === 0 ? '–' : all.map((link, i) => (i === 0 ? link : markup` ${link}`))}`,
  ];
}

/** Only addresses of the web are links; the browser does not tell them where the reader came from. */
function renderLink(url: string, words: string): Markup {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return markup`${words}`;
  return markup`<a href="${new URL(url).href}" rel="noreferrer">${words}</a>`;
}
