import type { Column } from './columns.ts';
import { openCsv } from './csv.ts';
import type { Sink, TableWriter } from './sink.ts';

/** How the CSV for spreadsheets is made, and how its escape is undone, in words. */
export const SPREADSHEET =
  'The table as CSV for spreadsheets: with a byte order mark, and with an apostrophe before whatever a spreadsheet could ' +
  'take for a formula. To undo that exactly, remove one apostrophe wherever it stands at the start of a cell, or after a ' +
  "semicolon, tab, CR or LF in it: replace `(^|[;\\t\\r\\n])'` by `\\1`.";

const BYTE_ORDER_MARK = '\ufeff';

/** Writes rows as openCsv does, for people who open them in a spreadsheet: without the mark, Excel reads no UTF-8. */
export function openSpreadsheet(sink: Sink, columns: readonly Column[]): TableWriter {
  sink.write(Buffer.from(BYTE_ORDER_MARK));
  return openCsv(sink, columns, safeCell);
}

/** Numbers are ours, and none is negative. */
function safeCell(cell: unknown): unknown {
  return typeof cell === 'string' ? escapeFormulas(cell) : cell;
}

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before each beginning that could be one, and before
 * each that has an apostrophe already, so that what is undone is what was done. A cell also begins, where a spreadsheet
 * is told another separator than the comma (as in every country with a decimal comma), after a semicolon, a tab or a
 * line end within a text. See OWASP, "CSV Injection".
 */
export function escapeFormulas(text: string): string {
  return `\n${text}`.replace(BEGINNING, marked).slice(1);
}

/**
 * Signs with which formulas, DDE calls or, in Lotus mode, functions begin, and what Unicode calls compatible with them:
 * spreadsheets for East Asia take the fullwidth ones for the same.
 */
const SIGN = '[=＝﹦⁼₌+＋﹢⁺₊\\-－﹣⁻₋−@＠﹫|｜%％﹪]';

/** Blanks, quotes, controls and invisible characters, which one or another program skips before it looks. */
const SKIPPED = '[\\s\\p{Z}\\p{C}"\']';

/** One run is looked at once, however many beginnings are in it: else a text of blanks alone takes seconds. */
const BEGINNING = new RegExp(`[;\\t\\r\\n]${SKIPPED}*(${SIGN}?)`, 'gu');

function marked(run: string, sign: string): string {
  return run.replace(sign === '' ? /(?<=[;\t\r\n])(?=')/g : /(?<=[;\t\r\n])/g, "'");
}
