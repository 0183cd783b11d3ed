import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { openCsv } from '../../pipeline/emit/csv.ts';
import { openSpreadsheet } from '../../pipeline/emit/spreadsheet.ts';
import { FORMULAS } from '../emit/formulas.ts';
import { COLUMNS, type Open, writeBytes } from '../emit/rows.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const ROWS = FORMULAS.map((formula, index) => ({
  id: `dp-${index}`,
  title: formula,
  abstract: `${formula}\n${formula};${formula}\t${formula}`,
  first_date: '2025-08-04',
  last_date: null,
  appearance_count: 1,
  title_variants: [formula],
  links: [{ url: formula, kind: 'other' }],
  text_issues: [],
}));

/** Formulas in what LibreOffice makes of rows, told to look for formulas and at these separators (as ASCII codes). */
async function formulasIn(open: Open, separators: string, language: number): Promise<string[]> {
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
    expect(await formulasIn(openCsv, separators, language)).not.toEqual([]);
    expect(await formulasIn(openSpreadsheet, separators, language)).toEqual([]);
  });
});
