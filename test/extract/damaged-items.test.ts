import { describe, expect, it } from 'vitest';
import { read } from '../support/page.ts';
import { escapeText, makeItem, makeItems, makeSavedPage } from '../support/site.ts';

describe('a damaged item costs itself alone', () => {
  it('in a saved page whose data holds a stray quote', () => {
    const page = makeSavedPage(makeItems(3)).replace('Soil Moisture at', 'Soil "Moisture at');
    const { records, rejected } = read(page);
    expect(records.map(({ arxiv_id }) => arxiv_id)).toEqual(['2508.00001', '2508.00002']);
    expect(rejected).toHaveLength(1);
  });

  it('in an answer where the end of an item is that of another', () => {
    const items = makeItems(2).map((item) => ({
      ...item,
      thumbnail: `https://x.example/papers/${item.paper.id}.png`,
    }));
    const [first, second] = items.map((item) => JSON.stringify(item)) as [string, string];
    const cut = (text: string) => text.indexOf('"submittedOnDailyAt"');
    const { records, rejected } = read(`[${first.slice(0, cut(first))}${second.slice(cut(second))}]`);
    expect(records).toEqual([]);
    expect(rejected).toMatchObject([{ problem: { code: 'extract/contradiction' } }]);
  });

  const entry = (n: number) => {
    const { id, title, summary } = makeItem(n).paper;
    return `<item><title>${escapeText(title)}</title><link>https://arxiv.org/abs/${id}</link>
<description><![CDATA[${summary}]]></description><guid isPermaLink="false">https://arxiv.org/abs/${id}</guid></item>`;
  };

  it.each([
    ['</link>', '</lin'],
    ['</link>', '<!--'],
    [']]>', ''],
    ['"false"', '"false'],
    ['</item>', ''],
    ['</title>', '</title>\u0007'],
  ])('in a feed where %s became "%s"', (from, to) => {
    const { records } = read(
      `<rss><channel>${entry(0).replace(from, to)}\n${entry(1)}\n${entry(2)}</channel></rss>`,
    );
    const ids = records.map(({ arxiv_id }) => arxiv_id);
    expect(ids.slice(-2)).toEqual(['2508.00002', '2508.00003']);
  });

  it('in a feed whose texts hold the tags of entries', () => {
    const feed = `<rss><channel>${entry(0).replace('CDATA[', `CDATA[<item> ${escapeText('<item>')}`)}${entry(1)}</channel></rss>`;
    expect(read(feed).records).toHaveLength(2);
  });

  it('in a feed with a control character in a title', () => {
    const { records, rejected } = read(
      `<rss><channel>${entry(0).replace('</title>', '\u0007</title>')}${entry(1)}</channel></rss>`,
    );
    expect([records.length, rejected.length]).toEqual([1, 1]);
  });
});
