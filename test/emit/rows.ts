import fc from 'fast-check';
import { type Column, toColumns } from '../../pipeline/emit/columns.ts';
import type { Sink, TableWriter } from '../../pipeline/emit/sink.ts';
import { TABLES } from '../../pipeline/emit/tables.ts';

export type Row = Record<string, unknown>;
export type Open = (sink: Sink, columns: readonly Column[]) => TableWriter;

/** The tables that between them have every type of column. */
export const COLUMNS = {
  papers: toColumns(TABLES.papers.schema),
  appearances: toColumns(TABLES.appearances.schema),
  digests: toColumns(TABLES.digests.schema),
};

/** The bytes of a table whose rows are handed over in the given portions; chunks are joined at the end only. */
export function writeBytes(
  open: Open,
  columns: readonly Column[],
  portions: readonly (readonly object[])[],
): Buffer {
  const chunks: Uint8Array[] = [];
  const writer = open({ write: (bytes) => chunks.push(bytes) }, columns);
  for (const rows of portions) writer.write(rows);
  writer.close();
  return Buffer.concat(chunks);
}

/** Rows of any text, number and date that a table can hold, with the keys in any order. */
export function arbitraryRows(columns: readonly Column[]): fc.Arbitrary<Row[]> {
  return fc.array(arbitraryRow(columns), { maxLength: 12 });
}

/** Rows, and the same rows in portions. */
export function arbitraryPortions(columns: readonly Column[]): fc.Arbitrary<[Row[], Row[][]]> {
  return fc
    .tuple(arbitraryRows(columns), fc.array(fc.nat(4), { maxLength: 12 }))
    .map(([rows, sizes]) => [rows, split(rows, sizes)]);
}

export function split(rows: readonly Row[], sizes: readonly number[]): Row[][] {
  const portions: Row[][] = [];
  let start = 0;
  for (const size of sizes) {
    portions.push(rows.slice(start, start + size));
    start += size;
  }
  return [...portions, rows.slice(start)];
}

function arbitraryRow(columns: readonly Column[]): fc.Arbitrary<Row> {
  const cells = fc.record(Object.fromEntries(columns.map((column) => [column.name, arbitraryCell(column)])));
  return fc
    .tuple(
      cells,
      fc.shuffledSubarray(
        columns.map(({ name }) => name),
        { minLength: columns.length },
      ),
    )
    .map(([row, names]) => Object.fromEntries(names.map((name) => [name, row[name]])));
}

function arbitraryCell(column: Column): fc.Arbitrary<unknown> {
  const value = arbitraryValue(column);
  return column.nullable ? fc.option(value, { freq: 3 }) : value;
}

function arbitraryValue(column: Column): fc.Arbitrary<unknown> {
  switch (column.type) {
    case 'string':
      return arbitraryText();
    case 'date':
      return fc
        .date({ min: new Date('1600-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'integer':
      return fc.oneof(fc.integer(), fc.constantFrom(0, 2 ** 31 - 1, -(2 ** 31)));
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    case 'list<string>':
      return fc.array(arbitraryText(), { maxLength: 3 });
    case 'list<struct>':
      return fc.array(arbitraryRow(column.fields), { maxLength: 3 });
  }
}

/** What breaks formats: their own marks, line ends, NUL, the empty text, names of JavaScript, astral characters. */
const TRAPS = [
  '',
  ' ',
  '"',
  '""',
  ',',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\\',
  '\\ud800',
  'null',
  'NaN',
  '[]',
  '=1+1',
];
const MORE_TRAPS = [
  '__proto__',
  'constructor',
  '\u2028',
  '\ufeff',
  '\uffff',
  'é',
  'é',
  '\u{1d11e}',
  '\u{10ffff}',
];

function arbitraryText(): fc.Arbitrary<string> {
  const trap = fc.constantFrom(...TRAPS, ...MORE_TRAPS);
  const joined = fc.array(trap, { maxLength: 4 }).map((parts) => parts.join(''));
  // at the start of a text flechette and hyparquet take it for a mark of the encoding and drop it
  return fc.oneof(trap, joined, fc.string({ unit: 'binary' })).map((text) => text.replace(/^\ufeff+/, ''));
}
