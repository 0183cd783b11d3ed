import { describe, expect, it } from 'vitest';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import { makeArticle, makeItems, makePaper, makeSavedPage } from '../../support/site.ts';

function read(html: string): Extracted {
  const extracted = extract(Buffer.from(html), 'page.html');
  if ('code' in extracted) throw new Error(extracted.message);
  return extracted;
}

const ITEMS = makeItems(3);

describe('a saved page with its data', () => {
  it('gives every value of its papers', () => {
    const { records, problems, source_format } = read(makeSavedPage(ITEMS));
    expect(
      records.map(({ title, abstract, authors, organization, upvotes }) => ({
        title,
        abstract,
        authors,
        organization,
        upvotes,
      })),
    ).toEqual(
      ITEMS.map(({ paper }) => ({
        title: paper.title,
        abstract: paper.summary,
        authors: paper.authors.map(({ name }) => name),
        organization: 'Oak & Sons',
        upvotes: paper.upvotes,
      })),
    );
    expect([problems, source_format]).toEqual([[], 'html']);
  });

  it('shows each card once more, which is no second appearance', () => {
    const { spans } = read(makeSavedPage(ITEMS));
    const cards = spans.filter(({ role, name }) => role === 'repeat' && name === 'card');
    expect(cards.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  it.each([
    [{ date: '2025-08-05T00:00:00.000Z' }, 'daily', 5, null],
    [{ periodType: 'day', dateString: '2025-08-06' }, 'daily', 6, null],
    [{ periodType: 'week', dateString: '2025-W32' }, 'weekly', 4, null],
    [{ periodType: 'month', dateString: '2025-08' }, 'monthly', 4, null],
    [{ isTrending: true, query: '' }, 'trending', 4, null],
    [{ query: 'bees' }, 'search', 4, 'bees'],
  ])('of %j is a page of that kind', (props, page_kind, day, query) => {
    expect(read(makeSavedPage(ITEMS, props)).pages[0]).toMatchObject({
      page_kind,
      query,
      date: { year: 2025, month: 8, day },
    });
  });

  it('of one paper has no day of its own', () => {
    const html = makeSavedPage([], { dailyPapers: undefined, paper: makePaper(1), comments: [] }).replace(
      /<time.*<\/time>/,
      '',
    );
    expect(read(html)).toMatchObject({
      records: [{ arxiv_id: '2508.00002' }],
      pages: [{ page_kind: 'paper', date: null }],
    });
  });

  it('without papers is a page without papers', () => {
    expect(read(makeSavedPage([]))).toMatchObject({ records: [], problems: [] });
  });

  it('that is cut off in its data gives the items that are whole', () => {
    const html = makeSavedPage(ITEMS);
    const { records, problems } = read(html.slice(0, html.indexOf('2508.00003')));
    expect(records.map(({ arxiv_id }) => arxiv_id)).toEqual(['2508.00001', '2508.00002']);
    expect(problems.map(({ code }) => code)).toEqual(['extract/damaged-item']);
  });

  it('takes no data out of a text', () => {
    const trap =
      'data-props="{&quot;dailyPapers&quot;:[{&quot;paper&quot;:{&quot;id&quot;:&quot;1234.56789&quot;}}]}"';
    const html = makeSavedPage(ITEMS).replace(
      '</section>',
      `<p>${trap}</p><script>var x = '<div ${trap}>'</script></section>`,
    );
    expect(read(html).records).toHaveLength(3);
  });
});

describe('a saved page without data', () => {
  const page = (cards: string, head = '<title>Daily Papers - Hugging Face</title>') =>
    `<!doctype html><html><head>${head}</head><body><time datetime="2025-08-04T00:00:00.000Z">Aug 4</time>${cards}</body></html>`;
  const CARDS = ITEMS.map(({ paper, numComments }) => makeArticle(paper, numComments)).join('');

  it('gives what its cards show', () => {
    expect(read(page(CARDS))).toMatchObject({
      records: ITEMS.map(({ paper, numComments }) => ({
        title: paper.title,
        abstract: null,
        arxiv_id: paper.id,
        upvotes: paper.upvotes,
        comments: numComments,
        author_count: 2,
        authors: null,
        submitted_by: 'maja',
        published_date: null,
      })),
      pages: [{ page_kind: 'daily', date: { year: 2025, month: 8, day: 4 } }],
    });
  });

  it('takes the second copy of a card for a repeat', () => {
    const { records, spans } = read(
      page(CARDS.replace(/(<h3>[^]*?<\/h3>)([^]*?)(?=<\/article>)/g, '$1$2$1')),
    );
    expect(records).toHaveLength(3);
    expect(spans.filter(({ role }) => role === 'repeat')).toHaveLength(3);
  });

  it('refuses a card that leads to two papers, and one without a title', () => {
    const [one, two, three] = [0, 1, 2].map((n) => makeArticle(makePaper(n), n)) as [string, string, string];
    const { records, rejected } = read(
      page([one, two.replace('2508.00002#', '2508.00009#'), three.replace(/<h3>[^]*<\/h3>/, '')].join('\n')),
    );
    expect(records).toMatchObject([{ arxiv_id: '2508.00001' }]);
    expect(rejected.map(({ problem }) => problem.message)).toEqual([
      'the card leads to 2508.00002 and 2508.00009',
      'the card has no title',
    ]);
  });

  it.each(['</artic', '<!--', '<![CDATA[', ' <img alt="'])(
    'reads the card after one that ends with %s',
    (end) => {
      const damaged = makeArticle(makePaper(0), 0).replace('</article>', end);
      const { records } = read(page([damaged, makeArticle(makePaper(1), 1)].join('\n')));
      expect(records.map(({ arxiv_id }) => arxiv_id)).toContain('2508.00002');
    },
  );

  it('takes a date in a card for that of the paper', () => {
    const card = makeArticle(makePaper(0), 1).replace(
      '</article>',
      '<span>Published on Jul 9, 2025</span></article>',
    );
    expect(read(page(card))).toMatchObject({
      records: [{ published_date: '2025-07-09' }],
      pages: [{ date: { month: 8, day: 4 } }],
    });
  });

  it('tells an abstract from the summary of a model by its length, or refuses the card', () => {
    const of = (text: string) => {
      const card = makeArticle(makePaper(0), 1).replace('</h3>', `</h3><p class="line-clamp-2">${text}</p>`);
      const [record] = read(page(card)).records;
      return [record?.abstract, record?.ai_summary];
    };
    const sentence = 'Planets on close orbits are deformed by their star. ';
    const [short, middle, long] = [2, 10, 24].map((n) => sentence.repeat(n).trim());
    expect(of(short as string)).toEqual([null, short]);
    expect(of(middle as string)).toEqual([undefined, undefined]);
    expect(of(`We find: <em>${long}</em> at last.`)).toEqual([`We find: ${long} at last.`, null]);
  });

  it.each([
    ['another site', '<article><h3><a href="/posts/1">A post</a></h3><p>Text</p></article>'],
    ['no cards', '<p>2508.00001</p>'],
  ])('is refused where it has no papers: %s', (_, cards) => {
    expect(extract(Buffer.from(page(cards)), 'x.html')).toMatchObject({ code: 'extract/unknown-page' });
  });
});
