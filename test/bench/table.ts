export type Cell = string | number | null;

/** Results of a benchmark. */
export interface Table {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Formats a table for a terminal: aligned columns, numbers to the right. */
export function formatTextTable({ title, columns, rows }: Table): string {
  const texts = formatCells(columns, rows);
  const lines = texts.map((cells) =>
    cells.map((cell, at) =>
      isOfNumbers(rows, at) ? cell.padStart(measureWidth(texts, at)) : cell.padEnd(measureWidth(texts, at)),
    ),
  );
  return [title, ...lines.map((cells) => `  ${cells.join('  ')}`.trimEnd())].join('\n');
}

/** Formats a table in Markdown. */
export function formatMarkdownTable({ title, columns, rows }: Table): string {
  const [head = [], ...body] = formatCells(columns, rows);
  const rule = columns.map((_, at) => (isOfNumbers(rows, at) ? '--:' : '---'));
  const lines = [head, rule, ...body].map((cells) => `| ${cells.map(escapePipe).join(' | ')} |`);
  return [`### ${title}`, '', ...lines].join('\n');
}

function formatCells(columns: Table['columns'], rows: Table['rows']): (readonly string[])[] {
  return [columns, ...rows.map((row) => row.map(formatCell))];
}

/** Measurements are precise to three digits at most. */
function formatCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return cell >= 1000 ? Math.round(cell).toLocaleString('en-US') : String(Number(cell.toPrecision(3)));
}

function isOfNumbers(rows: Table['rows'], at: number): boolean {
  return rows.some((row) => typeof row[at] === 'number');
}

function measureWidth(texts: readonly (readonly string[])[], at: number): number {
  return Math.max(...texts.map((cells) => cells[at]?.length ?? 0));
}

function escapePipe(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
