import { describe, expect, it } from 'vitest';
import { extract, LIMITS } from '../../pipeline/extract/extract.ts';
import type { Extracted } from '../../pipeline/extract/extracted.ts';
import { SEARCH_PAGE } from '../../pipeline/extract/layout.ts';
import { coverWith } from '../../pipeline/extract/ledger.ts';
import { columnOf, lineOf } from '../../pipeline/extract/position.ts';
import type { Titled } from '../support/damage.ts';
import { page, RECORDS, read } from '../support/page.ts';
import { NO_FIELDS } from '../support/no-fields.ts';

const [tidal, soil, bees, , , proverbs] = RECORDS as [Titled, Titled, Titled, Titled, Titled, Titled];

/** Two pages with whatever may stand on them. */
const DUMP = [
  '\ufeffnew\nSubscribe\r\n\r\n \u3000by AK \r\rAug 4, 2025',
  tidal.title,
  tidal.abstract,
  bees.title,
  soil.title,
  soil.abstract,
  '====',
  'Daily Papers\nFeb 30',
  proverbs.title,
  proverbs.abstract,
  'subscribe\n\n\n',
].join('\n\n');

const pictured = ({ spans }: Extracted) =>
  spans.map(({ role, name, digest_id, position, byte_start, byte_end, line_start, line_end }) =>
    [role, name, digest_id, position, byte_start, byte_end, line_start, line_end]
      .map((value) => value ?? '-')
      .join(' '),
  );

/** What text of this layout never shows. */
const SILENT = {
  ...NO_FIELDS,
  abstract_decoding: null,
  ai_summary_byte_start: null,
  ai_summary_byte_end: null,
  ai_summary_decoding: null,
  unmarked_summary: false,
};

describe('of a dump with everything', () => {
  const extracted = () => read(DUMP);

  it('every byte is known for what it is', () => {
    expect(pictured(extracted())).toEqual([
      'bom - x - 0 3 1 1',
      'boilerplate new x - 3 6 1 1',
      'separator - x - 6 7 1 1',
      'boilerplate subscribe x - 7 16 2 2',
      'separator - x - 16 21 2 4',
      'boilerplate byline-name x - 21 29 4 4',
      'separator - x - 29 32 4 5',
      'date - x - 32 43 6 6',
      'separator - x - 43 45 6 7',
      'title - x 1 45 87 8 8',
      'separator - x - 87 89 8 9',
      'abstract - x 1 89 424 10 10',
      'separator - x - 424 426 10 11',
      'reject extract/title-without-abstract x - 426 480 12 12',
      'separator - x - 480 482 12 13',
      'title - x 2 482 528 14 14',
      'separator - x - 528 530 14 15',
      'abstract - x 2 530 850 16 16',
      'separator - x - 850 852 16 17',
      'reject extract/not-text x - 852 856 18 18',
      'separator - x~2 - 856 858 18 19',
      'boilerplate heading x~2 - 858 870 20 20',
      'separator - x~2 - 870 871 20 20',
      'reject extract/impossible-date x~2 - 871 877 21 21',
      'separator - x~2 - 877 879 21 22',
      'title - x~2 1 879 909 23 23',
      'separator - x~2 - 909 911 23 24',
      'abstract - x~2 1 911 1229 25 25',
      'separator - x~2 - 1229 1231 25 26',
      'boilerplate subscribe x~2 - 1231 1240 27 27',
      'separator - x~2 - 1240 1243 27 29',
    ]);
  });

  it('lists the pages and their format', () => {
    expect(extracted().source_format).toBe('text');
    const known = {
      itemDays: [],
      dateSource: 'page',
      hasDatePlace: true,
      page_kind: null,
      query: null,
      facts: [],
    };
    expect(extracted().pages).toEqual([
      {
        ...known,
        digest_id: 'x',
        date: { year: 2025, month: 8, day: 4, weekday: null },
        header: ['new', 'subscribe', 'byline-name'],
        line: 6,
      },
      { ...known, digest_id: 'x~2', date: null, header: ['heading'], line: 21 },
    ]);
  });

  it('each record is told with its place', () => {
    expect(extracted().records).toEqual([
      {
        ...SILENT,
        file: 'x.txt',
        digest_id: 'x',
        position: 1,
        ...tidal,
        line_start: 8,
        line_end: 10,
        byte_start: 45,
        byte_end: 424,
        title_byte_start: 45,
        title_byte_end: 87,
        abstract_byte_start: 89,
        abstract_byte_end: 424,
      },
      {
        ...SILENT,
        file: 'x.txt',
        digest_id: 'x',
        position: 2,
        ...soil,
        line_start: 14,
        line_end: 16,
        byte_start: 482,
        byte_end: 850,
        title_byte_start: 482,
        title_byte_end: 528,
        abstract_byte_start: 530,
        abstract_byte_end: 850,
      },
      {
        ...SILENT,
        file: 'x.txt',
        digest_id: 'x~2',
        position: 1,
        ...proverbs,
        line_start: 23,
        line_end: 25,
        byte_start: 879,
        byte_end: 1229,
        title_byte_start: 879,
        title_byte_end: 909,
        abstract_byte_start: 911,
        abstract_byte_end: 1229,
      },
    ]);
  });

  it('each reject is told with its place and what is wrong, the date that is none first', () => {
    const { rejected, problems } = extracted();
    expect(problems).toEqual(rejected.map(({ problem }) => problem));
    expect(problems).toMatchObject([
      {
        line: 12,
        column: 1,
        span: [426, 480],
        message: '"Do Bees Count? A Reassessment of Numerosity in Insects" has no abstract after it',
        excerpt: 'Do Bees Count? A Reassessment of Numerosity in Insects',
      },
      { line: 18, column: 1, span: [852, 856], message: '"====" is no text', excerpt: '====' },
      { line: 21, column: 1, span: [871, 877], message: '"Feb 30" is a day that no calendar has' },
    ]);
    expect(
      rejected.map((one) => [one.digest_id, one.line_start, one.line_end, one.byte_start, one.byte_end]),
    ).toEqual([
      ['x', 12, 12, 426, 480],
      ['x', 18, 18, 852, 856],
      ['x~2', 21, 21, 871, 877],
    ]);
  });
});

