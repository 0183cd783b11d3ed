import { describe, expect, it } from 'vitest';
import { makeReport } from '../../pipeline/report/report.ts';
import type { Changes } from '../../pipeline/report/sections/since.ts';
import { groupByPeriod } from '../../pipeline/report/spans.ts';
import { makeDataset } from '../metadata/dataset.ts';
import { attributeOf, parsePage, textOf } from './page.ts';
import { makeAppearance, makeDigest, makeMerge, makeReview } from './rows.ts';

type Made = Parameters<typeof makeDataset>[0];

/** Text of a section of the report, its blanks folded, with one after each cell and paragraph. */
function readSection(id: string, made: Made, ...compare: [Parameters<typeof makeReport>[1]?]): string {
  const dataset = {
    ...makeDataset(made),
    since: compare.length > 0 ? { version: '1.2.3', rows: () => [] } : null,
  };
  const found = parsePage(makeReport(dataset, ...compare).text.replace(/<\/(td|th|p|h3|h4)>/g, ' $&'))
    .all('section')
    .find((element) => attributeOf(element, 'id') === id);
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}

const parameters = { title_similarity: 0.85 };

describe('papers', () => {
  it('come first, each with its links', () => {
    const papers = [
      {
        title: 'One',
        url: 'https://arxiv.org/abs/2508.00001',
        links: [{ url: 'https://x.org/a b', kind: 'code' as const }],
      },
      { title: 'Two', links: [{ url: 'javascript:alert(1)', kind: 'other' as const }] },
    ];
    const page = parsePage(makeReport(makeDataset({ papers })).text);
    expect(attributeOf(page.all('section')[0] as never, 'id')).toBe('papers');
    const outside = page
      .all('a')
      .map((link) => attributeOf(link, 'href'))
      .filter((href) => !href.startsWith('#'));
    expect(outside).toEqual(['https://arxiv.org/abs/2508.00001', 'https://x.org/a%20b']);
    expect(readSection('papers', { papers })).toContain('One 2025-08-04 1 arXiv code');
  });
});

describe('titles that are alike', () => {
  const papers = [
    { id: 'dp-000000000001', title: 'Efficient Deep Neural Networks' },
    { id: 'dp-000000000002', title: 'Efficient Online Processing with Deep Neural Networks' },
    { id: 'dp-000000000003', title: 'On Proverbs' },
  ];

  it('are found below the threshold too, with their similarity', () => {
    const text = readSection('similar', { papers, manifest: { parameters } });
    expect(text).toContain('Nearest below 0.85');
    expect(text).toMatch(/0\.694 Efficient Deep Neural Networks Efficient Online Processing/);
  });

  it('are not called uncompared when they were compared', () => {
    const review = [
      makeReview({ paper_id_a: 'dp-000000000002', paper_id_b: 'dp-000000000001', similarity: 0.694 }),
    ];
    const text = readSection('similar', { papers, tables: { review }, manifest: { parameters } });
    expect(text).not.toContain('Nearest below');
    expect(text).toContain('Kept apart');
  });

  it('are not looked for among very many papers, and the page says so', () => {
    const counts = { ...makeDataset({}).manifest.counts, papers: 50_001 };
    const text = readSection('similar', { papers, manifest: { parameters, counts } });
    expect(text).toContain('pairs below the threshold are not searched for');
    expect(text).not.toContain('Nearest below');
  });

  it('are shown once, the least alike that were merged first; equal ones are counted', () => {
    const merges = [
      makeMerge({ title_a: 'Later', similarity: 0.95 }),
      makeMerge({ title_a: 'First', similarity: 0.9 }),
      makeMerge({ title_a: 'First', similarity: 0.9 }),
      makeMerge({ match: 'exact', similarity: 1 }),
    ];
    const text = readSection('similar', { tables: { merges }, manifest: { parameters } });
    expect(text).toContain(
      '3 pairs of unequal titles merged, 0 compared and kept apart; 1 merge of equal titles',
    );
    expect(text.match(/0\.9\d0 · abstracts 10\.0 % · \S+ \w+/g)).toEqual([
      '0.900 · abstracts 10.0 % · similar-title-abstracts-agree First',
      '0.950 · abstracts 10.0 % · similar-title-abstracts-agree Later',
    ]);
  });
});

