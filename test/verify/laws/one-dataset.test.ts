import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openOutput } from '../../../pipeline/build/output.ts';
import { makeSchemaSql } from '../../../pipeline/emit/database.ts';
import type { TableWriter } from '../../../pipeline/emit/sink.ts';
import { readColumns } from '../../../pipeline/verify/readers/columns.ts';
import { checkOneDataset } from '../../../pipeline/verify/laws/one-dataset.ts';
import type { Released } from '../../../pipeline/verify/released.ts';
import {
  DATABASE,
  type Edition,
  getShape,
  TABLE_NAMES,
  type TableName,
} from '../../../pipeline/verify/tables.ts';
import { makePaper } from '../../report/rows.ts';
import { folders } from '../folders.ts';
import { ended } from '../law.ts';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

const { folderWith, opened } = folders();

/** What the law says of one file in a folder, and how often it told that it reads it. */
async function saidOf(file: string, path: string, edition: Edition = 'full') {
  let told = 0;
  // what is looked at
  const released = { folder: opened(path), edition } as Released;
  const { found, figures } = await ended(
    checkOneDataset(released, (read) => (told += read === file ? 1 : 0)),
  );
  return { messages: found.filter((one) => one.file === file).map(({ message }) => message), told, figures };
}

const namesIn = (table: TableName) => readColumns(getShape(table, 'full').schema).map(({ name }) => name);

/** A row of JSON Lines and one of CSV in which all but one column is null. */
function inJson(table: TableName, values: object): string {
  return `${JSON.stringify({ ...Object.fromEntries(namesIn(table).map((name) => [name, null])), ...values })}\n`;
}
function inCsv(table: TableName, cells: Readonly<Record<string, string>>): string {
  return `${namesIn(table)
    .map((name) => cells[name] ?? '')
    .join(',')}\r\n`;
}

/** A folder in which one table has one row. */
function folderOf(table: TableName, json: string, cells: Readonly<Record<string, string>>): string {
  return folderWith({
    [`${table}.jsonl`]: json,
    [`${table}.csv`]: `${namesIn(table).join(',')}\r\n${inCsv(table, cells)}`,
  });
}

describe('a value in CSV', () => {
  const inPapers = async (json: string, cells: Readonly<Record<string, string>>) =>
    (await saidOf('papers.csv', folderOf('papers', json, cells))).messages;

  it.each<[column: string, cell: string, value: unknown, message: string | null]>([
    ['title', 'x', 'x', null],
    ['title', 'x', '\ufeffx', null],
    ['title', '\ufeffx', 'x', null],
    ['title', '\ufeffx', '\ufeffx', null],
    ['title', 'xx', 'x', 'title is "xx", in JSONL "x"'],
    ['title', 'x', 'y', 'title is "x", in JSONL "y"'],
    ['title', '7', 7, 'title is "7", in JSONL 7'],
    ['title', '', '', 'title is null, in JSONL ""'],
    ['title', '', undefined, 'title is null, in JSONL missing'],
    ['appearance_count', '7', 7, null],
    ['appearance_count', '7', '7', 'appearance_count is 7, in JSONL "7"'],
    ['title_variants', '[]', [], null],
    ['authors', '', null, null],
    ['authors', '[]', null, 'authors is [], in JSONL null'],
    ['authors', 'null', null, 'authors is "null", in JSONL null'],
    ['authors', '', [], 'authors is null, in JSONL []'],
    ['authors', '"[""x""]"', ['\ufeffx'], null],
    ['authors', '"[""x""]"', ['x', 'y'], 'authors is ["x"], in JSONL ["x","y"]'],
    ['authors', '{}', [], 'authors is {}, in JSONL []'],
    ['title_variants', '[1]', [], 'title_variants is [1], in JSONL []'],
    ['title_variants', '[', '[', null],
  ])('%s %j for %j: %j', async (column, cell, value, message) => {
    const messages = await inPapers(inJson('papers', { [column]: value }), { [column]: cell });
    expect(messages).toEqual(message === null ? [] : [`row 1: ${message}`]);
  });

  it.each(['NaN', 'Infinity', '-Infinity'])('that is %s is not null', async (cell) => {
    const path = folderOf('appearances', inJson('appearances', {}), { similarity: cell });
    const { messages } = await saidOf('appearances.csv', path);
    expect(messages).toEqual([`row 1: similarity is ${cell}, in JSONL null`]);
  });

  it('is told once for a row, by its first column', async () => {
    const json = inJson('papers', { id: 'a', title: 'b' });
    expect(await inPapers(json, { id: 'c', title: 'd' })).toEqual(['row 1: id is "c", in JSONL "a"']);
  });

  it('is told where there is no JSON', async () => {
    expect(await inPapers('{\n', { id: 'c' })).toEqual(['row 1: id is "c", in JSONL missing']);
  });
});