describe('a page', () => {
  const titles = (text: string) => read(text).pages.map(({ digest_id, date }) => `${digest_id} ${date?.day}`);
  const [first, second] = [RECORDS.slice(0, 2), RECORDS.slice(2)].map((some) =>
    page(some, '').slice(6).join('\n\n'),
  );

  it.each([
    ['with no record before the next date', `Aug 4\n\nAug 5\n\n${second}`, ['x 4', 'x~2 5']],
    ['with its day twice', `Aug 4\n\nAug 4\n\n${second}`, ['x 4']],
    ['of a day of another month', `Aug 4\n\nSep 4\n\n${second}`, ['x 4', 'x~2 4']],
    ['of a day of another year', `Aug 4, 2024\n\nAug 4, 2025\n\n${second}`, ['x 4', 'x~2 4']],
    ['with records and its day twice', `Aug 4\n\n${first}\n\nAug 4\n\n${second}`, ['x 4', 'x~2 4']],
    [
      'with records and no day, before one with a day',
      `${first}\n\nAug 5\n\n${second}`,
      ['x undefined', 'x~2 5'],
    ],
    ['with furniture only before the day', `new\n\nSubscribe\n\nAug 5\n\n${second}`, ['x 5']],
    ['with a day and no record at the end', `Aug 4\n\n${second}\n\nAug 5`, ['x 4', 'x~2 5']],
    ['of a day, and then of an impossible one', `Aug 4\n\nFeb 30\n\n${second}`, ['x 4', 'x~2 undefined']],
    ['of an impossible day, and then of a day', `Feb 30\n\nAug 5\n\n${second}`, ['x 5']],
  ])('%s', (_, text, pages) => {
    expect(titles(text)).toEqual(pages);
  });

  it('that has no date begins at its first line', () => {
    expect(read(`\n\n${first}`).problems).toEqual([]);
    expect(read(`\n\n${first}`).pages).toMatchObject([{ line: 3, header: [], hasDatePlace: false }]);
    expect(read(' ').problems).toMatchObject([
      { code: 'extract/empty-dump', message: 'the dump holds no text', file: 'x.txt', line: 1, column: 1 },
    ]);
    expect(read(' ').pages).toMatchObject([
      { digest_id: 'x', date: null, hasDatePlace: false, header: [], line: 1 },
    ]);
    expect(read('new\n\nSubscribe').pages).toMatchObject([{ header: ['new', 'subscribe'], line: 1 }]);
  });

  it.each([
    ['Aug 4', 'the date "Aug 4" and a title stand in one paragraph'],
    ['Monday, August 14, 2025', 'the date "Monday, August 14" and a title stand in one paragraph'],
    ['2025-08-14', 'the date "2025-08-14" and a title stand in one paragraph'],
  ])('whose date %s is glued to its first title says which it is', (date, message) => {
    const { problems, records } = read(`${date}${first}`);
    expect(problems).toMatchObject([{ code: 'extract/glued-paragraphs', message, line: 1, column: 1 }]);
    expect(records).toHaveLength(1);
  });

  it('whose first title has numbers, or a date beyond its beginning, is read', () => {
    const late = { ...tidal, title: `${tidal.title} until Aug 4` };
    const inside = { ...tidal, title: `17 Planets in 23 Systems` };
    for (const record of [late, inside])
      expect(read(page([record], '').slice(6).join('\n\n')).records).toHaveLength(1);
  });
});

