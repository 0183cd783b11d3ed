import { describe, expect, it } from 'vitest';
import type { Digest } from '../../schemas/types.ts';
import { checkDigests } from '../../pipeline/verify/laws/digest.ts';
import type { Dump } from '../../pipeline/verify/dumps.ts';
import { checkProvenance } from '../../pipeline/verify/laws/provenance.ts';
import { dumpOf, lawOf, type Piece, placed } from './made-up.ts';

const BLANKS: Piece = ['separator', '\n\n'];

function toldOf(dump: Dump): string[] {
  return [...checkDigests(dump)].map(({ message }) => message.replace(/^a: /, ''));
}

describe('the lines of a page that name its day', () => {
  const AUGUST: Partial<Digest> = { month_day: '--08-04', date_precision: 'month-day' };
  const OTHERWISE = 'do not name one day';

  it.each<[lines: string[], page: Partial<Digest>, messages: string[]]>([
    [['Aug 4'], AUGUST, []],
    [['Aug 4', 'Monday, August 4'], AUGUST, []],
    [['Aug 4', 'Aug 5'], AUGUST, [`the dates Aug 4 / Aug 5 ${OTHERWISE}`]],
    [
      ['Aug 4, 2025', 'Aug 4, 2024'],
      { ...AUGUST, date: '2025-08-04', date_precision: 'day', year_source: 'page' },
      [`the dates Aug 4, 2025 / Aug 4, 2024 ${OTHERWISE}`],
    ],
    [['Aug 4', 'Aug 4', 'Aug 4, 2025'], AUGUST, [`the dates Aug 4 / Aug 4 / Aug 4, 2025 ${OTHERWISE}`]],
    [['Aug 4', 'Today'], AUGUST, [`the dates Aug 4 / Today ${OTHERWISE}`]],
    [['Today', 'Aug 4'], {}, [`the dates Today / Aug 4 ${OTHERWISE}`]],
    [['Today'], {}, [`the dates Today ${OTHERWISE}`]],
    [['Aug 4, 2025'], AUGUST, ['the page names the year 2025, but there is no date']],
    [['Tuesday, Aug 4, 2025'], AUGUST, []],
  ])('%j', (lines, page, messages) => {
    const pieces = lines.flatMap((line): Piece[] => [['date', line], BLANKS]);
    expect(toldOf(dumpOf(pieces, page))).toEqual(messages);
  });
});

describe('the day of a page', () => {
  const DATED = { date: '2025-08-04', month_day: '--08-04', date_precision: 'day' } as const;
  const NAMED = { ...DATED, year_source: 'file-name' } as const;
  const REASONED = { ...DATED, year_source: 'sidecar', year_reason: 'it is known' } as const;
  const MONTH_DAY = { month_day: '--08-04', date_precision: 'month-day' } as const;
  const UNUSED = 'the file is named after 2025-08-04, but there is no date';

  it.each<[what: string, file: string, line: string | null, page: Partial<Digest>, messages: string[]]>([
    ['is in the name of its file', 'x-2025-08-04.txt', null, NAMED, []],
    ['is there with its year', '2025-08-04.txt', 'Aug 4', NAMED, []],
    ['is there, and not used', '2025-08-04.txt', null, {}, [UNUSED]],
    ['is there with its year, which is not used', '2025-08-04.txt', 'Aug 4', MONTH_DAY, [UNUSED]],
    [
      'is another than that of the name',
      '2025-08-04.txt',
      null,
      { ...NAMED, date: '2025-08-05', month_day: '--08-05' },
      ['the file is named after 2025-08-04, the date is 2025-08-05'],
    ],
    ['is another on the page', '2025-08-05.txt', 'Aug 4', MONTH_DAY, []],
    [
      'has no year from a name that disagrees',
      '2025-08-05.txt',
      'Aug 4',
      NAMED,
      [
        'the year is from the sidecar, not from the file-name',
        'there is a year_reason if a sidecar gives the year, and only then',
      ],
    ],
    ['has another weekday in the year of the name', '2025-08-04.txt', 'Sunday, Aug 4', MONTH_DAY, []],
    ['is one of two in the name', '2025-08-04-2025-08-05.txt', null, {}, []],
    ['is null in a name of more digits', '12025-08-04.txt', null, {}, []],
    ['is of no calendar', '2025-02-30.txt', null, {}, []],
    ['is given by a sidecar', 'a.txt', null, REASONED, []],
    [
      'is first that of the name',
      '2025-08-04.txt',
      null,
      REASONED,
      [
        'the year is from the file-name, not from the sidecar',
        'there is a year_reason if a sidecar gives the year, and only then',
      ],
    ],
    ['is first that of the page', '2025-08-05.txt', 'Aug 4, 2025', { ...DATED, year_source: 'page' }, []],
    [
      'is that of the page',
      'a.txt',
      'Aug 4, 2025',
      { ...DATED, year_source: 'data' },
      ['the year is from the page, not from the data'],
    ],
  ])('%s', (_, file, line, page, messages) => {
    const { digests, ...dump } = dumpOf(line === null ? [] : [['date', line]], page);
    const rows = placed(digests.map(({ row }) => ({ ...row, file })));
    expect(toldOf({ ...dump, digests: rows })).toEqual(messages);
  });

  it('is null where the page names a day that does not exist', () => {
    const { digests, ...dump } = dumpOf([['reject', 'Feb 30', { name: 'extract/impossible-date' }]]);
    const rows = placed(digests.map(({ row }) => ({ ...row, file: '2025-08-04.txt' })));
    expect(toldOf({ ...dump, digests: rows })).toEqual([]);
  });

  it('is reported where its bytes do not fit their decoding', () => {
    const page = { ...DATED, year_source: 'page' } as const;
    const told = (line: string) => toldOf(dumpOf([['date', line, { decoding: 'iso-day' }]], page));
    expect(told('2025-08-04T10:00:00Z')).toEqual([]);
    expect(told('Aug 4, 2025')).toContain(
      'the dates (bytes that do not fit their decoding) do not name one day',
    );
  });
});

