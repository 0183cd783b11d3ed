import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type Cells, type Column, parseList, type Reading } from './columns.ts';
import type { Folder } from '../folder.ts';

/** A longer row means that a quote is lost and the rest of the file is one cell. */
const LONGEST = 1 << 28;

/**
 * Reads CSV by RFC 4180 with csv-parse. An empty cell is null, one with quotes is empty text, a list is JSON.
 * @param undo unescapes a cell; with it, a byte order mark before the header is skipped
 */
export async function readCsv(
  folder: Folder,
  file: string,
  columns: readonly Column[],
  undo?: (cell: string) => string,
): Promise<Reading> {
  const parser = parse({
    record_delimiter: '\r\n',
    bom: undo !== undefined,
    max_record_size: LONGEST,
    cast: (cell, { quoting }) => (cell === '' && !quoting ? null : (undo?.(cell) ?? cell)),
  });
  const source = Readable.from(folder.chunks(file)).on('error', (error) => parser.destroy(error));
  const records: AsyncIterator<(string | null)[]> = source.pipe(parser)[Symbol.asyncIterator]();
  const header = await records.next();
  const names = columns.map(({ name }) => name).join(',');
  const found = header.done ? 'nothing' : header.value.join(',');
  return {
    faults: found === names ? [] : [`the header is ${found}, not ${names}`],
    rows: yieldRows(records, columns),
  };
}

async function* yieldRows(
  records: AsyncIterator<(string | null)[]>,
  columns: readonly Column[],
): AsyncGenerator<Cells> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const cells = next.value;
    yield columns.map((column, index) => parseCell(cells[index], column));
  }
}

/** Parses a cell; a text that is not valid for its column stays as it is, and so differs from the expected value. */
function parseCell(cell: string | null | undefined, { kind }: Column): unknown {
  if (typeof cell !== 'string' || kind === 'text' || kind === 'date') return cell;
  if (kind === 'integer' || kind === 'number') return String(Number(cell)) === cell ? Number(cell) : cell;
  return parseList(cell);
}