it('a name of a dump loses nothing but its end', () => {
  const extracted = extract(Buffer.from(page().join('\n\n')), 'a.txt.txt');
  expect(extracted).toMatchObject({ pages: [{ digest_id: 'a.txt' }] });
  expect(extract(Buffer.from('x'), 'a.txtb')).toMatchObject({ pages: [{ digest_id: 'a.txtb' }] });
});

it('the limits are those that the contract names', () => {
  expect(LIMITS).toEqual({ maxFileBytes: 8_388_608, maxLineBytes: 65_536 });
});

describe('a line of the page', () => {
  it.each([
    ['new', 'new'],
    ['New', 'new'],
    ['news', null],
    ['a new', null],
    ['Get trending papers in your email inbox!', 'newsletter'],
    ['Get trending papers in your email inbox', 'newsletter'],
    ['Do get trending papers in your email inbox!', null],
    ['Get trending papers in your email inbox! Now', null],
    ['Get trending papers in your email inbox once a day!', 'newsletter-daily'],
    ['Get trending papers in your email inbox once a day', 'newsletter-daily'],
    ['Do get trending papers in your email inbox once a day!', null],
    ['Get trending papers in your email inbox once a day! Now', null],
    ['Subscribe', 'subscribe'],
    ['Subscribed', null],
    ['Unsubscribe', null],
    ['Daily Papers', 'heading'],
    ['More Daily Papers', null],
    ['Daily Papers of Today', null],
    ['byAKand the research community', 'byline'],
    ['by AK and the research community', 'byline'],
    ['Made by AK and the research community', null],
    ['by AK and the research community of today', null],
    ['by', 'byline-by'],
    ['bye', null],
    ['nearby', null],
    ['AK', 'byline-name'],
    ['byAK', 'byline-name'],
    ['by AK', 'byline-name'],
    ['AKA', null],
    ['made by AK', null],
    ['and the research community', 'byline-community'],
    ['AKand the research community', 'byline-community'],
    ['AK and the research community', 'byline-community'],
    ['You and the research community', null],
    ['and the research community of today', null],
  ])('%j is %s', (line, name) => {
    const known = read(`${line}\n\n${page().join('\n\n')}`).spans[0];
    expect(known?.role === 'boilerplate' ? known.name : null).toBe(name);
  });

  it.each([
    ['12025-08-04', false],
    ['2025-08-041', false],
    ['2025-08-04', true],
  ])('%j is a date: %s', (line, isDate) => {
    expect(read(`${line}\n\n${page([tidal]).slice(6).join('\n\n')}`).spans[0]?.role === 'date').toBe(isDate);
  });

  it('is looked up up to 80 characters, with its blanks as one', () => {
    const line = (blanks: number) =>
      `Get trending papers in your email inbox once a${' '.repeat(blanks)}day!`;
    expect([line(1), line(30), line(31)].map((text) => text.length)).toEqual([51, 80, 81]);
    expect([line(1), line(30), line(31)].map((text) => read(`${text}\n\nAug 4`).spans[0]?.role)).toEqual([
      'boilerplate',
      'boilerplate',
      'reject',
    ]);
  });

  it('has a name in the tables of its layout', () => {
    expect(SEARCH_PAGE.name).toBe('search-page');
    expect(SEARCH_PAGE.dates.map(({ name }) => name)).toEqual(['month-day', 'day-month', 'iso']);
  });
});

