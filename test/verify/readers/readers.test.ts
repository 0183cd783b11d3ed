import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCaution } from '../../../pipeline/verify/laws/caution.ts';
import type { Column } from '../../../pipeline/verify/readers/columns.ts';
import { openFolder } from '../../../pipeline/verify/folder.ts';
import { foldText, isPlain } from '../../../pipeline/verify/laws/plain-text.ts';
import type { Released } from '../../../pipeline/verify/released.ts';
import { readSpreadsheet } from '../../../pipeline/verify/readers/spreadsheet.ts';
import { openSqlite } from '../../../pipeline/verify/readers/sqlite-file.ts';
import type { Reading } from '../../../pipeline/verify/readers/columns.ts';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** A new folder with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(TMP, 'folder-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(path, name), bytes);
  return path;
}

const COLUMNS = ['text', 'date', 'integer', 'number', 'list'].map((kind) => ({ name: kind, kind }) as Column);

async function rowsOf({ faults, rows }: Reading): Promise<unknown[]> {
  const all: unknown[] = [...faults];
  for await (const row of rows) all.push(row);
  return all;
}

describe('a cell for spreadsheets', () => {
  it.each([
    ['a', 'a'],
    ["'=1", '=1'],
    ['=1', '=1 (a formula)'],
    [' \t"+1', ' \t"+1 (a formula)'],
    ['a=1', 'a=1'],
    ['a-1; b', 'a-1; b'],
    ["a;'-1", 'a;-1'],
    ['a;-1', 'a;-1 (a formula)'],
    ['a -1', 'a -1'],
    ["a'", "a'"],
    ["it's", "it's"],
    ['\u00a0@x', '\u00a0@x (a formula)'],
    ['\u200b|x', '\u200b|x (a formula)'],
    ['％x', '％x'],
    ['＝x', '＝x (a formula)'],
    ['1-2', '1-2'],
    ["'a;b", 'a;b'],
  ])('%j stands for %j', async (cell, text) => {
    const bytes = `\ufefftext\r\n"${cell.replaceAll('"', '""')}"\r\n`;
    const folder = openFolder(folderWith({ 'x.csv': bytes }));
    expect(await rowsOf(await readSpreadsheet(folder, 'x.csv', COLUMNS.slice(0, 1)))).toEqual([[text]]);
    folder.close();
  });

  it('comes after a byte order mark', async () => {
    const folder = openFolder(folderWith({ 'x.csv': 'text\r\na\r\n' }));
    expect(await rowsOf(await readSpreadsheet(folder, 'x.csv', COLUMNS.slice(0, 1)))).toEqual([
      'does not begin with a byte order mark',
      ['a'],
    ]);
    folder.close();
  });
});

describe('a SQLite file', () => {
  const numbers = [
    0,
    1,
    2,
    -1,
    127,
    -128,
    32_767,
    -32_768,
    8_388_607,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 47 - 1,
    2 ** 52,
    0.5,
    -1e300,
  ];
  /** Written by SQLite itself. */
  function written(pageSize: number, rows: readonly unknown[][]): string {
    const folder = folderWith({});
    const database = new Database(join(folder, 'x.sqlite'));
    database.exec(
      `pragma page_size = ${pageSize}; create table "some" (a, b); create view other as select 1`,
    );
    database.exec('begin');
    for (const row of rows) database.run('insert into "some" values (?, ?)', row as string[]);
    database.exec('commit');
    database.close();
    return folder;
  }

  const texts = [0, 1, 400, 476, 477, 478, 489, 490, 985, 986, 5_000, 40_000].map((length) =>
    'abcdefghij'.repeat(length / 10 + 1).slice(0, length),
  );

  it.each([512, 1024, 4096, 65_536])('with pages of %i bytes gives what was written', (pageSize) => {
    const rows = [
      ...numbers.map((number) => [number, null]),
      ...texts.map((text, index) => [text, index]),
      [new Uint8Array([1, 2, 255]), 'é漢😀'],
      ...Array.from({ length: 300 }, (_, index) => [index * 1_000, `row ${index}`]),
    ];
    const folder = openFolder(written(pageSize, rows));
    const [table, ...others] = openSqlite(folder, 'x.sqlite');
    expect(others).toEqual([]);
    expect(table?.name).toBe('some');
    expect(table?.sql).toBe('CREATE TABLE "some" (a, b)');
    const found = [...(table?.rows() ?? [])].map((row) =>
      row.map((value) => (value instanceof Uint8Array ? new Uint8Array(value) : value)),
    );
    expect(found).toEqual(rows);
    folder.close();
  });

  it.each<[what: string, file: (whole: Buffer) => Buffer, message: string]>([
    ['nothing', () => Buffer.alloc(0), 'the file does not begin as a SQLite file'],
    ['a beginning', (all) => all.subarray(0, 99), 'the file does not begin as a SQLite file'],
    ['something else', (all) => (all.write('XQLite', 0), all), 'the file does not begin as a SQLite file'],
    ['UTF-16', (all) => (all.writeUInt32BE(2, 56), all), 'the texts are not UTF-8'],
    ['small pages', (all) => (all.writeUInt16BE(256, 16), all), 'there are no pages of 256 bytes'],
    [
      'other pages',
      (all) => (all.writeUInt32BE(3, 28), all),
      'the file has 1024 bytes, and not 3 pages of 512',
    ],
    ['a root of no table', (all) => (all.writeUInt8(9, 100), all), 'page 1 is of no table'],
  ])('that is %s is told', (_, change, message) => {
    const path = written(512, []);
    const whole = openFolder(path);
    const bytes = change(whole.read('x.sqlite', 0, 1 << 20));
    whole.close();
    const folder = openFolder(folderWith({ 'x.sqlite': bytes }));
    expect(() => openSqlite(folder, 'x.sqlite')).toThrow(message);
    folder.close();
  });
});

