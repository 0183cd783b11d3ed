import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../../pipeline/verify/readers/sqlite-file.ts';
import { folders } from '../folders.ts';
import {
  bySqlite,
  cell,
  emptyFile,
  FILE,
  fileOf,
  interior,
  leaf,
  overflow,
  payload,
  record,
  varint,
  WHOLE,
} from './sqlite-by-hand.ts';

const { opened, folderWith } = folders();

/** The rows of a table as our reader finds them. */
function rowsIn(path: string, table = 't'): unknown[][] {
  const found = openSqlite(opened(path), FILE).find(({ name }) => name === table);
  if (found === undefined) throw new Error(`there is no table ${table}`);
  return [...found.rows()];
}

const row = (rowid: number) => cell(rowid, payload('x', rowid));
const rows = (...numbers: number[]) => numbers.map((number) => ['x', number]);

/** What has no room in a page of 512 bytes: 39 of 2,047 bytes stand with the row, and 508 on each of 4 pages. */
const LONG = payload('abcdefghij'.repeat(205).slice(0, 2_041), 7);
const part = (index: number) => LONG.subarray(39 + 508 * index, 39 + 508 * (index + 1));

describe('of a SQLite file that SQLite finds whole the rows are read', () => {
  it.each<[what: string, pages: Buffer[], rows: unknown[][]]>([
    ['of no row', [leaf(0)], []],
    ['of a page', [leaf(0, row(1), row(2))], rows(1, 2)],
    [
      'of texts as long as integers are',
      [leaf(0, ...[0, 1, 2, 3, 4, 6, 8].map((length) => cell(length, payload('1'.repeat(length), length))))],
      [0, 1, 2, 3, 4, 6, 8].map((length) => ['1'.repeat(length), length]),
    ],
    [
      'of pages below pages, in their order',
      [
        interior([[5, 2]], 3),
        interior([[7, 4]], 4),
        leaf(0, row(5)),
        interior([[6, 1]], 8),
        leaf(0, row(1)),
        leaf(0, row(3), row(4)),
        leaf(0, row(2)),
      ],
      rows(1, 2, 3, 4, 5),
    ],
    [
      'of a text whose pages are in no order',
      [
        leaf(0, cell(1, LONG.subarray(0, 39), LONG.length, 5), row(2)),
        overflow(6, part(1)),
        overflow(0, part(3)),
        overflow(3, part(0)),
        overflow(4, part(2)),
      ],
      [
        ['abcdefghij'.repeat(205).slice(0, 2_041), 7],
        ['x', 2],
      ],
    ],
    [
      // the ninth byte has eight bits: 256 + 197, the type of a text of 220 bytes
      'of a type that is written in nine bytes',
      [
        leaf(
          0,
          cell(
            1,
            record(
              [Buffer.from([128, 128, 128, 128, 128, 128, 128, 129, 197]), varint(1)],
              Buffer.alloc(220, 'y'),
              Buffer.from([1]),
            ),
          ),
          row(2),
        ),
      ],
      [
        ['y'.repeat(220), 1],
        ['x', 2],
      ],
    ],
    [
      'of a type that is written in two bytes, and has none of the higher bits',
      [leaf(0, cell(1, record([Buffer.from([128, 15]), varint(1)], Buffer.from('y'), Buffer.from([1]))))],
      [['y', 1]],
    ],
  ])('%s', (_, pages, expected) => {
    const path = folderWith({ [FILE]: fileOf(...pages) });
    expect(bySqlite(path, (database) => database.all('pragma integrity_check'))).toEqual(WHOLE);
    const said = bySqlite(path, (database) => database.all('select a, b from t'));
    expect(said).toEqual(expected.map(([a, b]) => ({ a, b })));
    expect(rowsIn(path)).toEqual(expected);
  });

  it('of a file of one page, which has no table', () => {
    const path = folderWith({ [FILE]: emptyFile() });
    expect(bySqlite(path, (database) => database.all('pragma integrity_check'))).toEqual(WHOLE);
    expect(openSqlite(opened(path), FILE)).toEqual([]);
  });
});

describe('what SQLite has written is read', () => {
  it('whether it keeps a log before it writes to the file, or not', () => {
    // SQLite is not asked: the library that is here keeps no such log
    const path = folderWith({ [FILE]: fileOf(leaf(0, row(1))).fill(2, 18, 20) });
    expect(rowsIn(path)).toEqual(rows(1));
  });

  // SQLite keeps as many bytes free as the file does that it is given
  it.each([0, 1, 32])('however long a row is, with %i bytes of each page kept free', (reserved) => {
    const path = folderWith({ [FILE]: emptyFile(reserved) });
    const lengths = Array.from({ length: 1_100 }, (_, index) => 420 + index);
    bySqlite(path, (database) => {
      database.exec('create table t (a, b); begin');
      for (const length of lengths)
        database.run('insert into t values (?, ?)', ['abcdefg'.repeat(220).slice(0, length), 7]);
      database.exec('commit');
    });
    expect(rowsIn(path)).toEqual(lengths.map((length) => ['abcdefg'.repeat(220).slice(0, length), 7]));
  });

  it('whatever the rowids are', () => {
    const path = folderWith({ [FILE]: emptyFile() });
    const ids = [
      -(2n ** 63n),
      -1n,
      0n,
      127n,
      128n,
      16_383n,
      16_384n,
      2n ** 56n - 1n,
      2n ** 56n,
      2n ** 63n - 1n,
    ];
    bySqlite(path, (database) => {
      database.exec('create table t (a, b)');
      for (const id of ids) database.run('insert into t (rowid, a) values (?, ?)', [id, `row ${id}`]);
    });
    expect(rowsIn(path)).toEqual(ids.map((id) => [`row ${id}`, null]));
  });

  it('as no rows where a table is virtual, and has no pages', () => {
    const path = folderWith({ [FILE]: emptyFile() });
    bySqlite(path, (database) => database.exec('create virtual table t using fts5 (a)'));
    expect(rowsIn(path)).toEqual([]);
  });

  it('without what has no name, or no statement', () => {
    const path = folderWith({ [FILE]: emptyFile() });
    bySqlite(path, (database) =>
      database.exec(`create table t (a, b); pragma writable_schema = on;
        insert into sqlite_schema values ('table', null, 'u', 2, 'create table u (a)');
        insert into sqlite_schema values ('table', 'v', 'v', 2, null)`),
    );
    expect(openSqlite(opened(path), FILE).map(({ name }) => name)).toEqual(['t']);
  });
});
