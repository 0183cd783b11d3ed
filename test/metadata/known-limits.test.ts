import { describe, expect, it } from 'vitest';
import { describeAbstracts, listKnownLimits } from '../../pipeline/metadata/known-limits.ts';
import { describePages } from '../../pipeline/metadata/pages.ts';
import { formatCodeSpan } from '../../pipeline/text/code-span.ts';
import type { Appearance, Digest } from '../../schemas/types.ts';
import { makeAppearance, makeDigest } from '../report/rows.ts';
import { makeDataset } from './dataset.ts';

const describeDigests = (digests: readonly Partial<Digest>[]) =>
  describePages(makeDataset({ tables: { digests: digests.map(makeDigest) } }).rows, formatCodeSpan);

const search = (query: string | null, date: string | null = '2025-08-04') =>
  ({ page_kind: 'search', query, date, note: null }) as const;
const daily = (date: string) => ({ page_kind: 'daily', query: null, date, note: null }) as const;

describe('the pages', () => {
  it.each([
    ['no page', [], 'There are no pages.'],
    ['a search', [search('agents')], '1 search page, opened on 2025-08-04, searched for `agents`.'],
    [
      'searches for unknown words',
      [search(null, '2025-05-30'), search(null)],
      '2 search pages, opened on 2025-05-30 and 2025-08-04, of an unknown query.',
    ],
    [
      'some words',
      [search('a'), search(null)],
      '2 search pages, opened on 2025-08-04, searched for `a`, 1 of an unknown query.',
    ],
    [
      'many words',
      ['a', 'b', 'c', 'd'].map((query) => search(query)),
      '4 search pages, opened on 2025-08-04, searched for `a`, `b`, `c` and 1 more.',
    ],
    ['a day that is not known', [search('a', null)], '1 search page, 1 of an unknown day, searched for `a`.'],
    [
      'daily pages',
      [daily('2025-08-05'), daily('2025-08-04')],
      '2 daily pages, of 2025-08-04 and 2025-08-05.',
    ],
    [
      'many days, and two kinds',
      [...['01', '02', '04', '09'].map((day) => daily(`2025-08-${day}`)), search('a')],
      '4 daily pages, of 4 days from 2025-08-01 to 2025-08-09. 1 search page, opened on 2025-08-04, searched for `a`.',
    ],
    [
      'a kind that nobody knows',
      [{ ...search(null), page_kind: null }],
      '1 page of an unknown kind, opened on 2025-08-04, of an unknown query.',
    ],
    [
      'a kind that no file names, with what people noted',
      [{ ...search(null), page_kind: null, note: 'a `search`' }],
      '1 page, opened on 2025-08-04, of an unknown query; they are noted as `` a `search` ``.',
    ],
  ] as [string, Partial<Digest>[], string][])('are described: %s', (_, digests, text) => {
    expect(describeDigests(digests)).toBe(text);
  });
});

describe('the abstracts', () => {
  const said = (...appearances: Partial<Appearance>[]) =>
    describeAbstracts(makeDataset({ tables: { appearances: appearances.map(makeAppearance) } }).profiles);

  it.each([
    [
      [{ abstract: 'a'.repeat(1384) }, { abstract: 'a'.repeat(1920) }],
      '1,384 to 1,920 characters long and all ASCII.',
    ],
    [[{ abstract: 'abc' }, { abstract: 'aé' }], '2 to 3 characters long; 1 of them are not all ASCII.'],
    [[{ abstract: 'abc' }, { abstract: null }], 'and all ASCII. 1 appearance of 2 have none.'],
  ])('have these sizes and characters: %j', (appearances, text) => {
    expect(said(...appearances).join()).toContain(text);
  });

  it('are not spoken of where there are none', () => {
    expect(said({ abstract: null })).toEqual([]);
  });
});

it('says what could not be used, and what was', () => {
  const counts = { ...makeDataset({}).manifest.counts, rejects: 1 };
  const dataset = makeDataset({ manifest: { counts, text_issues: { truncated: 2 } } });
  const text = listKnownLimits(dataset, formatCodeSpan).join('\n');
  expect(text).toContain('1 piece of the pages could not be used.');
  expect(text).toContain('(truncated 2)');
});
