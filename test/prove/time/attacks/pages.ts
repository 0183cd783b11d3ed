import { Buffer } from 'node:buffer';
import { extract, type Limits } from '../../../../pipeline/extract/extract.ts';
import { validate } from '../../../../pipeline/validate/validate.ts';
import { makeArticle, makeItem, makePaper, makeSavedPage } from '../../../support/site.ts';
import type { Attack, Prepared } from '../attack.ts';

/** The code must not rely on the default limits. */
const UNLIMITED: Limits = { maxFileBytes: 2 ** 31 - 1, maxLineBytes: 2 ** 31 - 1 };

/** Each byte has a place in the file, and a token or a node of a tree takes many bytes. */
const OF_TOKENS = 400;

function read(text: string): Prepared {
  const bytes = Buffer.from(text);
  return { bytes: bytes.length, run: () => validate(extract(bytes, 'x', UNLIMITED), bytes, 'x') };
}

const item = JSON.stringify(makeItem(0));
const ITEM_END = '"numComments"';

/** A file with a text that is repeated. */
type Written = (repeat: (part: string) => string) => string;

const inItem = (written: Written): Written => {
  return (repeat) => `[${item.replace(ITEM_END, `${written(repeat)},${ITEM_END}`)}]`;
};
const inPaper = (written: Written): Written => {
  return (repeat) => `[${item.replace('"upvotes"', `${written(repeat)},"upvotes"`)}]`;
};
const inFeed = (written: Written): Written => {
  return (repeat) => `<rss><channel>${ENTRY}${written(repeat)}</channel></rss>`;
};
const inPage = (written: Written): Written => {
  const [start = '', end = ''] = makeSavedPage([makeItem(0)]).split('</section>');
  return (repeat) => `${start}${written(repeat)}</section>${end}`;
};
const inCard = (written: Written): Written => {
  return (repeat) =>
    `<html>${makeArticle(makePaper(0), 1).replace('</article>', '')}${written(repeat)}</article>`;
};

const LINK = '<link>https://arxiv.org/abs/2508.00001</link>';
const ENTRY = `<item><title>Tides</title>${LINK}<description>We study.</description></item>`;

const FILES: Readonly<Record<string, Written>> = {
  'JSON of brackets': (repeat) => repeat('['),
  'JSON of objects in objects': (repeat) => repeat('{"a":'),
  'an item with brackets': inItem((repeat) => `"x":${repeat('[')}`),
  'an item with many keys': inItem((repeat) => repeat('"a":1,') + '"a":1'),
  'a paper with one key again and again': inPaper((repeat) => repeat('"__proto__":1,') + '"constructor":{}'),
  'a paper with many authors': (repeat) =>
    `[${item.replace('"authors":[', `"authors":[${repeat('{"name":"a"},')}`)}]`,
  'an item of many escapes': inItem((repeat) => `"x":"${repeat('\\u0000\\"')}"`),
  'many tiny items': (repeat) => `[${item}${repeat(',{}')}]`,
  'many starts of items': (repeat) => `[${item}${repeat(',{"paper":{')}`,
  'many items that are cut off': (repeat) => `[${item},${repeat('{"numComments":1,"a":"')}`,
  'one item again and again': (repeat) => `[${item}${repeat(`,${item}`)}]`,
  'character references in data': (repeat) => makeSavedPage([makeItem(0, { projectPage: repeat('&"\'<>') })]),
  'data that never ends': (repeat) => `<html><a data-props="{&quot;paper&quot;:${repeat('&quot;{')}`,
  'data again and again': inPage((repeat) => repeat('<i data-props="{&quot;paper&quot;:{">')),
  'articles that do not end': inPage((repeat) => repeat('<article>')),
  'tags that do not end': inPage((repeat) => repeat('<article ')),
  'closing tags that do not end': inPage((repeat) => repeat('</article ')),
  'comments that do not end': inPage((repeat) => repeat('<!--')),
  'scripts that do not end': inPage((repeat) => repeat('<script>')),
  'attributes of one tag': inPage((repeat) => `<a ${repeat('b ')}>`),
  'blanks in a card': inCard((repeat) => `<p>a${repeat(' ')}b</p>`),
  'links of a card': inCard((repeat) => repeat('<a href="/papers/2508.00001">1 author</a>')),
  'headings of a card': inCard((repeat) => repeat('<h3>a</h3>')),
  'entries without an end': inFeed((repeat) => repeat('<item>')),
  'entries that are repeats': inFeed((repeat) => repeat(ENTRY)),
  'CDATA that does not end': inFeed((repeat) => repeat('<![CDATA[')),
  'ends of CDATA': inFeed(
    (repeat) => `<item><title>a</title>${LINK}<summary>${repeat(']]>')}</summary></item>`,
  ),
  'authors of an entry': (repeat) =>
    `<rss>${ENTRY.replace('We study.', `&lt;p&gt;Authors: ${repeat('a,')}&lt;/p&gt;`)}</rss>`,
  'labels of an entry': (repeat) =>
    `<rss>${ENTRY.replace('We study.', `&lt;p&gt;Authors: ${repeat('a,')}&lt;/p&gt;${repeat('&lt;p&gt;Upvotes: a&lt;/p&gt;')}`)}</rss>`,
  'blanks in a label': (repeat) =>
    `<rss>${ENTRY.replace('We study.', `&lt;p&gt;Authors${repeat(' ')}a&lt;/p&gt;`)}</rss>`,
  'elements of an entry': (repeat) =>
    `<rss>${ENTRY.replace(LINK, repeat('<link>https://a</link>') + LINK)}</rss>`,
};

/** In a quick run the ones that nest, that count and that look for an end. */
const QUICK: ReadonlySet<string> = new Set([
  'an item with brackets',
  'character references in data',
  'labels of an entry',
  'tags that do not end',
]);

export const PAGES: readonly Attack[] = Object.entries(FILES).map(([name, write]) => ({
  name,
  size: 1_000_000,
  ...(QUICK.has(name) ? { quick: 500_000 } : {}),
  memory: OF_TOKENS,
  prepare: (size: number) => read(write((part) => part.repeat(Math.ceil(size / part.length)))),
}));