describe('a merge that is plainly wrong', () => {
  const merge = {
    match: 'similar',
    title_a: 'Scaling of Models',
    title_b: 'Scaling of Model',
    similarity: 0.9,
    abstract_similarity: 0.5,
    judgement: null,
  };
  const NUMBERS = 'the match is similar, but the numbers in the titles differ';
  const LETTERS = 'the match is exact, but the titles differ in letters or digits';

  it.each<[what: string, change: object, messages: string[]]>([
    ['none', {}, []],
    ['a number', { title_a: 'Llama 2 of Models', title_b: 'Llama 3 of Models' }, [NUMBERS]],
    ['a number of one', { title_a: 'Llama 2 of Models', title_b: 'Llama of Models' }, [NUMBERS]],
    ['a number of one, less alike', { title_a: 'Llama 2', title_b: 'Llama', similarity: 0.74 }, []],
    ['a number of one, just alike', { title_a: 'Llama 2', title_b: 'Llama', similarity: 0.75 }, [NUMBERS]],
    ['numbers, less alike', { title_a: 'Llama 2', title_b: 'Llama 3', similarity: 0.5 }, [NUMBERS]],
    ['numbers, unlike', { title_a: 'Llama 2', title_b: 'Llama 3', similarity: 0.49 }, []],
    ['more numbers of one, less alike', { title_a: 'Llama 2 3', title_b: 'Llama 3', similarity: 0.7 }, []],
    ['a number that is grouped', { title_a: 'Of 12,000 Models', title_b: 'Of 12000 Models' }, []],
    ['numbers in another order', { title_a: 'From 2 to 34', title_b: 'From 34 to 2' }, [NUMBERS]],
    ['a number in letters', { title_a: 'Llama two of Models', title_b: 'Llama 2 of Models' }, []],
    ['a Roman number', { title_a: 'Llama 3', title_b: 'Llama IV' }, []],
    ['a title that is not plain', { title_a: 'Llama $2$', title_b: 'Llama 3' }, []],
    ['abstracts that just agree', { abstract_similarity: 0.05 }, []],
    [
      'abstracts that do not',
      { abstract_similarity: 0.04 },
      ['the match is similar, but the abstracts agree by 0.04 only'],
    ],
    ['exact titles', { match: 'exact', similarity: 1, title_b: 'Scaling of: models' }, []],
    ['exact titles that differ', { match: 'exact', similarity: 1 }, [LETTERS]],
    ['exact titles that are not plain', { match: 'exact', similarity: 1, title_a: 'Scaling $x$' }, []],
    [
      'exact titles that are near',
      { match: 'exact', title_b: 'Scaling of Models' },
      ['the match is exact, but the similarity 0.9'],
    ],
    ['a judgement', { match: 'judged', judgement: 'same' }, []],
    ['no judgement', { match: 'judged' }, ['the match is judged, but there is no judgement']],
  ])('by %s', (_, change, messages) => {
    // the one table that is looked at
    const merges = [{ row: { ...merge, ...change }, line: 7 }];
    const checking = checkCaution({ merges, appearances: [] } as unknown as Released);
    const found = [];
    let step = checking.next();
    for (; !step.done; step = checking.next()) found.push(step.value);
    expect(found).toEqual(messages.map((message) => ({ file: 'merges.jsonl', line: 7, message })));
    expect(step.value).toEqual({ merges: 1 });
  });

  it('is looked for where a title is plain', () => {
    const titles = ["It's (a) plain, 100% title!", 'at www.x', 'see http', 'α', 'a\u00e9', 'x_y'];
    expect(titles.map(isPlain)).toEqual([true, false, false, false, false, false]);
    expect(foldText("It's (a) Title -- 2!")).toBe('itsatitle2');
  });
});
