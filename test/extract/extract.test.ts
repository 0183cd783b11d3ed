import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, LIMITS } from '../../pipeline/extract/extract.ts';
import { formatCount } from '../../pipeline/text/plural.ts';
import { page, RECORDS, read, titled } from '../support/page.ts';

const TEXT = page().join('\n\n');

describe('a page', () => {
  it('gives its records, in order, with their places', () => {
    const { records, rejected, problems, pages } = read(TEXT);
    expect(titled(read(TEXT))).toEqual(RECORDS);
    expect(rejected).toEqual([]);
    expect(problems).toEqual([]);
    expect(pages).toMatchObject([
      {
        digest_id: 'x',
        date: { month: 8, day: 4 },
        header: ['new', 'newsletter', 'subscribe', 'heading', 'byline'],
      },
    ]);
    expect(records.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(records[0]).toMatchObject({ line_start: 13, line_end: 15 });
  });

  it.each([
    [
      'without a heading',
      ['new', 'Get trending papers in your email inbox!', 'Subscribe', 'byAK and the research community'],
      'new newsletter subscribe byline',
    ],
    ['with a byline in one line', ['Daily Papers', 'by AK and the research community'], 'heading byline'],
    [
      'with a byline in three paragraphs',
      ['Daily Papers', 'by', 'AK', 'and the research community'],
      'heading byline-by byline-name byline-community',
    ],
    [
      'with a byline in three lines',
      ['Daily Papers', 'by\nAK\nand the research community'],
      'heading byline-by byline-name byline-community',
    ],
    ['with a daily newsletter', ['Get trending papers in your email inbox once a day!'], 'newsletter-daily'],
    [
      'without blank lines in its header',
      ['new\nSubscribe\nDaily Papers\nbyAK and the research community'],
      'new subscribe heading byline',
    ],
    ['without a header', [], ''],
  ])('%s is read', (_, header, names) => {
    const extracted = read(page(RECORDS, 'Aug 4', header).join('\n\n'));
    expect(titled(extracted)).toEqual(RECORDS);
    expect(extracted.rejected).toEqual([]);
    expect(extracted.pages[0]?.header.join(' ')).toBe(names);
  });

  it.each(['Aug 4', 'August 4', 'Aug 4, 2025', 'Monday, August 4', '2025-08-04'])(
    'dated %s is read',
    (date) => {
      const extracted = read(page(RECORDS, date).join('\n\n'));
      expect(titled(extracted)).toEqual(RECORDS);
      expect(extracted.pages).toMatchObject([{ date: { month: 8, day: 4 } }]);
    },
  );

  it('that is followed by another page gives two digests', () => {
    const two = [...page(RECORDS.slice(0, 3)), ...page(RECORDS.slice(3), 'Aug 5')].join('\n\n');
    const { pages, records, spans } = read(two);
    expect(pages).toMatchObject([
      { digest_id: 'x', date: { day: 4 } },
      { digest_id: 'x~2', date: { day: 5 }, header: { length: 5 } },
    ]);
    expect(records.map(({ digest_id, position }) => `${digest_id} ${position}`)).toEqual([
      'x 1',
      'x 2',
      'x 3',
      'x~2 1',
      'x~2 2',
      'x~2 3',
    ]);
    expect(spans.filter(({ digest_id, role }) => digest_id === 'x~2' && role === 'boilerplate')).toHaveLength(
      5,
    );
  });

  it('with its date twice is one page', () => {
    const { pages, records } = read(['Aug 4', ...page()].join('\n\n'));
    expect(pages).toHaveLength(1);
    expect(records).toHaveLength(6);
  });

  it('with an impossible date keeps its records', () => {
    const { pages, records, problems } = read(page(RECORDS, 'Feb 30').join('\n\n'));
    expect(problems).toMatchObject([
      { code: 'extract/impossible-date', line: 11, column: 1, excerpt: 'Feb 30' },
    ]);
    expect(pages).toMatchObject([{ date: null }]);
    expect(records).toHaveLength(6);
  });

  it('whose date is glued to the first title loses that record only', () => {
    const glued = TEXT.replace('Aug 4\n\n', 'Aug 4');
    const { records, problems } = read(glued);
    expect(problems.map(({ code }) => code)).toEqual(['extract/glued-paragraphs']);
    expect(records).toHaveLength(5);
  });
});

describe('bytes', () => {
  it.each([
    ['LF', TEXT],
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['CR', TEXT.replaceAll('\n', '\r')],
    ['a byte order mark', `\ufeff${TEXT}`],
    ['blanks in blank lines', TEXT.replaceAll('\n\n', '\n \t \n\u00a0\n')],
    ['blanks around lines', TEXT.replaceAll('\n\n', '  \n\n\t')],
    ['line ends at the end', `${TEXT}\n\n\n`],
    ['blank lines at the beginning', `\n\n${TEXT}`],
  ])('with %s give the same records', (_, text) => {
    const extracted = read(text);
    expect(titled(extracted)).toEqual(RECORDS);
    expect(extracted.rejected).toEqual([]);
  });

  it.each([
    ['a zero', '\0', 'extract/control-character', 'U+0000'],
    ['a bell', '\x07', 'extract/control-character', 'U+0007'],
    ['a C1 control', '\u0085', 'extract/control-character', 'U+0085'],
  ])('with %s are rejected with the record that they are in', (_, character, code, name) => {
    const damaged = TEXT.replace('sensors in the', `sensors ${character}in the`);
    const { records, problems, rejected } = read(damaged);
    expect(records).toHaveLength(5);
    expect(problems).toMatchObject([{ code, line: 19, column: columnIn(1, 'in the') }]);
    expect(problems[0]?.message).toContain(name);
    expect(rejected).toMatchObject([{ line_start: 17, line_end: 19 }]);
  });

  it('that are no UTF-8 are located, and rejected with the record that they are in', () => {
    const bytes = Buffer.from(TEXT);
    const at = bytes.indexOf('repeat five');
    bytes[at] = 0xe9;
    const { records, problems } = read(bytes);
    expect(records).toHaveLength(5);
    expect(problems).toMatchObject([{ code: 'extract/invalid-utf8', line: 23 }]);
    expect(problems[0]?.message).toBe(`byte ${at} (0xe9) is not valid UTF-8`);
    expect(problems[0]?.column).toBe(columnIn(2, 'repeat five'));
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'extract/utf-16'],
    ['UTF-16 without one', Buffer.from(TEXT, 'utf16le'), 'extract/utf-16'],
    ['big-endian UTF-16', Buffer.from(TEXT, 'utf16le').swap16(), 'extract/utf-16'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'extract/binary'],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'extract/binary'],
    ['zeros', Buffer.concat([Buffer.from(TEXT), Buffer.alloc(500)]), 'extract/binary'],
    ['HTML of another site', Buffer.from(`<!DOCTYPE html><html>${TEXT}`), 'extract/unknown-page'],
  ])('of %s are refused', (_, bytes, code) => {
    expect(extract(bytes, 'x.txt')).toMatchObject({ code, level: 'error', file: 'x.txt' });
  });

  it('beyond the limit of a file are refused with the limit and what was found', () => {
    const refused = extract(Buffer.from(TEXT), 'x.txt', { ...LIMITS, maxFileBytes: 100 });
    expect(refused).toMatchObject({
      code: 'extract/file-too-large',
      message: `${formatCount(Buffer.byteLength(TEXT))} bytes, the limit is 100`,
    });
  });

  it('beyond the limit of a line cost the record of that line', () => {
    const long = TEXT.replace('are translated word', `are ${'very '.repeat(60)}translated word`);
    const { records, problems } = read(long, { ...LIMITS, maxLineBytes: 500 });
    expect(records).toHaveLength(5);
    expect(problems).toMatchObject([{ code: 'extract/line-too-long', line: 35 }]);
    expect(problems[0]?.message).toContain('the limit is 500');
  });

  it('that hold no text are noticed', () => {
    expect(read(' \n\n').problems).toMatchObject([{ code: 'extract/empty-dump', level: 'warning' }]);
    expect(read('').spans).toEqual([]);
  });
});