describe('a file that is no text', () => {
  const zeros = (count: number, of: number) => Buffer.from('a'.repeat(of - count) + '\0'.repeat(count));
  it.each<[what: string, bytes: Buffer, message: string | null]>([
    ['a PDF', Buffer.from('%PDF-1'), 'this is a PDF file, not text'],
    ['an archive', Buffer.from('PK\x03\x04'), 'this is a ZIP archive or an office document, not text'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8]), 'this is a gzip archive, not text'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'this is a PNG picture, not text'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'this is a JPEG picture, not text'],
    ['UTF-16 BE', Buffer.from([0xfe, 0xff]), 'this is UTF-16 (by its byte order mark), not UTF-8'],
    ['UTF-16 LE', Buffer.from([0xff, 0xfe, 65]), 'this is UTF-16 (by its byte order mark), not UTF-8'],
    ['UTF-16 without', Buffer.from('a\0b\0c\0d\0'), 'this is UTF-16 (every other byte is zero), not UTF-8'],
    ['UTF-16 swapped', Buffer.from('\0a\0b\0c\0d'), 'this is UTF-16 (every other byte is zero), not UTF-8'],
    ['short UTF-16', Buffer.from('a\0b\0c\0'), '3 of 6 bytes are zero'],
    ['zeros at any place', Buffer.from('ab\0\0cd\0\0ef\0\0gh\0\0'), '8 of 16 bytes are zero'],
    ['two in five at every other', Buffer.from('a\0b\0c\0d\0ef'), '4 of 10 bytes are zero'],
    ['two zeros in a hundred', zeros(2, 100), null],
    ['three in a hundred', zeros(3, 100), '3 of 100 bytes are zero'],
    [
      'HTML',
      Buffer.from(' \n<!DOCTYPE html>'),
      'this seems to be an HTML page of another kind: no reader knows it',
    ],
    [
      'HTML at once',
      Buffer.from('<html>'),
      'this seems to be an HTML page of another kind: no reader knows it',
    ],
    ['text on HTML', Buffer.from('the tag <html>'), null],
    ['a byte', Buffer.from('a'), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_, bytes, message) => {
    const found = extract(bytes, 'x.txt');
    const refused = 'code' in found ? found : null;
    expect(refused?.message ?? null).toBe(message);
    expect(refused?.span ?? [0, bytes.length]).toEqual([0, bytes.length]);
  });

  it('may be as large as the limit', () => {
    expect('code' in extract(Buffer.from('text'), 'x.txt', { ...LIMITS, maxFileBytes: 4 })).toBe(false);
    expect('code' in extract(Buffer.from('texts'), 'x.txt', { ...LIMITS, maxFileBytes: 4 })).toBe(true);
  });
});

describe('a byte that is no UTF-8 is found', () => {
  it.each<[what: string, bytes: number[], message: string | null]>([
    ['at once', [0x80], 'byte 0 (0x80) is not valid UTF-8'],
    ['after ASCII', [0x7f - 1, 0xff], 'byte 1 (0xff) is not valid UTF-8'],
    ['after two bytes', [0xc2, 0x80, 0xff], 'byte 2 (0xff) is not valid UTF-8'],
    ['after two others', [0xdf, 0xbf, 0xff], 'byte 2 (0xff) is not valid UTF-8'],
    ['after three', [0xe0, 0xa0, 0x80, 0xff], 'byte 3 (0xff) is not valid UTF-8'],
    ['after three others', [0xef, 0xbf, 0xbd, 0xff], 'byte 3 (0xff) is not valid UTF-8'],
    ['after four', [0xf0, 0x90, 0x80, 0x80, 0xff], 'byte 4 (0xff) is not valid UTF-8'],
    ['within two', [0x61, 0xc3], 'byte 1 (0xc3) is not valid UTF-8'],
    ['within three', [0x61, 0xe2, 0x82], 'byte 1 (0xe2) is not valid UTF-8'],
    ['within three, and then text', [0xe2, 0x82, 0x61, 0x61], 'byte 0 (0xe2) is not valid UTF-8'],
    ['nowhere', [0x61, 0xc3, 0xa9], null],
  ])('%s', (_, bytes, message) => {
    // the dump as a whole is none, so that each paragraph is looked at
    const dump = Buffer.concat([Buffer.from(bytes), Buffer.from('\n\n'), Buffer.from([0xff])]);
    const messages = read(dump)
      .problems.filter(({ line }) => line === 1)
      .flatMap((problem) => (problem.code === 'extract/invalid-utf8' ? [problem.message] : []));
    expect(messages).toEqual(message === null ? [] : [message]);
  });

  it('written with two digits, in its place', () => {
    const control = read('a\u000b b\n\nb\u009f').problems.map(({ message }) => message);
    expect(control.filter((message) => message.startsWith('control'))).toEqual([
      'control character U+000B at byte 1',
      'control character U+009F at byte 7',
    ]);
    const long = read(`ab\n${'c'.repeat(12)}\nd`, { ...LIMITS, maxLineBytes: 11 });
    expect(long.problems[0]).toMatchObject({ message: 'line 2 has 12 bytes, the limit is 11', line: 2 });
    expect(read(`ab\n${'c'.repeat(12)}`, { ...LIMITS, maxLineBytes: 12 }).problems[0]?.code).not.toContain(
      'line',
    );
  });
});