describe('the id of a page', () => {
  it.each([
    ['a.txt', 'a', true],
    ['a.txt.b.txt', 'a.txt.b', true],
    ['a.txt.b.txt', 'a.b.txt', false],
    ['a.txt.b', 'a.txt.b', true],
    ['a.json', 'a.json', true],
    ['a.json', 'a', false],
  ])('of %s is %s: %s', (file, id, is) => {
    const { digests, ...dump } = dumpOf([]);
    const pages = placed(digests.map(({ row }) => ({ ...row, id })));
    const message = `${id}: ${id} is not the id of one of the 1 pages of ${file}`;
    expect(toldOf({ ...dump, file, digests: pages })).toEqual(is ? [] : [message.slice(id.length + 2)]);
  });
});

describe('an appearance', () => {
  const WRONG = 'which are not its title, blanks and its abstract';

  it.each<[bytes: string, title: string, abstract: string, told: string[]]>([
    ['ab\ncd', 'ab', 'cd', []],
    ['ab \n\u00a0cd', 'ab', 'cd', []],
    ['über\ncdé', 'über', 'cdé', []],
    [
      'abcd',
      'ab',
      'cd',
      ['has its card at bytes 0 to 4, but its abstract at 3 to 5', `has bytes 0 to 4, ${WRONG}`],
    ],
    [
      'abcdef',
      'abcd',
      'cdef',
      ['has its card at bytes 0 to 6, but its abstract at 5 to 9', `has bytes 0 to 6, ${WRONG}`],
    ],
    ['ab-cd', 'ab', 'cd', [`has bytes 0 to 5, ${WRONG}`]],
  ])('stands in %j as %j and %j', (text, title, abstract, told) => {
    const pieces: Piece[] = [
      ['title', title],
      ['separator', '\n'],
      ['abstract', abstract],
    ];
    const bytes = Buffer.from(text);
    const { appearances, ...dump } = dumpOf(pieces);
    const row = { line_end: text.split('\n').length, byte_end: bytes.length };
    const moved = placed(appearances.map((one) => ({ ...one.row, ...row })));
    const lineStarts = [0, ...[...bytes].flatMap((byte, at) => (byte === 10 ? at + 1 : []))];
    const found = lawOf(checkProvenance({ ...dump, bytes, lineStarts, appearances: moved })).told;
    expect(found).toEqual(told.map((message) => `appearances.jsonl:1: 1 on a ${message}`));
  });
});
