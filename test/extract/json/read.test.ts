import { describe, expect, it } from 'vitest';
import { extract } from '../../../pipeline/extract/extract.ts';
import type { Extracted } from '../../../pipeline/extract/extracted.ts';
import { makeItem, makeItems, makePaper } from '../../support/site.ts';

function read(json: unknown): Extracted {
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const extracted = extract(Buffer.from(text), '2025-08-04.json');
  if ('code' in extracted) throw new Error(extracted.message);
  return extracted;
}

function codesOf({ problems }: Extracted): string[] {
  return problems.map(({ code }) => code);
}

describe('an answer of the API', () => {
  it('gives every value of an item, as it is written', () => {
    const [record] = read([makeItem(2)]).records;
    expect(record).toMatchObject({
      arxiv_id: '2508.00003',
      title: 'Soil Moisture at Forty Stations: Voilà un Résumé',
      abstract: makePaper(2).summary,
      authors: ['Maja Ōak', 'Ida "Jo" Birk 2'],
      author_count: 2,
      organization: 'Oak & Sons',
      submitted_by: 'maja',
      upvotes: 12,
      comments: 2,
      published_date: '2025-08-01',
      github_repo: 'https://github.com/oak/paper-2',
      github_stars: 102,
      project_page: 'https://oak.example/',
      ai_summary: 'A model of tides <or> "bees".',
      ai_keywords: ['tides', 'bees'],
    });
  });

  it('leaves null what it does not say', () => {
    const { id, title, summary, authors } = makePaper(0);
    const [record] = read([{ paper: { id, title, summary, authors } }]).records;
    expect(record).toMatchObject({ upvotes: null, comments: null, published_date: null, ai_keywords: null });
  });

  it('has the line breaks of arXiv in the title as written', () => {
    const title = 'Tidal Heating in Compact\n  Planetary Systems';
    expect(read([makeItem(0, { title })]).records[0]?.title).toBe(title);
  });

  it('is read in any order of keys, in one line or many, with a byte order mark', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value) || typeof value !== 'object' || value === null
        ? value
        : Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, one]) => [key, sorted(one)]),
          );
    const items = makeItems(3);
    const titles = items.map(({ paper }) => paper.title);
    for (const text of [
      JSON.stringify(items),
      JSON.stringify(items, null, 4),
      `\ufeff${JSON.stringify(items.map(sorted))}`,
      JSON.stringify({ status: 'ok', count: 3, data: items }),
    ])
      expect(read(text).records.map(({ title }) => title)).toEqual(titles);
  });

  it('names its day where all items do', () => {
    const { pages } = read(makeItems(2));
    expect(pages[0]).toMatchObject({
      date: { year: 2025, month: 8, day: 4 },
      dateSource: 'data',
      page_kind: 'daily',
    });
  });

  it('names no day where items differ', () => {
    const other = makeItem(1, { submittedOnDailyAt: '2025-08-05T00:00:00.000Z' });
    expect(read([makeItem(0), other]).pages[0]).toMatchObject({ date: null, page_kind: null });
  });

  it('has no paper on an empty day', () => {
    const empty = read([]);
    expect([empty.records, empty.problems, empty.pages.length]).toEqual([[], [], 1]);
  });

  it('may be one paper, whose day is not that of a page', () => {
    for (const one of [makePaper(0), { paper: makePaper(0), numComments: 3 }])
      expect(read(one)).toMatchObject({
        records: [{ arxiv_id: '2508.00001' }],
        pages: [{ page_kind: 'paper', date: null }],
      });
  });

  it('keeps a paper whose id is no arXiv id, without one', () => {
    expect(read([makeItem(0, { id: 'oak-tides' })]).records[0]).toMatchObject({
      arxiv_id: null,
      upvotes: 10,
    });
  });

  it('counts a paper that stands there twice once', () => {
    const { records, spans } = read([makeItem(0), makeItem(1), makeItem(0)]);
    expect(records.map(({ position }) => position)).toEqual([1, 2]);
    expect(spans.find(({ role, name }) => role === 'repeat' && name === 'card')).toMatchObject({
      position: 1,
    });
  });
});

