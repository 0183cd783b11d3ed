import type { Folder } from '../folder.ts';

/** A value as SQLite stores it. */
export type Stored = number | string | Uint8Array | null;

/** A table of a SQLite file. */
export interface StoredTable {
  name: string;
  /** Its CREATE statement. */
  sql: string;
  /** Its rows in order, read on demand. */
  rows(): Generator<Stored[]>;
}

/** Byte offsets of the header ("Database File Format", section 1.3). */
const PAGE_SIZE = 16;
const READ_VERSION = 19;
const RESERVED = 20;
const FRACTIONS = 21;
const PAGE_COUNT = 28;
const SCHEMA_FORMAT = 44;
const ENCODING = 56;
const HEADER = 100;
const MAGIC = 'SQLite format 3\0';
const UTF_8 = 1;

/**
 * Opens a SQLite file and finds its tables, by the published format and without SQLite; memory does not grow with the
 * rows. It reads neither WITHOUT ROWID tables nor indexes.
 * @throws if the file is not a valid SQLite file
 */
export function openSqlite(folder: Folder, file: string): StoredTable[] {
  const header = folder.read(file, 0, HEADER);
  if (header.length < HEADER || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new Error('the file does not begin as a SQLite file');
  if (header.readUInt32BE(ENCODING) !== UTF_8) throw new Error('the texts are not UTF-8');
  if (!canOpen(header)) throw new Error('the file is of a kind that SQLite does not open');
  // 65,536 does not fit into two bytes, and is written as 1
  const size = header.readUInt16BE(PAGE_SIZE) === 1 ? 65_536 : header.readUInt16BE(PAGE_SIZE);
  if (size < 512) throw new Error(`there are no pages of ${size} bytes`);
  const count = header.readUInt32BE(PAGE_COUNT);
  if (folder.size(file) !== count * size)
    throw new Error(`the file has ${folder.size(file)} bytes, and not ${count} pages of ${size}`);
  const pages: Pages = {
    count,
    usable: size - header.readUInt8(RESERVED),
    read: (page) => folder.read(file, (page - 1) * size, page * size),
  };
  return listTables(pages);
}

/** Whether SQLite opens a file with this header: it knows only these versions, and the fractions are fixed. */
function canOpen(header: Buffer): boolean {
  return (
    header.readUInt8(READ_VERSION) <= 2 &&
    header.toString('hex', FRACTIONS, FRACTIONS + 3) === '402020' &&
    header.readUInt32BE(SCHEMA_FORMAT) <= 4
  );
}

interface Pages {
  count: number;
  /** Usable bytes of a page. */
  usable: number;
  /** From 1. */
  read(page: number): Buffer;
}

/** The first page is the root of the schema table: type, name, table, root page, statement. */
function listTables(pages: Pages): StoredTable[] {
  return [...walkRows(pages, 1)].flatMap(([type, name, , root, sql]) =>
    type === 'table' && typeof name === 'string' && typeof sql === 'string'
      ? [{ name, sql, rows: () => walkRows(pages, Number(root)) }]
      : [],
  );
}

function* walkRows(pages: Pages, root: number): Generator<Stored[]> {
  // a damaged file may have cycles
  let left = pages.count;
  const visit = function* (number: number): Generator<Stored[]> {
    if (number < 1 || number > pages.count || --left < 0)
      throw new Error(`page ${number} is not in its place`);
    const page = pages.read(number);
    const start = number === 1 ? HEADER : 0;
    const type = page.readUInt8(start);
    if (type === INTERIOR) for (const child of listChildren(page, start)) yield* visit(child);
    else if (type === LEAF) for (const cell of listCells(page, start, 8)) yield readRecord(pages, page, cell);
    else throw new Error(`page ${number} is of no table`);
  };
  // a virtual table has no pages
  if (root > 0) yield* visit(root);
}

const INTERIOR = 5;
const LEAF = 13;

/** Offsets of the cells of a page; the pointers follow its header. */
function listCells(page: Buffer, start: number, header: number): number[] {
  const count = page.readUInt16BE(start + 3);
  return Array.from({ length: count }, (_, index) => page.readUInt16BE(start + header + 2 * index));
}

function listChildren(page: Buffer, start: number): number[] {
  const left = listCells(page, start, 12).map((cell) => page.readUInt32BE(cell));
  return [...left, page.readUInt32BE(start + 8)];
}

/** The record of a leaf cell: the length of its payload, its rowid, and the payload. */
function readRecord(pages: Pages, page: Buffer, cell: number): Stored[] {
  const size = readVarint(page, cell);
  const rowid = readVarint(page, size.end);
  const payload = readPayload(pages, page, rowid.end, size.value);
  if (payload.length !== size.value)
    throw new Error(`a row of ${size.value} bytes ends after ${payload.length}`);
  return readValues(payload);
}

/** A payload that does not fit into the page continues in overflow pages (section 1.6). */
function readPayload(pages: Pages, page: Buffer, start: number, size: number): Buffer {
  const { usable } = pages;
  if (size > pages.count * usable) throw new Error(`a row of ${size} bytes is larger than the file`);
  if (size <= usable - 35) return page.subarray(start, start + size);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const most = least + ((size - least) % (usable - 4));
  const local = most <= usable - 35 ? most : least;
  const parts = [page.subarray(start, start + local)];
  let next = page.readUInt32BE(start + local);
  for (let left = size - local; left > 0; left -= usable - 4) {
    const more = pages.read(next);
    parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** A record is the types of its values, and then the values (section 2.1). */
function readValues(payload: Buffer): Stored[] {
  const header = readVarint(payload, 0);
  const values: Stored[] = [];
  let body = header.value;
  let at = header.end;
  while (at < header.value) {
    const type = readVarint(payload, at);
    const size = sizeOf(type.value);
    values.push(readValue(payload, body, type.value, size));
    body += size;
    at = type.end;
  }
  // SQLite rejects such a file as malformed
  if (at !== header.value || body !== payload.length)
    throw new Error(`a row of ${payload.length} bytes has values up to ${body}`);
  return values;
}

/** Bytes of a value by its type: null, integers of 1 to 8 bytes, a float, 0, 1; then two reserved ones, blobs, texts. */
const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const FLOAT = 7;
const ZERO = 8;
const ONE = 9;

function sizeOf(type: number): number {
  if (type === 10 || type === 11) throw new Error(`there are no values of type ${type}`);
  return SIZES[type] ?? Math.floor((type - 12) / 2);
}

function readValue(payload: Buffer, at: number, type: number, size: number): Stored {
  if (type === 0) return null;
  if (type === ZERO || type === ONE) return type - ZERO;
  if (type === FLOAT) return payload.readDoubleBE(at);
  if (size === 8 && type < FLOAT) return Number(payload.readBigInt64BE(at));
  if (type < FLOAT) return payload.readIntBE(at, size);
  const bytes = payload.subarray(at, at + size);
  return type % 2 === 0 ? bytes : bytes.toString('utf8');
}

/** An integer of 1 to 9 bytes with seven bits each, eight in the ninth; no value here exceeds 2^53. */
function readVarint(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  for (let end = start; end < start + 8; end++) {
    const byte = bytes.readUInt8(end);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: end + 1 };
  }
  return { value: value * 256 + bytes.readUInt8(start + 8), end: start + 9 };
}
