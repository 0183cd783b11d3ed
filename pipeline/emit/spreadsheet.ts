import type { Column } from './columns.ts';
import { openCsv } from './csv.ts';
import type { Sink, TableWriter } from './sink.ts';

/** Explains the CSV for spreadsheets, and how to undo its escape. */
export const SPREADSHEET =
  'The table as CSV for spreadsheets: with a byte order mark, and with an apostrophe before text that a spreadsheet could ' +
  'take for a formula or a number, such as an arXiv id. To undo that exactly, remove one apostrophe wherever it stands at the start of a cell, or after a ' +
  "semicolon, tab, CR or LF in it: replace `(^|[;\\t\\r\\n])'` by `\\1`.";

const BYTE_ORDER_MARK = '\ufeff';

/** Writes rows as openCsv does, with a byte order mark: without it, Excel does not read UTF-8. */
export function openSpreadsheet(sink: Sink, columns: readonly Column[]): TableWriter {
  sink.write(Buffer.from(BYTE_ORDER_MARK));
  return openCsv(sink, columns, escapeCell);
}

/** Numbers are ours and never negative, so they need no escape. */
function escapeCell(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  return NUMBER.test(cell) ? `'${cell}` : escapeFormulas(cell);
}

/** Text that loses digits as a number: 2508.00010 becomes 2508.0001. */
const NUMBER = /^[\d.,\s]+$/;

/**
 * Escapes a text so that no spreadsheet takes it for a formula. Puts an apostrophe before each start of a cell that could
 * be one, and before each that already has an apostrophe, so the escape can be undone exactly. A semicolon, tab or line
 * end also starts a cell: many countries set a separator other than the comma. See OWASP, "CSV Injection".
 */
export function escapeFormulas(text: string): string {
  return `\n${text}`.replace(BEGINNING, addApostrophes).slice(1);
}

/**
 * First characters of formulas, DDE calls and (in Lotus mode) functions, with those that Unicode calls compatible:
 * East Asian spreadsheets accept the fullwidth forms.
 */
const SIGN = '[=＝﹦⁼₌+＋﹢⁺₊\\-－﹣⁻₋−@＠﹫|｜%％﹪]';

/** Blanks, quotes, controls and invisible characters, which some program skips at the start of a cell. */
const SKIPPED = '[\\s\\p{Z}\\p{C}"\']';

/** Matches a run of starts at once; otherwise a text of nothing but blanks takes seconds. */
const BEGINNING = new RegExp(`[;\\t\\r\\n]${SKIPPED}*(${SIGN}?)`, 'gu');

function addApostrophes(run: string, sign: string): string {
  return run.replace(sign === '' ? /(?<=[;\t\r\n])(?=')/g : /(?<=[;\t\r\n])/g, "'");
}