describe('lines', () => {
  it.each([
    ['a\r\nb\rc\nd', ['1-4']],
    ['a\r\n\r\nb', ['1-1', '3-3']],
    ['a\r\rb', ['1-1', '3-3']],
    ['a\n\rb', ['1-1', '3-3']],
    ['a\n \t\nb', ['1-1', '3-3']],
    ['a\n\u3000\nb', ['1-1', '3-3']],
    ['a\n\f\nb', ['1-3']],
    ['a\n\u3000b\nc', ['1-3']],
    ['\ta \nb\t', ['1-2']],
    ['new\nSubscribe\na', ['1-1', '2-2', '3-3']],
    ['a\nnew', ['1-2']],
    ['new\nnew', ['1-1', '2-2']],
    ['\n\na', ['3-3']],
    ['a\n\n\r\n\r', ['1-1']],
  ])('of %j make these paragraphs', (text, paragraphs) => {
    const { spans } = read(text);
    const inked = spans.filter(({ role }) => role !== 'separator');
    expect(inked.map(({ line_start, line_end }) => `${line_start}-${line_end}`)).toEqual(paragraphs);
  });
});

describe('the place of a byte', () => {
  it.each([
    ['abc', 0, 1],
    ['abc', 2, 3],
    ['ab\ncd', 4, 2],
    ['ab\rcd', 4, 2],
    ['ab\ncd', 3, 1],
    ['é漢😀x', 9, 4],
    ['\ufeffab', 3, 1],
    ['\ufeffab', 4, 2],
    ['a\ufeffb', 4, 3],
  ])('in %j at %i is column %i', (text, byte, column) => {
    expect(columnOf(Buffer.from(text), byte)).toBe(column);
  });

  it.each([
    ['a\nb', 2, 2],
    ['a\nb', 1, 1],
    ['a\r\nb', 1, 1],
    ['a\r\nb', 2, 1],
    ['a\r\nb', 3, 2],
    ['a\rb\nc', 4, 3],
    ['a\r\r\nb', 3, 2],
    ['a\n\nb', 2, 2],
    ['a\n\rb', 3, 3],
    ['a\n\rbc', 4, 3],
    ['ab', 1, 1],
    ['a\nxb', 2, 2],
    ['\r\na', 1, 1],
  ])('in %j at %i is line %i', (text, byte, line) => {
    expect(lineOf(Buffer.from(text), byte, { byte: 0, line: 1 })).toBe(line);
    expect(lineOf(Buffer.from(`x\n${text}`), byte + 2, { byte: 2, line: 7 })).toBe(line + 6);
  });

  it('that is where the counting begins, within a line end, is as said', () => {
    expect(lineOf(Buffer.from('a\r\nb'), 2, { byte: 2, line: 5 })).toBe(5);
  });
});

it('spans that meet get nothing between them, and what is left goes to the last digest', () => {
  const span = (byte_start: number, byte_end: number, digest_id: string) =>
    ({
      digest_id,
      byte_start,
      byte_end,
      line_start: 1,
      line_end: 1,
      role: 'reject',
      name: null,
      position: null,
      decoding: null,
    }) as const;
  const bytes = Buffer.from('abcd\n');
  const spans = coverWith([span(0, 2, 'x'), span(2, 4, 'y')], bytes);
  expect(spans.map(({ role, digest_id, byte_start }) => `${role} ${digest_id} ${byte_start}`)).toEqual([
    'reject x 0',
    'reject y 2',
    'separator y 4',
  ]);
  expect(coverWith([], bytes)).toMatchObject([
    { role: 'separator', digest_id: null, line_start: 1, line_end: 1 },
  ]);
});
