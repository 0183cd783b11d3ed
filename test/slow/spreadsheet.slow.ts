import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import type { ColumnType } from '../../pipeline/emit/columns.ts';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openSpreadsheet } from '../../pipeline/emit/spreadsheet.ts';
import { FORMULAS } from '../emit/formulas.ts';
import { COLUMNS, type Open, writeBytes } from '../emit/rows.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const ID = '2508.00010';

const ROWS = FORMULAS.map((formula) =>
  Object.fromEntries(COLUMNS.papers.map(({ name, type }) => [name, makeCell(name, type, formula)])),
);

function makeCell(name: string, type: ColumnType, formula: string): unknown {
  if (name === 'arxiv_id') return ID;
  switch (type) {
    case 'string':
      return name === 'abstract' ? `${formula}\n${formula};${formula}\t${formula}` : formula;
    case 'date':
      return '2025-08-04';
    case 'integer':
    case 'number':
      return 1;
    case 'list<string>':
      return [formula];
    case 'list<struct>':
      return [{ url: formula, kind: 'other' }];
  }
}

/** What LibreOffice makes of rows, told to look for formulas and at these separators (as ASCII codes). */
async function openInSheet(open: Open, separators: string, language: number): Promise<string> {
  const folder = mkdtempSync(join(TMP, 'sheet-'));
  const [csv, out] = [join(folder, 'papers.csv'), join(folder, 'out')];
  mkdirSync(out);
  writeFileSync(csv, writeBytes(open, COLUMNS.papers, [ROWS]));
  // tokens: separators, quote, UTF-8, first line, formats, language, quoted as text, special numbers, then formulas
  const filter = `CSV:${separators},34,76,1,,${language},false,true,false,false,false,-1,true`;
  const profile = `-env:UserInstallation=${pathToFileURL(join(TMP, 'profile'))}`;
  await $({
    quiet: true,
  })`soffice --headless ${profile} --infilter=${filter} --convert-to fods --outdir ${out} ${csv}`;
  const sheet = readFileSync(join(out, 'papers.fods'), 'utf8');
  expect(sheet.match(/<table:table-row/g)?.length).toBeGreaterThanOrEqual(ROWS.length);
  return sheet;
}

function formulasIn(sheet: string): string[] {
  return [...sheet.matchAll(/table:formula="([^"]*)"/g)].map(([, formula = '']) => formula);
}

const COMMA = '44';
const SEMICOLON = '59';
const TAB = '9';

const IMPORTS = [COMMA, SEMICOLON, TAB, [COMMA, SEMICOLON, TAB].join('/')].flatMap((separators) =>
  [1033, 1031, 1041].map((language) => [separators, language] as const),
);

describe.each(IMPORTS)('in LibreOffice, separators %s, language %i,', (separators, language) => {
  it('the plain CSV of such texts has formulas, and the one for spreadsheets none', async () => {
    expect(formulasIn(await openInSheet(openCsv, separators, language))).not.toEqual([]);
    expect(formulasIn(await openInSheet(openSpreadsheet, separators, language))).toEqual([]);
  });
});

it('in LibreOffice, an arXiv id of the plain CSV is a number, and one of the CSV for spreadsheets text', async () => {
  const numbersIn = (sheet: string) => sheet.match(/office:value="2508\.0001"/g)?.length ?? 0;
  const textsIn = (sheet: string) => sheet.match(/<text:p>(&apos;|')2508\.00010<\/text:p>/g)?.length ?? 0;
  const plain = await openInSheet(openCsv, COMMA, 1033);
  expect([numbersIn(plain), textsIn(plain)]).toEqual([ROWS.length, 0]);
  const marked = await openInSheet(openSpreadsheet, COMMA, 1033);
  expect([numbersIn(marked), textsIn(marked)]).toEqual([0, ROWS.length]);
});