describe('lists', () => {
  const LISTS = [null, [], ['Ada'], ['Ada', ''], null, ['\ufeffBo']];
  const FILES = ['papers.csv', 'papers.spreadsheet.csv', 'papers.arrow', 'papers.parquet', DATABASE];

  async function writePapers(): Promise<string> {
    const path = folderWith({});
    const { open, close } = openOutput(path);
    for (const name of TABLE_NAMES) {
      const table = await open(name);
      const papers = LISTS.map((authors, index) => makePaper({ id: `dp-${index}`, authors }));
      if (name === 'papers') (table as TableWriter).write(papers);
    }
    const counts = { dumps: 0, digests: 0, records: 0, merges: 0, review: 0, redirects: 0, rejects: 0 };
    const made = { name: 'test', version: null, date: null, since: null, parameters: {}, cleaning: {} };
    await close({ ...made, counts: { ...counts, papers: LISTS.length }, text_issues: {}, inputs: [] });
    return path;
  }

  it('are null, empty or full alike in every format', async () => {
    const path = await writePapers();
    for (const file of FILES) expect((await saidOf(file, path)).messages).toEqual([]);
  });

  it('that are null are not empty, in any format', async () => {
    const path = await writePapers();
    const rows = readFileSync(join(path, 'papers.jsonl'), 'utf8');
    writeFileSync(join(path, 'papers.jsonl'), rows.replace('"authors":null', '"authors":[]'));
    for (const file of FILES) {
      const where = file === DATABASE ? 'papers: row 1' : 'row 1';
      expect((await saidOf(file, path)).messages).toEqual([`${where}: authors is null, in JSONL []`]);
    }
  });
});

/** As many rows with another file than JSONL has. */
function others(count: number): string {
  return folderWith({
    'digests.jsonl': inJson('digests', { file: 'a' }).repeat(count),
    'digests.csv': `${namesIn('digests').join(',')}\r\n${inCsv('digests', { file: 'b' }).repeat(count)}`,
  });
}

describe('rows that differ', () => {
  it.each([
    [1, 1, null],
    [99, 99, null],
    [100, 100, null],
    [101, 100, '1 more rows differ'],
    [250, 100, '150 more rows differ'],
  ])('are named, of %i the first %i, and the others counted', async (count, named, last) => {
    const { messages } = await saidOf('digests.csv', others(count));
    const rows = Array.from({ length: named }, (_, index) => `row ${index + 1}: file is "b", in JSONL "a"`);
    expect(messages).toEqual(last === null ? rows : [...rows, last]);
  });

  it.each([
    [2, 3, 'ends after 2 rows, 1 before JSONL'],
    [3, 2, 'goes on after 2 rows, which are all that JSONL has'],
  ])('are as many as there are: %i for %i', async (found, expected, message) => {
    const path = folderWith({
      'digests.jsonl': inJson('digests', {}).repeat(expected),
      'digests.csv': `${namesIn('digests').join(',')}\r\n${inCsv('digests', {}).repeat(found)}`,
    });
    const { messages, figures } = await saidOf('digests.csv', path);
    expect(messages).toEqual([message]);
    expect(figures).toEqual({ files: 11, 'rows compared': 2 });
  });
});

function database(sql: string, files: Readonly<Record<string, string>> = {}): string {
  const path = folderWith(files);
  const written = new Database(join(path, DATABASE));
  written.exec(sql);
  written.close();
  return path;
}

describe('a file that is read', () => {
  const TABLES = ['papers', 'appearances', 'digests', 'merges', 'review', 'redirects'];

  it.each([
    [0, 0],
    [4095, 0],
    [4096, 1],
    [8192, 2],
  ])('is told for each table, and with %i rows %i times more', async (count, more) => {
    const rows = `with recursive row (number) as (select 1 union all select number + 1 from row limit ${count})`;
    const sql = `create table redirects (${namesIn('redirects').join(', ')});
      insert into redirects (id) ${rows} select null from row`;
    const path = database(sql, { 'redirects.jsonl': inJson('redirects', {}).repeat(count) });
    const { told, figures } = await saidOf(DATABASE, path);
    expect([told, figures['rows compared']]).toEqual([TABLES.length + more, count]);
  });
});

describe('the database', () => {
  it.each<[made: Edition, said: Edition, messages: string[]]>([
    ['full', 'full', []],
    ['titles-only', 'titles-only', []],
    ['full', 'titles-only', ['papers_search is not of the columns title of papers']],
    ['titles-only', 'full', ['papers_search is not of the columns title, abstract of papers']],
  ])('of the edition %s is searched as one that is %s', async (made, said, messages) => {
    const told = await saidOf(DATABASE, database(makeSchemaSql(made)), said);
    expect(told.messages.filter((message) => message.startsWith('papers_search'))).toEqual(messages);
  });

  it('may have a cell that no column is for', async () => {
    const names = [...namesIn('digests'), 'other'];
    const sql = `create table digests (${names.join(', ')}); insert into digests (file) values ('a')`;
    const path = database(sql, { 'digests.jsonl': inJson('digests', { file: 'a' }) });
    const { messages } = await saidOf(DATABASE, path);
    expect(messages.filter((message) => message.startsWith('digests: row'))).toEqual([
      `digests: row 1: has ${names.length} cells`,
    ]);
  });
});
