import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { formatProblem as worded } from '../../pipeline/problem/problem.ts';
import { type Validated, validate } from '../../pipeline/validate/validate.ts';
import { dirtIn } from './clean.ts';
import { beginningWith, type Codes, DUMPS, TITLES, titledAs } from './inputs.ts';

const CONTROL: Codes = { 'extract/control-character': 1 };
const INVISIBLE: Codes = { 'validate/invisible-character': 1 };
const NO_TITLE: Codes = { 'extract/abstract-without-title': 1 };
const NOT_TEXT: Codes = { 'extract/not-text': 1, ...NO_TITLE };

/** What is wrong with a page on which a paper has such a title; with the others nothing is. */
const AS_TITLES: Readonly<Record<string, Codes>> = {
  colours: CONTROL,
  'a title of a window': CONTROL,
  'a cursor that moves': CONTROL,
  'a bell': CONTROL,
  'a backspace': CONTROL,
  'a null': CONTROL,
  'a C1 control': CONTROL,
  'a next line': CONTROL,
  'a vertical tab': CONTROL,
  'a form feed': CONTROL,
  'right to left': INVISIBLE,
  isolates: INVISIBLE,
  'an override that never ends': INVISIBLE,
  'zero width': INVISIBLE,
  'a joiner between Latin letters': INVISIBLE,
  'a soft hyphen': INVISIBLE,
  'a mark of byte order within': INVISIBLE,
  tags: INVISIBLE,
  'a variation selector': INVISIBLE,
  'a filler': INVISIBLE,
  'a blank of Braille': INVISIBLE,
  'a grapheme joiner': INVISIBLE,
  'an annotation': INVISIBLE,
  'one letter for ever': { 'extract/abstract-without-title': 2 },
  'words for ever': { 'extract/abstract-without-title': 2 },
  'a number': NOT_TEXT,
  'a date': NO_TITLE,
  'nothing but marks': NOT_TEXT,
};

/** Records that come out of a file, and what is wrong with it. */
const AS_DUMPS: Readonly<Record<string, [records: number, codes: Codes]>> = {
  nothing: [0, { 'extract/empty-dump': 1 }],
  blanks: [0, { 'extract/empty-dump': 1 }],
  'one letter': [0, { 'extract/not-text': 1, 'extract/no-date': 1 }],
  zeros: [0, { 'extract/utf-16': 1 }],
  'a mark of byte order alone': [0, { 'extract/empty-dump': 1 }],
  'half a mark of byte order': [0, { 'extract/invalid-utf8': 1, 'extract/no-date': 1 }],
  'UTF-16': [0, { 'extract/utf-16': 1 }],
  'UTF-16 without its mark': [0, { 'extract/utf-16': 1 }],
  'UTF-32': [0, { 'extract/utf-16': 1 }],
  'Latin-1': [5, { 'extract/invalid-utf8': 1 }],
  'a long form of a slash': [0, { 'extract/invalid-utf8': 1, 'extract/no-date': 1 }],
  'a surrogate in UTF-8': [5, { 'extract/invalid-utf8': 1 }],
  'beyond Unicode': [6, { 'extract/invalid-utf8': 1 }],
  'a character that is cut off': [5, { 'extract/invalid-utf8': 1 }],
  'a page of HTML': [0, { 'extract/unknown-page': 1 }],
  'a PDF': [0, { 'extract/binary': 1 }],
  'an archive': [0, { 'extract/binary': 1 }],
  'a gzip': [0, { 'extract/binary': 1 }],
  'a program': [0, { 'extract/binary': 1 }],
  JSON: [0, { 'extract/unknown-page': 1 }],
  'brackets for ever': [0, { 'extract/unknown-page': 1 }],
  CSV: [0, { 'extract/title-without-abstract': 1, 'extract/no-date': 1 }],
  'returns alone': [6, {}],
  'returns and feeds': [6, {}],
  'no line end at all': [0, { 'extract/abstract-without-title': 1, 'extract/no-date': 1 }],
  'dates alone': [0, {}],
  'an impossible date': [6, { 'extract/impossible-date': 1 }],
  'a page twice': [12, {}],
  'a line that is too long': [6, { 'extract/line-too-long': 1 }],
  'ten thousand short paragraphs': [0, { 'extract/unknown-page': 1 }],
  'one title ten times': [10, {}],
};

function read(text: string | Buffer): Validated & { codes: Codes } {
  const bytes = Buffer.from(text as string); // a copy of either
  const validated = validate(extract(bytes, 'x.txt'), bytes, 'x.txt');
  const codes: Record<string, number> = {};
  for (const { code } of validated.problems) codes[code] = (codes[code] ?? 0) + 1;
  return { ...validated, codes };
}

describe('a title', () => {
  it.each(Object.entries(TITLES))('%s: has these problems, and costs no other paper', (name, title) => {
    const { codes, records, problems } = read(titledAs(title));
    const expected = AS_TITLES[name] ?? {};
    expect(codes).toEqual(expected);
    const isKept = Object.keys(expected).every((code) => code.startsWith('validate/'));
    expect(records).toHaveLength(isKept ? 6 : 5);
    if (isKept) expect(records[0]?.title).toBe(title.replace(/^ +/, ''));
    expect(dirtIn(problems.map(worded).join('\n'))).toEqual([]);
  });
});

describe('an abstract', () => {
  it.each(Object.entries(TITLES))('that begins with %s is kept, but for controls', (name, title) => {
    const { codes, records } = read(beginningWith(title));
    const hasControl = AS_TITLES[name] === CONTROL;
    expect(codes).toEqual(hasControl ? CONTROL : {});
    expect(records).toHaveLength(hasControl ? 5 : 6);
  });
});

describe('a file', () => {
  it.each(Object.entries(AS_DUMPS))('of %s: has these records and problems', (name, expected) => {
    const { codes, records, problems } = read(DUMPS[name] as string | Buffer);
    expect([records.length, codes]).toEqual(expected);
    expect(dirtIn(problems.map(worded).join('\n'))).toEqual([]);
  });

  it('of every kind is in the table, and every title too', () => {
    expect(Object.keys(AS_DUMPS)).toEqual(Object.keys(DUMPS));
    expect(Object.keys(AS_TITLES).filter((name) => !Object.hasOwn(TITLES, name))).toEqual([]);
  });
});
