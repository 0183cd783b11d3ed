import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../pipeline/verify/folder.ts';
import { openSqlite } from '../../../pipeline/verify/readers/sqlite-file.ts';
import { folders } from '../folders.ts';
import {
  bySqlite,
  cell,
  FILE,
  fileOf,
  interior,
  leaf,
  overflow,
  PAGE,
  payload,
  record,
  text,
  varint,
  WHOLE,
} from './sqlite-by-hand.ts';

const { folderWith } = folders();

/** The rows of the table t as our reader finds them. */
function rowsIn(path: string): unknown[][] {
  const folder = openFolder(path);
  try {
    const found = openSqlite(folder, FILE).find(({ name }) => name === 't');
    return [...(found?.rows() ?? [])];
  } finally {
    folder.close();
  }
}

const ALL = (database: Parameters<Parameters<typeof bySqlite>[1]>[0]) => database.all('select a, b from t');

/** A row of which 197 of 705 bytes stand in its place, and the others on a page. */
const LONG = payload('z'.repeat(700), 3);
const [LOCAL, REST] = [LONG.subarray(0, 197), LONG.subarray(197)];

describe('a SQLite file that is damaged is told by its pages:', () => {
  it.each<[what: string, pages: Buffer[], message: string]>([
    ['one that is its own child', [interior([], 2)], 'page 2 is not in its place'],
    ['two that lead in a circle', [interior([[3, 1]], 3), interior([], 2)], 'page 3 is not in its place'],
    ['a child without a number', [interior([], 0)], 'page 0 is not in its place'],
    ['a first child without a number', [interior([[0, 1]], 3), leaf(0)], 'page 0 is not in its place'],
    ['a child beyond the end', [interior([], 4), leaf(0)], 'page 4 is not in its place'],
    ['one of an index', [interior([], 3), Buffer.alloc(PAGE, 10)], 'page 3 is of no table'],
    ['one of nothing', [Buffer.alloc(PAGE)], 'page 2 is of no table'],
    [
      'a row that no file of three pages has room for',
      [leaf(0, cell(1, LONG.subarray(0, 39), 3 * PAGE + 1, 3)), overflow(3, REST)],
      'a row of 1537 bytes is larger than the file',
    ],
    [
      'a row that goes on beyond the end of its page',
      [leaf(0, cell(1, payload('x', 7), 6))],
      'a row of 6 bytes ends after 5',
    ],
    [
      'a row that goes on beyond the end of its values',
      [leaf(0, cell(1, Buffer.concat([payload('x', 7), Buffer.alloc(1)])))],
      'a row of 6 bytes has values up to 5',
    ],
    [
      'a row with a value too few',
      [leaf(0, cell(1, record([text(1)], Buffer.from('xy'))))],
      'a row of 4 bytes has values up to 3',
    ],
    [
      'a row with a text that goes on beyond its end',
      [leaf(0, cell(1, record([varint(1), text(2)], Buffer.from('xy'))))],
      'a row of 5 bytes has values up to 6',
    ],
    [
      // of the type of two bytes the header has the first, 128 + 1, and the values begin with the second, 0
      'a row with a type that goes on in its values',
      [leaf(0, cell(1, Buffer.concat([Buffer.from([3, 1, 129, 0]), Buffer.alloc(58)])))],
      'a row of 62 bytes has values up to 62',
    ],
  ])('%s', (_, pages, message) => {
    const path = folderWith({ [FILE]: fileOf(...pages) });
    expect(() => bySqlite(path, ALL)).toThrow('database disk image is malformed');
    expect(() => rowsIn(path)).toThrow(message);
  });

  it.each([10, 11])('a row with a value of type %i, which SQLite takes for null', (type) => {
    const path = folderWith({
      [FILE]: fileOf(leaf(0, cell(1, record([varint(type), varint(1)], Buffer.from('x'))))),
    });
    expect(bySqlite(path, ALL)).toEqual([{ a: null, b: 120 }]);
    expect(() => rowsIn(path)).toThrow(`there are no values of type ${type}`);
  });

  it.each<[what: string, at: number, values: number[]]>([
    ['a version for reading', 19, [3, 255]],
    ['a largest fraction', 21, [0, 63, 65]],
    ['a smallest fraction', 22, [0, 31, 64]],
    ['a fraction of leaves', 23, [0, 31, 64]],
    ['a schema', 47, [5, 255]],
  ])('one of %s that SQLite does not know', (_, at, values) => {
    for (const value of values) {
      const path = folderWith({ [FILE]: fileOf(leaf(0)).fill(value, at, at + 1) });
      expect(() => bySqlite(path, ALL)).toThrow(/not a database|unsupported/);
      expect(() => rowsIn(path)).toThrow('the file is of a kind that SQLite does not open');
    }
  });
});

describe('a SQLite file of which one byte is another', () => {
  const whole = fileOf(
    interior([[3, 2]], 4),
    leaf(0, cell(1, payload('a', 1)), cell(2, payload('bb', 2))),
    leaf(0, cell(3, LOCAL, LONG.length, 5)),
    overflow(0, REST),
  );
  const written = `a,1;bb,2;${'z'.repeat(700)},3`;
  /** The bytes of the pages of the table that say where what is: all but free ones and those of the long text. */
  const places = [...whole.keys()].filter(
    (at) => at >= PAGE && (at % PAGE < 16 || ![0, 122].includes(whole.readUInt8(at))),
  );

  /** All rows in a line, a missing value as null. */
  const ours = (path: string) =>
    rowsIn(path)
      .map(([a = null, b = null]) =>
        [a, b]
          .map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : value))
          .map(String)
          .join(),
      )
      .join(';');

  /** The same by SQLite; as bytes, since the library ends a text at its first NUL. */
  const theirs = (path: string) =>
    bySqlite(path, (database) =>
      database.all(
        `select ${['a', 'b'].map((name) => `typeof(${name}) as type_${name}, hex(cast(${name} as blob)) as ${name}`).join()} from t`,
      ),
    )
      .map(({ type_a, a, type_b, b }) => [shown(type_a, a), shown(type_b, b)].join())
      .join(';');
  const shown = (type: unknown, hex: unknown) => {
    if (type === 'null') return 'null';
    return type === 'blob' ? String(hex).toLowerCase() : Buffer.from(String(hex), 'hex').toString();
  };

  function attempt<T>(read: () => T): T | null {
    try {
      return read();
    } catch {
      return null;
    }
  }

  it('is refused, or read as SQLite reads it where it finds it whole, or read as another', () => {
    const damage = fc.tuple(fc.constantFrom(...places), fc.integer({ min: 0, max: 255 }));
    const path = folderWith({});
    fc.assert(
      fc.property(damage, ([at, value]) => {
        writeFileSync(join(path, FILE), Buffer.from(whole).fill(value, at, at + 1));
        const found = attempt(() => ours(path));
        const integrity = attempt(() => bySqlite(path, (database) => database.all('pragma integrity_check')));
        if (found !== null && (found === written || JSON.stringify(integrity) === JSON.stringify(WHOLE)))
          expect(found).toBe(attempt(() => theirs(path)));
      }),
      { numRuns: 300, examples: [[[PAGE, whole.readUInt8(PAGE)]]] },
    );
  });
});