describe('the ledger', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\n\n',
    'Aug 4',
    'new',
    'by',
    '\0',
    'é',
    '漢字',
    '\ufeff',
    ...page(RECORDS.slice(0, 2)),
  );
  const dumps = fc.array(
    fc.oneof({ weight: 6, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) }),
    { maxLength: 40 },
  );

  it('has every byte of any dump in exactly one span, and only blanks in separators', () => {
    fc.assert(
      fc.property(dumps, fc.uint8Array({ maxLength: 4 }), (parts, tail) => {
        const bytes = Buffer.concat([Buffer.from(parts.join('')), tail]);
        const extracted = extract(bytes, 'x.txt');
        if ('code' in extracted) return;
        const { spans, records } = extracted;
        expect(spans.map(({ byte_start }) => byte_start)).toEqual(
          [0, ...spans.slice(0, -1).map(({ byte_end }) => byte_end)].slice(0, spans.length),
        );
        expect(spans.at(-1)?.byte_end ?? 0).toBe(bytes.length);
        for (const { role, byte_start, byte_end } of spans)
          if (role === 'separator') expect(bytes.toString('utf8', byte_start, byte_end).trim()).toBe('');
        for (const {
          title,
          abstract,
          title_byte_start,
          title_byte_end,
          abstract_byte_start,
          abstract_byte_end,
        } of records) {
          expect(bytes.toString('utf8', title_byte_start, title_byte_end)).toBe(title);
          expect(bytes.toString('utf8', abstract_byte_start ?? 0, abstract_byte_end ?? 0)).toBe(abstract);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['000_f248a2093bbe7987.txt', '004_72d550f40475b450.txt'])(
    'of %s has nothing but records and known furniture',
    (file) => {
      const { spans, problems } = read(readFileSync(`raw/${file}`));
      expect(problems).toEqual([]);
      expect(new Set(spans.map(({ role }) => role))).toEqual(
        new Set(['boilerplate', 'date', 'title', 'abstract', 'separator']),
      );
    },
  );
});

function columnIn(record: number, words: string): number {
  return (RECORDS[record]?.abstract.indexOf(words) ?? Number.NaN) + 1;
}
