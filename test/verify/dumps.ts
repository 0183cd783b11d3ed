import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Titled } from '../support/damage.ts';
import { page, RECORDS } from '../support/page.ts';
import { makeListed } from '../support/text-pages/papers.ts';
import { RENDERINGS } from '../support/text-pages/renderings.ts';
import { escapeText, makeItem, makeSavedPage, type SiteItem } from '../support/site.ts';

const [tidal, soil, bees, table, bridges, proverbs] = RECORDS as [
  Titled,
  Titled,
  Titled,
  Titled,
  Titled,
  Titled,
];

const SIDECAR = {
  year: 2025,
  year_reason: 'the page is of that year',
  source_url: 'https://example.org/papers',
};

/** A paper as before, one under another title, and a title that is near to another's but of another paper. */
const LATER: readonly Titled[] = [
  tidal,
  { title: 'SoilNet: Estimating Moistures from Radar Images', abstract: soil.abstract },
  { title: 'Learning to Translate Proverb', abstract: table.abstract },
  bees,
];

const NUL = '\0';
const LONE = 'not valid UTF-8 here: \u00ff';

/** The same paper under another title, with more votes. */
const RENAMED = makeItem(2, { title: 'Thirty Years of Soil Moisture', upvotes: 40 });

const LATEST = makeItem(3, {
  submittedOnDailyAt: '2025-08-08T00:00:00.000Z',
  ai_summary: 'A small model reads ledgers.',
});

/** An item as it was before the site told on which day it showed one. */
function makeUndated(n: number): SiteItem {
  const { paper, ...rest } = makeItem(n);
  const { submittedOnDailyAt: _, ...undated } = paper;
  return { ...rest, paper: undated };
}

/** A feed of one paper, with its authors in HTML in CDATA. */
function makeFeed({ paper: { id, title, authors, upvotes } }: SiteItem): string {
  const names = authors.map(({ name }) => escapeText(name)).join(', ');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Daily Papers</title>
<lastBuildDate>Sun, 10 Aug 2025 00:40:03 +0000</lastBuildDate>
<item><title>${escapeText(title)}</title><link>https://arxiv.org/abs/${id}v2</link>
<description><![CDATA[<p><b>Authors:</b> ${names}</p><p><b>Upvotes:</b> ${upvotes}</p>]]></description></item>
</channel></rss>
`;
}

/** What the site answers: days in the name and in the data, a page that shows each paper twice, and a feed. */
export const SITE: Readonly<Record<string, string>> = {
  'day-2025-08-07.json': JSON.stringify([makeUndated(2), makeUndated(3)]),
  'items.json': JSON.stringify([LATEST], null, 1),
  'items.json.sidecar.json': JSON.stringify({
    source_url: 'https://example.org/api/daily_papers',
    retrieved: '2025-08-09',
  }),
  'saved.html': makeSavedPage([RENAMED, makeItem(3, { upvotes: 5 })]),
  'saved.xml': makeFeed(makeItem(3)),
};

/** A page as one tool writes it, with a paper of its own. */
function writeAs(name: string, n: number): string {
  const rendering = RENDERINGS.find((one) => one.name === name);
  if (rendering === undefined) throw new Error(`nobody writes pages as ${name}`);
  return rendering.write([makeListed(n)]);
}

/** Pages as text and Markdown: a year of the capture, one of a link, an address with a day, and cards that stand twice. */
export const COPIES: Readonly<Record<string, string>> = {
  'captured.md': writeAs('search, html2text of 120 columns, cut before its references', 13).replace(
    '2025-08-04T',
    '2025-08-06T',
  ),
  'clip.md': writeAs('daily, Obsidian', 10),
  'notebook.md': writeAs('search, NotebookLM', 11)
    .replace('exported: 2025-08-04', 'exported: 2025-08-10')
    .replace(/[A-Z][a-z]{2} \d+, 2025/, 'May 29'),
  'paper.md': writeAs('one paper, jina', 12)
    .replace('\ndomain:', '\ntimestamp: 2025-09-01T15:47:53Z\ndomain:')
    .replace(/on [A-Z][a-z]{2} \d+, 2025/, 'on May 29'),
  'twice.md': writeAs('trending, html2text, cards twice', 14),
};

/** A few dumps that come to a row in every table: merges of all kinds, a pair to review, a redirect, rejects. */
const PLAIN: Readonly<Record<string, string | Buffer>> = {
  'a.txt': `${page(RECORDS, 'Aug 4').join('\n\n')}\n`,
  'a.txt.sidecar.json': JSON.stringify(SIDECAR),
  'b.txt': page(LATER, 'Tuesday, August 5, 2025').join('\n\n'),
  'c.txt': page([tidal, { ...table, abstract: `${NUL}${table.abstract}` }, proverbs], 'Aug 6')
    .slice(0, -1)
    .join('\n\n'),
  ...SITE,
  ...COPIES,
};

/** Whatever else a dump may be. */
const ODD: Readonly<Record<string, string | Buffer>> = {
  ...PLAIN,
  'blank.txt': ' \n\t\n\n',
  'bom-crlf.txt': `\ufeff${page(RECORDS, 'Aug 7, 2025').join('\r\n \r\n')}\r\n`,
  'cr.txt': page([bridges, bees], '2025-08-08').join('\r\r'),
  'empty.txt': '',
  'furniture.txt': 'new\n\nSubscribe\n\nDaily Papers\n',
  'impossible.txt': page([bridges, soil], 'Feb 30').join('\n\n'),
  'invalid.txt': Buffer.from(
    page([soil, { ...bees, title: LONE }, tidal], '9 August').join('\n\n'),
    'latin1',
  ),
  'leap.txt': page([proverbs, soil], 'Feb 29').join('\n\n'),
  'leap.txt.sidecar.json': JSON.stringify(SIDECAR),
  'marks.txt': `${page([soil], 'Aug 10').join('\n\n')}\n\u00a0\u3000\n\n\ufeff${bees.title}\n\n${bees.abstract}`,
  'no-date.txt': page([bees, tidal, soil]).slice(6).join('\n\n'),
  'two.txt': [...page([bees, tidal], 'Aug 11'), ...page([soil, proverbs], 'Aug 12')].join('\n\n'),
  'utf-16.txt': Buffer.from(`\ufeff${page().join('\n\n')}`, 'utf16le'),
  'weekday.txt': page([bees, tidal], 'Sunday, Aug 4, 2025').join('\n\n'),
  'wrapped.txt': page([
    { title: 'A Title of\nTwo Lines', abstract: bees.abstract.replaceAll('. ', '.\n') },
  ]).join('\n\n'),
};

export const DUMPS = { plain: PLAIN, odd: ODD };

/** Writes dumps and sidecars into a new folder. */
export function writeDumps(folder: string, dumps: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(dumps)) writeFileSync(join(folder, file), text);
}
