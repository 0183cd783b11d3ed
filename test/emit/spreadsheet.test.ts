import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeFormulas, openSpreadsheet } from '../../pipeline/emit/spreadsheet.ts';
import { FORMULAS, PAYLOADS, PREFIXES } from './formulas.ts';
import { makePaper } from '../report/rows.ts';
import { undoEscape } from './read.ts';
import { COLUMNS, writeBytes } from './rows.ts';

/** The cells that a text becomes whatever the separator, without what programs skip at their beginnings. */
const beginnings = (text: string) =>
  text.split(/[;\t\r\n]/).map((cell) => cell.replace(/^[\s"\p{C}\p{Z}]+/u, ''));

/** What no cell may begin with. */
const SIGN = /^[=+\-@|%＝＋－＠﹦﹢﹣﹫−]/;

const text = () => {
  const trap = fc.constantFrom(...PREFIXES, ...PAYLOADS, "'", ';', '\t', '\r\n', ' ', 'a', '\ud800');
  return fc.oneof(
    fc.array(trap, { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
};

describe('formulaSafe', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    [' \t=1+1', "' \t'=1+1"],
    ["'quoted' title", "''quoted' title"],
    ['a;=1+1', "a;'=1+1"],
    ['a; b = 1', 'a; b = 1'],
    ['A Title: with -1 + 1 = 0', 'A Title: with -1 + 1 = 0'],
    ['', ''],
  ])('writes %j as %j', (before, after) => {
    expect(escapeFormulas(before)).toBe(after);
  });

  it('lets no cell begin with a sign, and is undone as the README says, for every known formula', () => {
    for (const formula of FORMULAS) {
      const safe = escapeFormulas(formula);
      expect(beginnings(safe).filter((cell) => SIGN.test(cell))).toEqual([]);
      expect(undoEscape(safe)).toBe(formula);
    }
  });

  it('does so for any text', () => {
    fc.assert(
      fc.property(text(), (before) => {
        const safe = escapeFormulas(before);
        expect(beginnings(safe).filter((cell) => SIGN.test(cell))).toEqual([]);
        expect(undoEscape(safe)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('papers.spreadsheet.csv', () => {
  it('begins with a byte order mark, and ends its lines with CRLF', () => {
    const text = writeBytes(openSpreadsheet, COLUMNS.papers, []).toString();
    expect(text).toBe(`\ufeff${COLUMNS.papers.map(({ name }) => name).join(',')}\r\n`);
  });

  it('has text that looks like a number as text, and numbers and dates as they are', () => {
    const paper = makePaper({ arxiv_id: '2508.00010', title: '1984', upvotes: 7, abstract: 'On 7 bees.' });
    const text = writeBytes(openSpreadsheet, COLUMNS.papers, [[paper]]).toString();
    expect(text).toContain(",'2508.00010,,'1984,On 7 bees.,");
    expect(text).toContain(',7,,');
    expect(text).toContain(',2025-08-04,');
  });
});
