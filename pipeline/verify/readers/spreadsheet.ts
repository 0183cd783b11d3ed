import type { Column } from './columns.ts';
import { readCsv } from './csv.ts';
import type { Folder } from '../folder.ts';
import type { Reading } from './reader.ts';

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

/** After a semicolon, a tab or a line end a cell begins for a spreadsheet that is told that separator. */
const ENDS = /(?<=[;\t\r\n])/;

/** What a spreadsheet takes for the beginning of a formula, after what it skips. */
const FORMULA = /^[\s"\p{C}\p{Z}]*[=+\-@|%＝＋－＠]/u;

/** The text that a cell stands for; one that differs from it where a formula is not escaped. */
function undoEscape(cell: string): string {
  const parts = cell.split(ENDS);
  if (parts.some((part) => FORMULA.test(part))) return `${cell} (a formula)`;
  return parts.map((part) => (part.startsWith("'") ? part.slice(1) : part)).join('');
}
