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

describe('the id of a page', () => {
  it.each([
    ['a.txt', 'a', true],
    ['a.txt.b.txt', 'a.txt.b', true],
    ['a.txt.b.txt', 'a.b.txt', false],
    ['a.txt.b', 'a.txt.b', true],
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
