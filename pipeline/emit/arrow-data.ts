import { type Data, DateDay, Float64, Int32, type List, makeData, Utf8 } from 'apache-arrow';
import { toArrowStruct, toArrowType } from './arrow-types.ts';
import { toCell, toDays, toInt32 } from './cell.ts';
import type { Column } from './columns.ts';

type Nullable<T> = T | null;

/** Makes Arrow data of a column. The casts are safe: rows were checked against the same schema. */
export function toArrowData(column: Column, rows: readonly object[]): Data {
  const cells = rows.map((row) => toCell(row, column));
  switch (column.type) {
    case 'string':
      return makeUtf8(cells as Nullable<string>[]);
    case 'date':
      return makeData({
        type: new DateDay(),
        ...makeValidity(cells),
        data: toDayArray(cells as Nullable<string>[]),
      });
    case 'integer':
      return makeData({
        type: new Int32(),
        ...makeValidity(cells),
        data: toInt32Array(cells as Nullable<number>[], column),
      });
    case 'number':
      return makeData({
        type: new Float64(),
        ...makeValidity(cells),
        data: Float64Array.from(cells as number[]),
      });
    case 'list<string>':
      return makeList(
        column,
        cells as Nullable<string[]>[],
        makeUtf8(flatten(cells as Nullable<string[]>[])),
      );
    case 'list<struct>':
      return makeList(
        column,
        cells as Nullable<object[]>[],
        makeItems(column, flatten(cells as Nullable<object[]>[])),
      );
  }
}

function makeUtf8(texts: readonly Nullable<string>[]): Data {
  const valueOffsets = computeOffsets(texts, (text) => (text === null ? 0 : Buffer.byteLength(text)));
  const data = Buffer.allocUnsafe(valueOffsets[texts.length] ?? 0);
  // text by text: lone surrogates at the ends of two texts must not join into one character
  let end = 0;
  for (const text of texts) end += text === null ? 0 : data.write(text, end);
  return makeData({ type: new Utf8(), ...makeValidity(texts), valueOffsets, data });
}

function computeOffsets<T>(values: readonly T[], sizeOf: (value: T) => number): Int32Array {
  const offsets = new Int32Array(values.length + 1);
  let end = 0;
  values.forEach((value, index) => {
    end += sizeOf(value);
    offsets[index + 1] = end;
  });
  // a larger offset would wrap around and point at other rows
  if (end > 0x7fff_ffff) throw new Error(`emit: offset ${end} does not fit the 32 bits of one Arrow batch`);
  return offsets;
}

interface Validity {
  length: number;
  nullCount: number;
  nullBitmap: Uint8Array | null;
}

/** One bit per value, least significant first: 0 for null. Left out when no value is null. */
function makeValidity(values: readonly unknown[]): Validity {
  const nullCount = values.reduce((count: number, value) => count + (value === null ? 1 : 0), 0);
  if (nullCount === 0) return { length: values.length, nullCount, nullBitmap: null };
  const nullBitmap = new Uint8Array((values.length + 7) >> 3);
  values.forEach((value, index) => {
    const byte = index >> 3;
    if (value !== null) nullBitmap[byte] = (nullBitmap[byte] ?? 0) | (1 << (index & 7));
  });
  return { length: values.length, nullCount, nullBitmap };
}

function toDayArray(dates: readonly Nullable<string>[]): Int32Array {
  return Int32Array.from(dates, (date) => (date === null ? 0 : toDays(date)));
}

function toInt32Array(values: readonly Nullable<number>[], column: Column): Int32Array {
  return Int32Array.from(values, (value) => (value === null ? 0 : toInt32(value, column)));
}

/** A null list takes no items, like an empty one; only the validity tells them apart. */
function makeList(column: Column, lists: readonly Nullable<unknown[]>[], child: Data): Data {
  const valueOffsets = computeOffsets(lists, (list) => list?.length ?? 0);
  return makeData({ type: toArrowType(column) as List, ...makeValidity(lists), valueOffsets, child });
}

function flatten<T>(lists: readonly Nullable<T[]>[]): T[] {
  return lists.flatMap((list) => list ?? []);
}

function makeItems(column: Column, items: readonly object[]): Data {
  const children = column.fields.map((field) => toArrowData(field, items));
  return makeData({ type: toArrowStruct(column), length: items.length, nullCount: 0, children });
}