describe('an item that must not be guessed at', () => {
  const GOOD = makeItem(1);
  it.each<[string, unknown, string]>([
    ['another text for the same id', makeItem(2, { id: GOOD.paper.id }), 'extract/contradiction'],
    ['two abstracts', { ...makeItem(0), summary: makePaper(3).summary }, 'extract/contradiction'],
    ['the title of another paper', { ...makeItem(0), title: makePaper(3).title }, 'extract/contradiction'],
    ['votes in words', makeItem(0, { upvotes: 'many' as unknown as number }), 'extract/bad-value'],
    ['a list as its title', makeItem(0, { title: ['a'] as unknown as string }), 'extract/bad-value'],
    [
      'an author without letters',
      makeItem(0, { authors: [{ name: 7 as unknown as string }] }),
      'extract/bad-value',
    ],
    ['a control character', makeItem(0, { title: 'Tides\u0007 of Planets' }), 'extract/bad-value'],
    ['half a character', makeItem(0, { title: 'Tides \ud83d of Planets' }), 'extract/bad-value'],
    ['no title', makeItem(0, { title: '' }), 'extract/no-title'],
    ['a number', 17, 'extract/not-an-item'],
    ['the notation of Python', "{'paper': {'id': '2508.00009', 'title': 'x'}}", 'extract/python-notation'],
  ])('%s', (_, item, code) => {
    const extracted = read(
      [GOOD, item].map((one, i) =>
        i === 1 && typeof one === 'object' && one !== null ? stripOuter(one) : one,
      ),
    );
    expect(codesOf(extracted)).toEqual([code]);
    expect(extracted.records.map(({ title }) => title)).toEqual([GOOD.paper.title]);
  });

  it('a key that stands twice', () => {
    const text = JSON.stringify([GOOD, makeItem(0)]).replace('"upvotes":10', '"upvotes":10,"upvotes":11');
    expect(codesOf(read(text))).toEqual(['extract/repeated-key']);
  });
});

/** The title of the wrapper would contradict a changed one of the paper. */
function stripOuter(item: object): object {
  const { title, paper } = item as Partial<ReturnType<typeof makeItem>>;
  return title === paper?.title || title === '' || Array.isArray(title)
    ? { ...item, title: undefined }
    : item;
}

describe('a damaged answer', () => {
  const TEXT = JSON.stringify(makeItems(4));
  const TITLES = makeItems(4).map(({ paper }) => paper.title);
  const at = (n: number) => TEXT.indexOf(`"2508.0000${n + 1}"`);

  it.each([0, 1, 2, 3])('costs the item in which a quote is lost: %d', (n) => {
    const { records, problems } = read(TEXT.slice(0, at(n)) + TEXT.slice(at(n) + 1));
    expect(records.map(({ title }) => title)).toEqual(TITLES.filter((_, i) => i !== n));
    expect(problems.map(({ code }) => code)).toEqual(['extract/damaged-item']);
  });

  it.each([0, 1, 2])('costs two items where the border between them is lost: %d', (n) => {
    const border = TEXT.lastIndexOf('{"paper"', at(n + 1));
    const { records } = read(`${TEXT.slice(0, border)}{"pa#er"${TEXT.slice(border + 8)}`);
    expect(
      TITLES.filter((title) => !records.some((record) => record.title === title)).length,
    ).toBeLessThanOrEqual(1);
  });

  it('that is cut off gives what is whole', () => {
    const { records, problems } = read(TEXT.slice(0, at(2) + 40));
    expect(records.map(({ title }) => title)).toEqual(TITLES.slice(0, 2));
    expect(problems).toMatchObject([
      { code: 'extract/damaged-item', message: 'the file ends in the middle of the item' },
    ]);
  });

  it('gives no value of one item to another where the bytes between two places are lost', () => {
    const truth = new Map(makeItems(4).map(({ paper }) => [paper.id, paper]));
    for (let start = 1; start < TEXT.length; start += 97)
      for (const length of [3, 400, 900]) {
        const extracted = extract(
          Buffer.from(TEXT.slice(0, start) + TEXT.slice(start + length)),
          '2025-08-04.json',
        );
        for (const { arxiv_id, abstract, title } of 'code' in extracted ? [] : extracted.records) {
          const paper = truth.get(arxiv_id ?? '');
          if (paper && paper.summary.length === abstract?.length) expect(abstract).toBe(paper.summary);
          if (paper && paper.title.length === title.length) expect(title).toBe(paper.title);
        }
      }
  });
});

describe('JSON of another shape', () => {
  it.each([
    [
      'the list of a scraper',
      { date: '2025-08-04', papers: [{ title: 'x', url: 'https://a.example', abstract: 'y' }] },
    ],
    ['a package', { name: 'x', version: '1.0.0' }],
    ['people', [{ id: 'a', name: 'b' }]],
    ['posts of a blog', [{ id: '17', title: 'x', summary: 'y', authors: [{ name: 'z' }] }]],
    ['one post', { id: 'x', title: 'x', summary: 'y', authors: [{ name: 'z' }] }],
  ])('is refused whole: %s', (_, json) => {
    expect(extract(Buffer.from(JSON.stringify(json)), 'x.json')).toMatchObject({
      code: 'extract/unknown-page',
    });
  });

  it('is refused where it nests without end', () => {
    expect(extract(Buffer.from('['.repeat(1_000_000)), 'x.json')).toMatchObject({
      code: 'extract/unknown-page',
    });
  });

  it('has no power over objects of ours', () => {
    const text = JSON.stringify([makeItem(0)]).replace(
      '"paper":{',
      '"__proto__":{"title":"x"},"paper":{"constructor":1,',
    );
    expect(read(text).records).toHaveLength(1);
    expect(({} as Record<string, unknown>).title).toBeUndefined();
  });
});
