import type { Help } from './example.ts';
import { BEES, TIDES } from './pages.ts';

/** An item of an answer of the site's API. */
interface Item {
  id: string;
  title: string;
  summary: string;
}

const ITEMS: readonly Item[] = [
  { id: '2508.00001', title: TIDES.title, summary: TIDES.abstract },
  { id: '2508.00002', title: BEES.title, summary: BEES.abstract },
];

/** The answer for a day, with one change to its text. */
function makeAnswer(change: (json: string) => string = (json) => json): Readonly<Record<string, string>> {
  const items = ITEMS.map((paper) => ({ paper: { ...paper, authors: [{ name: 'Maja Oak' }], upvotes: 7 } }));
  return { '2025-08-04.json': change(`${JSON.stringify(items)}\n`) };
}

const good = makeAnswer();
const FEED = `<rss version="2.0"><channel><title>Daily papers</title>
<lastBuildDate>Mon, 04 Aug 2025 06:00:00 +0000</lastBuildDate>
<item><title>${BEES.title}</title><link>https://arxiv.org/abs/2508.00002</link>
<description>${BEES.abstract}</description></item></channel></rss>
`;

/** Help for answers of the API, saved pages and feeds. */
export const ITEM_HELP = {
  'extract/bad-value': {
    why: 'A value of the item has another type than it has on the site, or holds what is no text.',
    bad: makeAnswer((json) => json.replace('"upvotes":7', '"upvotes":"many"')),
    good,
  },
  'extract/contradiction': {
    why: 'The page shows the same paper twice, with different titles or abstracts. One of them belongs to another paper.',
    bad: makeAnswer((json) => json.replace('2508.00002', '2508.00001')),
    good,
  },
  'extract/damaged-item': {
    why: 'The item is no whole JSON, or the entry of a feed is not closed. All other items are read.',
    bad: makeAnswer((json) => json.replace('"upvotes":7', '"upvotes":7"')),
    good,
  },
  'extract/entities': {
    why: 'A feed can declare entities that grow without limit or name files, so no such feed is read.',
    bad: { 'x.xml': `<!DOCTYPE rss [<!ENTITY a "b">]>${FEED}` },
    good: { 'x.xml': FEED },
  },
  'extract/no-title': {
    why: 'The item has no title, so it is no paper that anybody could find.',
    bad: makeAnswer((json) => json.replace(JSON.stringify(BEES.title), '""')),
    good,
  },
  'extract/not-an-item': {
    why: 'The list holds something else between its papers, or the entry of a feed has no link to a paper.',
    bad: makeAnswer((json) => json.replace(/\]\n$/, ',"end"]\n')),
    good,
  },
  'extract/python-notation': {
    why: 'The items are what Python prints, inside of strings. Only JSON can be read without guessing.',
    bad: {
      '2025-08-04.json': `["{'paper': {'id': '2508.00002', 'title': '${BEES.title}'}}"]\n`,
    },
    good,
  },
  'extract/repeated-key': {
    why: 'A key stands twice in one object, and it is unclear which value counts.',
    bad: makeAnswer((json) => json.replace('"upvotes":7', '"upvotes":7,"upvotes":8')),
    good,
  },
} as const satisfies Record<string, Help>;
