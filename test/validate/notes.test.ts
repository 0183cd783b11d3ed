import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { validate } from '../../pipeline/validate/validate.ts';
import type { Sidecar } from '../../schemas/types.ts';
import { makeListed } from '../support/text-pages/papers.ts';
import { RENDERINGS } from '../support/text-pages/renderings.ts';

const write = (name: string) => RENDERINGS.find((one) => one.name === name)?.write([makeListed(1)]) ?? '';

/** A search page of `Aug 4` with its notes in front, and without the link to the day before unless that is given. */
function search(notes: string, shown = 'Aug 4', before = ''): string {
  const [, , page = ''] = write('search, firecrawl').split(/^---\n/m);
  const linked =
    before === '' ? 'https://huggingface.co/papers' : `https://huggingface.co/papers/date/${before}`;
  return `---\n${notes}\n---\n${page}`
    .replace(/^Aug 4$/m, shown)
    .replace('https://huggingface.co/papers/date/2025-08-03', linked);
}

function check(text: string, sidecar: Sidecar = {}, file = 'x.md') {
  const bytes = Buffer.from(text);
  return validate(extract(bytes, file), bytes, file, sidecar);
}

const URL = 'url: https://huggingface.co/papers?q=bees';

describe('the year of a page that shows month and day', () => {
  it.each<[what: string, page: string, date: string | null, source: string | null]>([
    ['is that of the capture', search(`${URL}\nretrieved: 2025-08-05`), '2025-08-04', 'capture'],
    ['is that of a capture a week later', search(`${URL}\nretrieved: 2025-08-11`), '2025-08-04', 'capture'],
    ['is not known by a later capture', search(`${URL}\nretrieved: 2025-08-12`), null, null],
    [
      'is that of a capture of the day',
      search(`${URL}\ncaptured: 2026-08-04T10:00Z`),
      '2026-08-04',
      'capture',
    ],
    [
      'is that of a capture where it was a day less',
      search(`${URL}\ncreated: 2026-08-03`),
      '2026-08-04',
      'capture',
    ],
    ['is not known by one two days earlier', search(`${URL}\ncreated: 2026-08-02`), null, null],
    [
      'is the old one after new year',
      search(`${URL}\nexported: 2026-01-02`, 'Dec 31'),
      '2025-12-31',
      'capture',
    ],
    ['is the new one before it', search(`${URL}\nexported: 2025-12-31`, 'Jan 1'), '2026-01-01', 'capture'],
    ['is that of capitals', search(`${URL}\nexported: 2025-08-05`, 'AUG 4'), '2025-08-04', 'capture'],
    ['is that of the lines', search(`${URL}\nexported: 2025-08-05`, 'Aug\n4'), '2025-08-04', 'capture'],
    [
      'is that of the link first',
      search(`${URL}\nretrieved: 2026-08-05`, 'Aug 4', '2024-08-02'),
      '2024-08-04',
      'page',
    ],
    ['is that after a link', search(URL, 'Jan 1', '2025-12-30'), '2026-01-01', 'page'],
    ['is not that of a link further away', search(URL, 'Aug 4', '2025-07-27'), null, null],
    ['is not that of a link to a day later', search(URL, 'Aug 4', '2025-08-05'), null, null],
    ['is not known without an address', search('retrieved: 2025-08-05'), null, null],
    [
      'is not known by two captures',
      search(`${URL}\ncreated: 2026-08-05\nretrieved: 2025-08-05`),
      null,
      null,
    ],
    ['is not that of a day that does not exist', search(`${URL}\nretrieved: 2025-08-38`), null, null],
    ['is not that of another date', search(`${URL}\ndate: 2025-08-05\npublished: 2025-08-05`), null, null],
    ['is not any for a leap day', search(`${URL}\nretrieved: 2027-03-01`, 'Feb 29'), null, null],
  ])('%s', (_, page, date, year_source) => {
    expect(check(page).digests).toMatchObject([{ date, year_source }]);
  });

  it('is that of the name or of the sidecar before that of the capture', () => {
    const page = search(`${URL}\nretrieved: 2025-08-05`);
    const sidecar = { year: 2024, year_reason: 'it is known' };
    expect(check(page, sidecar).digests).toMatchObject([{ date: '2024-08-04', year_source: 'sidecar' }]);
    const named = check(page, {}, 'x-2023-08-04.md');
    expect(named.digests).toMatchObject([{ date: '2023-08-04', year_source: 'file-name' }]);
  });
});

describe('the notes of a collector', () => {
  const page = search(
    `- **URL**: <https://huggingface.co/papers?q=bees%20tides>\n- Captured (UTC): 2026-07-28 10:00`,
  );

  it('give address, query and day of capture', () => {
    expect(check(page).digests).toMatchObject([
      {
        source_url: 'https://huggingface.co/papers?q=bees%20tides',
        query: 'bees tides',
        retrieved: '2026-07-28',
        page_kind: 'search',
      },
    ]);
  });

  it('are overruled by a sidecar', () => {
    const sidecar = { source_url: 'https://example.org/a', retrieved: '2026-07-29' };
    expect(check(page, sidecar).digests).toMatchObject([sidecar]);
  });
});

describe('a day of publication without its year', () => {
  const shown = (day: string, notes = `${URL}\nretrieved: 2025-08-05`) =>
    check(search(notes).replace(/[A-Z][a-z]{2} \d+, 2025/, day)).records.map(
      ({ published_date }) => published_date,
    );
  const paper = (note: string) =>
    check(
      write('one paper, jina')
        .replace('\ndomain:', `\n${note}\ndomain:`)
        .replace(/on [A-Z][a-z]{2} \d+, 2025/, 'on Oct 6'),
    ).records.map(({ published_date }) => published_date);

  it.each<[day: string, date: string | null]>([
    ['May 29', '2025-05-29'],
    ['Aug 5', '2025-08-05'],
    ['Aug 6', null],
    ['Feb 29', null],
    ['May 29, 2021', '2021-05-29'],
  ])('is of the year of the page: %s', (day, date) => {
    expect(shown(day)).toEqual([date]);
  });

  it('is not known where the year of the page is not', () => {
    expect(shown('May 29', URL)).toEqual([null]);
  });

  it('is of the year of the capture on the page of one paper', () => {
    expect(paper('timestamp: 2025-10-08T10:00:00Z')).toEqual(['2025-10-06']);
    expect(paper('timestamp: 2025-10-04T10:00:00Z')).toEqual([null]);
    expect(paper('exported: 2025-10-08')).toEqual([null]);
    expect(paper('date: 2025-10-08')).toEqual([null]);
  });
});
