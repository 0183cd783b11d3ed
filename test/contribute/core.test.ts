import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixDump } from '../../pipeline/contribute/fix.ts';
import { isPlainName, proposeName } from '../../pipeline/contribute/proper-name.ts';
import { draftSidecar, formatSidecar } from '../../pipeline/contribute/sidecar.ts';
import type { Digest } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { page, read, titled } from '../support/page.ts';

const fixText = (text: string) => {
  const { bytes, fixes } = fixDump(Buffer.from(text, 'latin1'));
  return [bytes.toString('latin1'), fixes];
};

describe('fixDump', () => {
  it.each<[found: string, fixed: string, fixes: string[]]>([
    ['a\n\nb\n', 'a\n\nb\n', []],
    ['', '', []],
    ['a\n\nb', 'a\n\nb', []],
    ['a\r\n\r\nb\r\n', 'a\n\nb\n', ['line endings made LF: 3']],
    ['a\r\rb', 'a\n\nb', ['line endings made LF: 2']],
    ['\xef\xbb\xbfa\n', 'a\n', ['byte order marks taken off: 1']],
    ['a \t\nb\n', 'a\nb\n', ['lines with blanks at their end: 1']],
    ['a\n\n\n', 'a\n', ['blank lines at the end: 2']],
    ['a\n \n', 'a\n', ['lines with blanks at their end: 1', 'blank lines at the end: 1']],
    // what carries meaning, or may
    ['  a  b\n', '  a  b\n', []],
    ['a\xc2\xa0\n', 'a\xc2\xa0\n', []],
    ['a\xff\x00\n', 'a\xff\x00\n', []],
    ['a\xef\xbb\xbfb', 'a\xef\xbb\xbfb', []],
  ])('%j: %j', (found, text, fixes) => {
    expect(fixText(found)).toEqual([text, fixes]);
  });

  it('keeps every byte that is no blank, and has nothing to do a second time', () => {
    const blank = /[ \t\r\n]/g;
    const pieces = fc.constantFrom('a', 'é', ' ', '\t', '\r', '\n', '\r\n', '\u{1f600}', '\u00a0');
    fc.assert(
      fc.property(fc.array(pieces), (all) => {
        const bytes = Buffer.from(all.join(''));
        const once = fixDump(bytes).bytes;
        expect(once.toString().replace(blank, '')).toBe(bytes.toString().replace(blank, ''));
        expect(fixDump(once)).toEqual({ bytes: once, fixes: [] });
      }),
    );
  });

  it('leaves the records of a page what they are', () => {
    const windows = `\ufeff${page().join('  \r\n\r\n')}\r\n\r\n`;
    expect(titled(read(fixDump(Buffer.from(windows)).bytes))).toEqual(titled(read(page().join('\n\n'))));
  });
});

describe('properName', () => {
  const sha256 = 'f248a2093bbe7987'.repeat(4);

  it.each<[date: string | null, taken: string[], name: string, format?: Digest['source_format']]>([
    ['2025-08-05', [], '2025-08-05.txt'],
    ['2025-08-05', ['2025-08-05.txt'], '2025-08-05-2.txt'],
    ['2025-08-05', ['2025-08-05.txt', '2025-08-05-2.txt'], '2025-08-05-3.txt'],
    [null, [], 'f248a2093bbe7987.txt'],
    [null, ['f248a2093bbe7987.txt'], 'f248a2093bbe7987-2.txt'],
    ['2025-08-05', ['2025-08-05.txt'], '2025-08-05.json', 'json'],
    ['2025-08-05', ['2025-08-05.html'], '2025-08-05-2.html', 'html'],
    [null, [], 'f248a2093bbe7987.xml', 'feed'],
  ])('%s beside %j: %s', (date, taken, name, format = 'text') => {
    expect(proposeName({ date, format, sha256 }, (file) => taken.includes(file))).toBe(name);
    expect(isPlainName(name)).toBe(true);
  });

  it.each([
    '-n.txt',
    '.hidden.txt',
    'a b.txt',
    'a\nb.txt',
    '$(touch x).txt',
    'é.txt',
    'a',
    'a.e-x',
    "a'.txt",
  ])('%j is not plain', (name) => {
    expect(isPlainName(name)).toBe(false);
  });
});

describe('draftSidecar', () => {
  const UNKNOWN = { source_url: null, retrieved: null, licence: null, note: null };

  it.each<[what: string, ...Parameters<typeof draftSidecar>, expected: object]>([
    ['says what is not known', null, {}, {}, UNKNOWN],
    [
      'has a reason for every year',
      null,
      { year: 2025 },
      {},
      { year: 2025, year_reason: 'said by the person who contributed the dump', ...UNKNOWN },
    ],
    [
      'takes what is said over what is there',
      { year: 2024, year_reason: 'it was a guess', source_url: 'https://example.org/' },
      { year: 2025, yearReason: 'saved on that day' },
      {},
      { year: 2025, year_reason: 'saved on that day', source_url: 'https://example.org/' },
    ],
    ['leaves alone what is there', { licence: 'MIT' }, {}, {}, { licence: 'MIT' }],
    ['is completed with --fix', { licence: 'MIT' }, {}, { fix: true }, { ...UNKNOWN, licence: 'MIT' }],
    [
      'notes what was fixed in the dump',
      { note: 'by me' },
      {},
      { fix: true, fixes: ['line endings made LF: 3'] },
      { ...UNKNOWN, note: 'by me; fixed when it was added: line endings made LF: 3' },
    ],
  ])('%s', (_, there, said, options, expected) => {
    const sidecar = draftSidecar(there, said, options);
    expect(sidecar).toEqual(expected);
    expect(validateSidecar(JSON.parse(formatSidecar(sidecar)))).toBe(true);
  });
});
