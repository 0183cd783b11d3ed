import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArrow } from '../../pipeline/emit/arrow.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openJsonl } from '../../pipeline/emit/jsonl.ts';
import { openParquet } from '../../pipeline/emit/parquet.ts';
import { openSpreadsheet } from '../../pipeline/emit/spreadsheet.ts';
import { makePaper } from '../report/rows.ts';
import { READERS } from './read.ts';
import { COLUMNS, type Open, arbitraryPortions, type Row, arbitraryRows, split, writeBytes } from './rows.ts';

const OPEN: Record<keyof typeof READERS, Open> = {
  jsonl: openJsonl,
  csv: openCsv,
  'spreadsheet.csv': openSpreadsheet,
  arrow: openArrow,
  parquet: openParquet,
};
/** Rows that a format writes at once; of Parquet's row groups: types.test.ts. */
const BATCHES: Record<keyof typeof READERS, number> = {
  jsonl: 8_192,
  csv: 1_024,
  'spreadsheet.csv': 1_024,
  arrow: 8_192,
  parquet: 8_192,
};
const FORMATS = Object.keys(OPEN) as (keyof typeof READERS)[];
const TABLE_NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const EACH = FORMATS.flatMap((format) => TABLE_NAMES.map((table) => ({ format, table })));

describe.each(EACH)('$table as $format', ({ format, table }) => {
  const columns = COLUMNS[table];
  const open = OPEN[format];
  const read = READERS[format];

  it('gives back every row as it was, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(columns), async (rows) => {
        expect(await read(writeBytes(open, columns, [rows]), columns)).toEqual(rows);
      }),
    );
  });

  it('has the same bytes however the rows are split', () => {
    fc.assert(
      fc.property(arbitraryPortions(columns), ([rows, portions]) => {
        expect(writeBytes(open, columns, portions).equals(writeBytes(open, columns, [rows]))).toBe(true);
      }),
    );
  });

  it('is a whole file without rows', async () => {
    expect(await read(writeBytes(open, columns, []), columns)).toEqual([]);
  });
});

describe.each(FORMATS)('%s', (format) => {
  const open = OPEN[format];
  const read = READERS[format];
  const [paper] = makePapers(1) as [Row];

  it('writes more rows than go into one batch, in portions of any size', async () => {
    const batch = BATCHES[format];
    const rows = makePapers(batch + 800);
    const bytes = writeBytes(open, COLUMNS.papers, [rows]);
    expect(await read(bytes, COLUMNS.papers)).toEqual(rows);
    expect(writeBytes(open, COLUMNS.papers, split(rows, [1, batch - 1, 0, 3])).equals(bytes)).toBe(true);
  });

  it('tells a null list from an empty one', async () => {
    const rows = LISTS.map((authors) => ({ ...paper, authors }));
    const found = await read(writeBytes(open, COLUMNS.papers, [rows]), COLUMNS.papers);
    expect(found.map(({ authors }) => authors)).toEqual(LISTS);
  });

  it('writes texts longer than a chunk', async () => {
    const rows = ['é'.repeat(1 << 20), '', 'a'.repeat(3 << 19)].map((abstract) => ({ ...paper, abstract }));
    expect(await read(writeBytes(open, COLUMNS.papers, [rows]), COLUMNS.papers)).toEqual(rows);
  });

  it('keeps a byte order mark at the start of a text', () => {
    const bytes = writeBytes(open, COLUMNS.papers, [[{ ...paper, title: '\ufeffTitle' }]]);
    expect(bytes.includes('\ufeffTitle')).toBe(true);
  });

  it('replaces half a surrogate pair alike in text and in lists, and never joins halves of two texts', async () => {
    const rows = ['\ud835 a', '\\ud835', 'x\ud835', '\udd38x'].map((title) => ({
      ...paper,
      title,
      title_variants: [title, '\udd38'],
    }));
    const whole = ['\ufffd a', '\\ud835', 'x\ufffd', '\ufffdx'].map((title) => ({
      ...paper,
      title,
      title_variants: [title, '\ufffd'],
    }));
    expect(await read(writeBytes(open, COLUMNS.papers, [rows]), COLUMNS.papers)).toEqual(whole);
  });

  it('refuses a row without a value for a column', () => {
    const { abstract: _, ...partial } = paper;
    expect(() => writeBytes(open, COLUMNS.papers, [[partial]])).toThrow('no value for column abstract');
  });

  it('refuses null where a column is not nullable', () => {
    const rows = [{ ...paper, appearance_count: null }];
    expect(() => writeBytes(open, COLUMNS.papers, [rows])).toThrow('no value for column appearance_count');
  });
});

describe.each(['arrow', 'parquet'] as const)('%s', (format) => {
  const [paper] = makePapers(1) as [Row];

  it.each([2 ** 31, -(2 ** 31) - 1, 1.5])('refuses %d in a column of 32-bit integers', (appearance_count) => {
    const rows = [{ ...paper, appearance_count }];
    expect(() => writeBytes(OPEN[format], COLUMNS.papers, [rows])).toThrow(
      `column appearance_count holds 32-bit integers, not ${appearance_count}`,
    );
  });

  it.each(['', '2025-02-30', '2025', '2025-08-04T00:30', 'Aug 4'])('refuses %s as a date', (first_date) => {
    const rows = [{ ...paper, first_date }];
    expect(() => writeBytes(OPEN[format], COLUMNS.papers, [rows])).toThrow(`not a date: "${first_date}"`);
  });
});

/** A null list is not an empty one, wherever it stands among others. */
const LISTS = [null, null, [], ['Ada'], ['Ada', ''], null, []];

function makePapers(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    ...makePaper({
      title: `Title ${index % 7}`,
      abstract: index % 5 === 0 ? null : `Abstract ${index} é`,
      authors: LISTS[index % LISTS.length] ?? null,
      first_date: index % 3 === 0 ? null : '2025-08-04',
      appearance_count: index,
      title_variants: Array.from({ length: index % 3 }, (_, variant) => `Variant ${variant}`),
      links: index % 2 === 0 ? [] : [{ url: `https://example.org/${index}`, kind: 'other' }],
    }),
    id: `dp-${index}`,
  }));
}
