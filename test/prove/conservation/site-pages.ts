import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { ROOT } from '../../bench/made-up.ts';
import { escapeText, makeArticle, makeItem, makeSavedPage, type SiteItem } from '../../support/site.ts';
import type { Draw } from '../draw.ts';
import { wordsFrom } from '../time/attacks/merging.ts';

/** An undamaged file, with what must be read from it. */
export interface SitePage {
  bytes: Buffer;
  papers: readonly Partial<ExtractedRecord>[];
}

/** A small answer of the API, a saved page or a feed, with other papers each time. */
export function drawSitePage(draw: Draw): SitePage {
  const first = draw.whole(50_000);
  const items = Array.from({ length: 1 + draw.whole(6) }, (_, n) => drawItem(draw, first + n));
  const { write, show } = draw.pick(KINDS);
  return { bytes: Buffer.from(write(items, draw)), papers: items.map(show) };
}

const TEXTS = [
  ...[
    'a "quoted" word',
    'x < y && y > z',
    "it's \\alpha",
    'naïve 漢字 😀',
    '50% &amp; more',
    'a\\"b',
    '<b>bold</b>',
  ],
  ...[
    '{"paper":{"id":"2501.00001"}}',
    ']]> and <![CDATA[',
    'data-props="{&quot;dailyPapers&quot;:[',
    '</article>',
  ],
];

/** Every value of a paper names it, so that no two papers share one. */
function drawItem(draw: Draw, n: number): SiteItem {
  const text = () => (draw.chance(0.5) ? `${draw.pick(TEXTS)} ` : '');
  const isFull = draw.chance(0.7);
  const item = makeItem(n, {
    title: `Work ${n} on ${text()}${wordsFrom(n, 5)} ${n}`,
    summary: `We study ${n} things. ${text()}In ${n} cases${draw.pick([' ', '\n', '\n  '])}they differ by ${n}.`,
    authors: Array.from({ length: 1 + draw.whole(3) }, (_, k) => ({ name: `Ann ${text()}Oak ${n}-${k}` })),
    upvotes: 100_000 + n,
    submittedOnDailyBy: { user: `user-${n}`, name: `user-${n}` },
    organization: { name: `org-${n}`, fullname: `Oak & Sons ${n}` },
    githubStars: 200_000 + n,
    projectPage: `https://oak.example/${n}`,
    ai_summary: `In short ${n}: ${text()}yes.`,
    ai_keywords: [`tides ${n}`, `bees ${n}`],
  });
  const { paper, title, publishedAt, numComments } = item;
  const { id, authors, summary, upvotes } = paper;
  const old = { id, authors, publishedAt, title: paper.title, summary, upvotes };
  const thumbnail = `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`;
  return isFull ? { ...item, thumbnail } : { paper: old, publishedAt, title, thumbnail, numComments };
}

function showData({ paper, numComments }: SiteItem): Partial<ExtractedRecord> {
  return {
    arxiv_id: paper.id,
    title: paper.title,
    abstract: paper.summary,
    authors: paper.authors.map(({ name }) => name),
    organization: paper.organization?.fullname ?? null,
    upvotes: paper.upvotes,
    comments: numComments,
    github_repo: paper.githubRepo ?? null,
    github_stars: paper.githubStars ?? null,
    project_page: paper.projectPage ?? null,
    ai_summary: paper.ai_summary ?? null,
    ai_keywords: paper.ai_keywords ?? null,
  };
}

function showCard({ paper, numComments }: SiteItem): Partial<ExtractedRecord> {
  const { id, title, upvotes, authors } = paper;
  return { arxiv_id: id, title, upvotes, comments: numComments, author_count: authors.length };
}

function showEntry({ paper }: SiteItem): Partial<ExtractedRecord> {
  return { arxiv_id: paper.id, title: paper.title, abstract: paper.summary.replace(/\n/g, '\n') };
}

interface Kind {
  write(items: readonly SiteItem[], draw: Draw): string;
  show(item: SiteItem): Partial<ExtractedRecord>;
}

const KINDS: readonly Kind[] = [
  { write: (items) => JSON.stringify(items), show: showData },
  { write: (items, draw) => JSON.stringify(items, null, draw.pick([1, 2, '\t'])), show: showData },
  { write: (items) => JSON.stringify({ data: items }), show: showData },
  {
    write: (items) => JSON.stringify(items.map((item) => ({ ...item, thumbnail: undefined }))),
    show: showData,
  },
  { write: (items) => makeSavedPage(items), show: showData },
  { write: (items) => makeSavedPage(items), show: showData },
  { write: writeVisible, show: showCard },
  { write: (items, draw) => writeFeed(items, draw), show: showEntry },
];

function writeVisible(items: readonly SiteItem[]): string {
  const cards = items.map(({ paper, numComments }) => makeArticle(paper, numComments));
  return `<!doctype html>\n<html><title>Daily Papers</title><body>\n${cards.join('\n')}\n</body></html>\n`;
}

function writeFeed(items: readonly SiteItem[], draw: Draw): string {
  const inCdata = draw.chance(0.5);
  const hold = (text: string) =>
    inCdata ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : escapeText(text);
  const entries = items.map(
    ({ paper: { id, title, summary } }) => `<item>
<title>${escapeText(title)}</title>
<link>https://arxiv.org/abs/${id}</link>
<description>${hold(`<p>Summary: ${escapeText(summary)}</p>`)}</description>
<guid isPermaLink="false">https://arxiv.org/abs/${id}</guid>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Daily Papers</title>
<lastBuildDate>Mon, 04 Aug 2025 00:40:03 +0000</lastBuildDate>
${entries.join('\n')}
</channel></rss>
`;
}

/** Real answers, pages and feeds, where they are at hand: the truth about them is what an undamaged one gives. */
export function readCaptures(): { name: string; bytes: Buffer }[] {
  const folder = process.env['CAPTURES'] ?? join(ROOT, '..', 'shared', 'captures');
  if (!existsSync(folder)) return [];
  return ['api', 'files'].flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((file) => /\.(?:json|html|xml)$/.test(file))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(join(folder, part, name)) })),
  );
}