describe('cleaning', () => {
  it('shows each rule with its count and its first examples, by file and line', () => {
    const appearances = [1, 2, 3, 4].map((line_start) =>
      makeAppearance({ title: `${line_start} \\%`, line_start }),
    );
    const text = readSection('cleaning', {
      tables: { appearances },
      manifest: { cleaning: { 'latex-escapes': 4 } },
    });
    expect(text).toContain('latex-escapes 81.7\\% reads 81.7% before 1 \\% after 1 % a.txt:1');
    expect(text).toContain('2 more examples');
    expect(text).not.toContain('a.txt:4');
  });
});

describe('lengths', () => {
  it('are of characters, not of halves of them', () => {
    const papers = ['😀'.repeat(10), 'a'.repeat(20), 'a'.repeat(30)].map((title) => ({ title }));
    expect(readSection('lengths', { papers })).toContain('the shortest has 10, the longest 30');
  });

  it('of a single long text do not bend the axis', () => {
    const papers = Array.from({ length: 1000 }, (_, i) => ({
      title: 'a'.repeat(i === 0 ? 20_000 : 50 + (i % 40)),
    }));
    const text = readSection('lengths', { papers });
    expect(text).toContain('the longest 20,000. The last bar holds all from');
  });
});

describe('digests', () => {
  it('distinguish new records from repeated ones', () => {
    const text = readSection('digests', {
      tables: { digests: [makeDigest({ record_count: 1200 })], merges: [makeMerge({ digest_id_b: 'a' })] },
    });
    expect(text).toContain('1,200 records on 1 digest; 1 of them');
    expect(text).toContain('2025-08-04 1,199 1');
  });

  const on = (date: string | null) => ({ date, records: 10, repeated: 0 });
  const days = (count: number) =>
    Array.from({ length: count }, (_, i) => on(new Date(864e5 * i).toISOString().slice(0, 10)));
  it.each([
    [50, 'by day', 50],
    [365, 'mean of each week', 53],
    [3_000, 'mean of each month', 99],
    [20_000, 'mean of each year', 55],
  ])('%i days are drawn %s', (count, name, bars) => {
    expect(groupByPeriod(days(count))).toMatchObject({ name, left: 0 });
    expect(groupByPeriod(days(count)).spans).toHaveLength(bars);
  });

  it('without any date are drawn in their order', () => {
    const { spans, left } = groupByPeriod(Array.from({ length: 150 }, () => on(null)));
    expect([spans.length, left, spans[1]]).toEqual([
      75,
      0,
      { from: 3, to: 5, pages: 2, records: 20, repeated: 0 },
    ]);
  });
});

describe('since the last release', () => {
  const CHANGES: Changes = {
    tables: [
      {
        table: 'papers',
        before: 1,
        after: 2,
        added: [{ id: 'dp-b', title: 'New <b>' }],
        removed: [],
        changed: [
          {
            row: { id: 'dp-a', title: 'Old' },
            fields: [{ field: 'abstract', before: 'is 5\\%', after: 'is 5%' }],
          },
        ],
      },
    ],
    merged: [{ into: { id: 'dp-a', title: 'Old' }, from: [{ id: 'dp-c', title: 'Other' }] }],
    split: [],
    redirected: [{ id: 'dp-c', title: 'Other', paper_id: 'dp-a' }],
    gone: [],
  };

  it.each([
    ['a build', null, 'This build is not a release'],
    ['the first release', '1.0.0', 'This is the first release'],
  ])('is not there for %s', (_, version, words) => {
    expect(readSection('since', { manifest: { version } })).toContain(words);
  });

  it('names what came, went and changed', () => {
    const text = readSection('since', { manifest: { version: '1.3.0' } }, () => CHANGES);
    expect(text).toContain('papers 1 2 1 0 1');
    expect(text).toContain('Papers added 1 New <b> dp-b');
    expect(text).toContain('Papers that became one 1 Other dp-c are now Old dp-a');
    expect(text).toContain('leads to dp-a');
    expect(text).toContain('abstract is 5\\% → is 5%');
    expect(text).not.toContain('Papers removed');
  });
});
