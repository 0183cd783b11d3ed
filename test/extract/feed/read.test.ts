import { describe, expect, it } from 'vitest';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import { escapeText, makePaper } from '../../support/site.ts';

function read(xml: string): Extracted {
  const extracted = extract(Buffer.from(xml), 'feed.xml');
  if ('code' in extracted) throw new Error(extracted.message);
  return extracted;
}

const { title, summary } = makePaper(2);

function makeRss(...items: string[]): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss version="2.0"><channel><title>Hugging Face Daily Papers</title><link>https://huggingface.co/papers</link>
<lastBuildDate>Mon, 04 Aug 2025 00:40:03 +0000</lastBuildDate>
${items.map((item) => `<item>${item}</item>`).join('\n')}</channel></rss>
`;
}

function makeEntry(id: string, description: string, name = 'description'): string {
  return `<title>${escapeText(title)}</title><link>https://arxiv.org/abs/${id}v2</link><${name}>${description}</${name}>
<pubDate>Fri, 01 Aug 2025 02:00:00 +0000</pubDate>`;
}

const LABELLED = `<p><img src="x.png" alt="Thumbnail"/></p><p><b>Authors:</b> Maja Ōak, Ida Birk</p><p><b>Upvotes:</b> 52</p><p><b>Summary:</b> ${escapeText(summary)}</p>`;

describe('a feed of papers', () => {
  it.each([
    ['escaped HTML', escapeText(LABELLED)],
    ['HTML in CDATA', `<![CDATA[${LABELLED}]]>`],
  ])('gives labelled values in %s', (_, description) => {
    expect(read(makeRss(makeEntry('2508.00003', description)))).toMatchObject({
      records: [
        {
          arxiv_id: '2508.00003',
          title,
          abstract: summary,
          authors: ['Maja Ōak', 'Ida Birk'],
          author_count: 2,
          upvotes: 52,
          published_date: '2025-08-01',
        },
      ],
      pages: [{ page_kind: 'daily', date: { year: 2025, month: 8, day: 4 }, dateSource: 'page' }],
      source_format: 'feed',
    });
  });

  it.each([
    ['as it is', escapeText(summary)],
    ['in CDATA', `\n  <![CDATA[ ${summary} ]]>\n`],
    ['in two sections of CDATA', `<![CDATA[${summary.slice(0, 20)}]]><![CDATA[${summary.slice(20)}]]>`],
  ])('takes a description without labels for the abstract: %s', (_, description) => {
    expect(read(makeRss(makeEntry('2508.00003', description))).records[0]?.abstract).toBe(summary);
  });

  it('finds the parts of a description with headings', () => {
    const html = `<p>Authors: Maja Ōak</p><h3>arXiv Links</h3><ul><li><a href="https://arxiv.org/abs/2508.00003">Abstract</a></li></ul>
<h3>AI summary</h3><p>Abstract
\tA model of soil.
 AI-generated summary</p><p>Eine Übersetzung</p><h3>Abstract</h3><p>${summary}</p><p>Noch eine</p>`;
    const [record] = read(makeRss(makeEntry('2508.00003', `<![CDATA[${html}]]>`))).records;
    expect(record).toMatchObject({
      abstract: summary,
      ai_summary: 'A model of soil.',
      authors: ['Maja Ōak'],
    });
  });

  it('may be Atom', () => {
    const xml = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Papers</title><updated>2025-08-04T06:00:00Z</updated>
<link rel="self" href="https://feeds.example/2508.99999"/>
<entry><id>tag:feeds.example,2025:1</id><title type="html">${escapeText(title)}</title>
<link rel="alternate" href="https://huggingface.co/papers/2508.00003"/><published>2025-08-01T00:00:00Z</published>
<summary>${escapeText(summary)}</summary></entry></feed>`;
    expect(read(xml)).toMatchObject({
      records: [{ arxiv_id: '2508.00003', title, abstract: summary, published_date: '2025-08-01' }],
      pages: [{ date: { year: 2025, month: 8, day: 4 }, page_kind: null }],
    });
  });

  it('leaves out an entry without a link to a paper, and says so', () => {
    const news =
      '<title>We are hiring</title><link>https://jobs.example/1</link><description>Come.</description>';
    const { records, problems } = read(makeRss(news, makeEntry('2508.00003', summary)));
    expect(records).toHaveLength(1);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['extract/not-an-item', 4]]);
  });

  it('counts an entry that stands there twice once', () => {
    const entry = makeEntry('2508.00003', escapeText(summary));
    expect(read(makeRss(entry, entry)).records).toHaveLength(1);
  });

  it('that is cut off gives the entries that are whole', () => {
    const xml = makeRss(
      makeEntry('2508.00003', escapeText(summary)),
      makeEntry('2508.00004', escapeText(summary)),
    );
    const { records, problems } = read(xml.slice(0, xml.lastIndexOf('</description>')));
    expect(records.map(({ arxiv_id }) => arxiv_id)).toEqual(['2508.00003']);
    expect(problems.map(({ code }) => code)).toEqual(['extract/damaged-item']);
  });

  it('is refused where it declares entities, and none is ever read', () => {
    const bomb = makeRss(makeEntry('2508.00003', '&b;')).replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><rss',
    );
    expect(extract(Buffer.from(bomb), 'x.xml')).toMatchObject({ code: 'extract/entities' });
  });

  it('of other things is refused', () => {
    const news =
      '<title>News</title><link>https://news.example/2025/1</link><description>Text.</description>';
    expect(extract(Buffer.from(makeRss(news)), 'x.xml')).toMatchObject({ code: 'extract/unknown-page' });
  });
});
