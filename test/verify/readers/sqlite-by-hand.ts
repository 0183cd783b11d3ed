import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

/** The name of the files that are made here. */
export const FILE = 'x.sqlite';

/** What SQLite itself says of the file in a folder, or does with it. */
export function bySqlite<T>(path: string, use: (database: InstanceType<typeof Database>) => T): T {
  const database = new Database(join(path, FILE));
  try {
    return use(database);
  } finally {
    database.close();
  }
}

/** What it says of the integrity of a file that is whole. */
export const WHOLE = [{ integrity_check: 'ok' }];

/** Bytes of a page of the files that are made here. */
export const PAGE = 512;
const HEADER = 100;
const LEAF = 13;
const INTERIOR = 5;

/**
 * A SQLite file byte by byte ("Database File Format", section 1), as SQLite writes none of its own accord: the table
 * t (a, b), whose root is page 2, and these pages from the second on.
 */
export function fileOf(...pages: readonly Buffer[]): Buffer {
  const made = [Buffer.from('CREATE TABLE t (a, b)'), Buffer.from('table')] as const;
  const types = [text(5), text(1), text(1), varint(1), text(made[0].length)];
  const schema = leaf(HEADER, cell(1, record(types, made[1], Buffer.from('tt\x02'), made[0])));
  return Buffer.concat([headed(schema, 1 + pages.length), ...pages]);
}

/** A file of a page that lists no table. At the end of each page some bytes may be kept for who extends SQLite. */
export function emptyFile(reserved = 0): Buffer {
  const page = headed(leaf(HEADER), 1);
  page.writeUInt8(reserved, 20);
  page.writeUInt16BE(PAGE - reserved, HEADER + 5);
  return page;
}

/** Writes the header of a file of so many pages over the start of the first. */
function headed(page: Buffer, count: number): Buffer {
  page.write('SQLite format 3\0');
  page.writeUInt16BE(PAGE, 16);
  // no write-ahead log, and the three fractions that are always these
  page.set([1, 1, 0, 64, 32, 32], 18);
  for (const [at, value] of [
    [24, 1],
    [28, count],
    [44, 4],
    [56, 1],
    [92, 1],
  ] as const)
    page.writeUInt32BE(value, at);
  return page;
}

/** A page of rows. */
export function leaf(start: number, ...cells: readonly Buffer[]): Buffer {
  return paged(LEAF, start, 8, cells);
}

/** A page that says where those of the rows up to a rowid are, and where those beyond. */
export function interior(children: readonly (readonly [page: number, rowid: number])[], last: number) {
  const cells = children.map(([page, rowid]) => Buffer.concat([uint32(page), varint(rowid)]));
  const page = paged(INTERIOR, 0, 12, cells);
  page.writeUInt32BE(last, 8);
  return page;
}

/** Cells stand at the end of a page, the first one last. */
function paged(type: number, start: number, header: number, cells: readonly Buffer[]): Buffer {
  const page = Buffer.alloc(PAGE);
  let at = PAGE;
  cells.forEach((one, index) => {
    at -= one.length;
    page.set(one, at);
    page.writeUInt16BE(at, start + header + 2 * index);
  });
  page.writeUInt8(type, start);
  page.writeUInt16BE(cells.length, start + 3);
  page.writeUInt16BE(at, start + 5);
  return page;
}

/** A row: of a payload that goes on elsewhere it has the first bytes, and then the page. */
export function cell(rowid: number, local: Buffer, size = local.length, page?: number): Buffer {
  return Buffer.concat([varint(size), varint(rowid), local, ...(page === undefined ? [] : [uint32(page)])]);
}

/** A payload: the types of its values, and the values. */
export function record(types: readonly Buffer[], ...values: readonly Buffer[]): Buffer {
  const header = Buffer.concat(types);
  return Buffer.concat([varint(header.length + 1), header, ...values]);
}

/** A payload of a text, and an integer of a byte. */
export function payload(of: string, number: number): Buffer {
  return record([text(of.length), varint(1)], Buffer.from(of), Buffer.from([number]));
}

/** The type of a text of so many bytes. */
export function text(length: number): Buffer {
  return varint(13 + 2 * length);
}

/** A page on which a payload goes on, and the next of them. */
export function overflow(next: number, bytes: Buffer): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeUInt32BE(next);
  page.set(bytes, 4);
  return page;
}

/** An integer of 1 to 8 bytes, seven bits each, all but the last with the eighth bit. */
export function varint(value: number): Buffer {
  const bytes = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    bytes.unshift(128 + (left % 128));
  return Buffer.from(bytes);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
