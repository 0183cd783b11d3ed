import type { Column, Reading } from './columns.ts';
import { readCsv } from './csv.ts';
import type { Folder } from '../folder.ts';

const MARK = Buffer.from('\ufeff');

/** Reads the CSV for spreadsheets: as CSV, after a byte order mark, with its escape undone. */
export async function readSpreadsheet(
  folder: Folder,
  file: string,
  columns: readonly Column[],
): Promise<Reading> {
  const { faults, rows } = await readCsv(folder, file, columns, undoEscape);
  const isMarked = folder.read(file, 0, MARK.length).equals(MARK);
  return { faults: isMarked ? faults : ['does not begin with a byte order mark', ...faults], rows };
}

/** A cell begins after a semicolon, a tab or a line end in a spreadsheet with that separator. */
const ENDS = /(?<=[;\t\r\n])/;

/** The beginning of a formula for a spreadsheet, after the characters that it skips. */
const FORMULA = /^[\s"\p{C}\p{Z}]*[=+\-@|%＝＋－＠]/u;

/** Unescapes a cell; an unescaped formula is marked, so that it differs from the expected text. */
function undoEscape(cell: string): string {
  const parts = cell.split(ENDS);
  if (parts.some((part) => FORMULA.test(part))) return `${cell} (a formula)`;
  return parts.map((part) => (part.startsWith("'") ? part.slice(1) : part)).join('');
}
