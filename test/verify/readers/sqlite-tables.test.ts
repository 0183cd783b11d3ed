import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../pipeline/verify/readers/columns.ts';
import { findDatabaseFaults, readSqlite } from '../../../pipeline/verify/readers/sqlite.ts';
import { DATABASE } from '../../../pipeline/verify/tables.ts';
import { folders } from '../folders.ts';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

const { opened, folderWith } = folders();

/** A file that SQLite has made by these statements, beside as many lines of JSON as there are papers. */
function made(sql: string, papers = 0) {
  const path = folderWith({ 'papers.jsonl': Buffer.from('{}\n'.repeat(papers)) });
  const database = new Database(join(path, DATABASE));
  database.exec(sql);
  database.close();
  return opened(path);
}

function column(name: string, kind: Column['kind'], nullable = false): Column {
  return { name, kind, nullable, description: `The ${name}.`, fields: [] };
}

const COLUMNS = [column('id', 'text'), column('paper_id', 'integer', true), column('links', 'structs')];
const [ID, PAPER_ID, LINKS] = [
  'id TEXT NOT NULL, -- The id.',
  'paper_id INTEGER, -- The paper_id.',
  'links TEXT NOT NULL CHECK (json_valid(links)), -- The links.',
] as const;

const KEYS = ['PRIMARY KEY (id)', 'FOREIGN KEY (paper_id) REFERENCES papers (id)'] as const;

function statement(...lines: readonly string[]): string {
  return `CREATE TABLE redirects (\n${lines.map((line) => `  ${line}\n`).join('')}  ${KEYS.join(',\n  ')}\n);`;
}

const OTHER_KEYS = [`redirects is not made of columns, each in a line, and then ${KEYS.join(', ')}`];

describe('the statement of a table', () => {
  it.each<[what: string, sql: string, faults: string[]]>([
    ['as it must be', statement(ID, PAPER_ID, LINKS), []],
    [
      'with columns in another order',
      statement(PAPER_ID, ID, LINKS),
      [`column 1 is ${PAPER_ID}, not ${ID}`, `column 2 is ${ID}, not ${PAPER_ID}`],
    ],
    ['with a column too few', statement(ID, PAPER_ID), [`column 3 is missing, not ${LINKS}`]],
    [
      'with a column too many',
      statement(ID, PAPER_ID, LINKS, 'note TEXT, -- A note.'),
      ['columns too many: 1'],
    ],
    [
      'with two columns too many',
      statement(ID, PAPER_ID, LINKS, 'note TEXT, -- A note.', 'more REAL, -- A number.'),
      ['columns too many: 2'],
    ],
    [
      'with a column of another type',
      statement(ID, 'paper_id REAL, -- The paper_id.', LINKS),
      [`column 2 is paper_id REAL, -- The paper_id., not ${PAPER_ID}`],
    ],
    [
      'with a column that must not be null',
      statement(ID, 'paper_id INTEGER NOT NULL, -- The paper_id.', LINKS),
      [`column 2 is paper_id INTEGER NOT NULL, -- The paper_id., not ${PAPER_ID}`],
    ],
    [
      'with a list of which nothing is checked',
      statement(ID, PAPER_ID, 'links TEXT NOT NULL, -- The links.'),
      [`column 3 is links TEXT NOT NULL, -- The links., not ${LINKS}`],
    ],
    [
      'with another meaning',
      statement(ID, PAPER_ID, LINKS.replace('The', 'Some')),
      [`column 3 is ${LINKS.replace('The', 'Some')}, not ${LINKS}`],
    ],
    [
      'with the first column on the line of the name',
      statement(ID, PAPER_ID, LINKS).replace('(\n', '('),
      [
        `column 1 is ${PAPER_ID}, not ${ID}`,
        `column 2 is ${LINKS}, not ${PAPER_ID}`,
        `column 3 is missing, not ${LINKS}`,
      ],
    ],
    ...(
      [
        ['with another key', KEYS[0], 'PRIMARY KEY (paper_id)'],
        ['without a key', `${KEYS[0]},\n  `, ''],
        ['with a key too many', KEYS[1], `${KEYS[1]},\n  UNIQUE (links)`],
        ['with a key of another table', 'papers', 'digests'],
        ['without rows by number', ');', ') WITHOUT ROWID;'],
        ['with a column of which nothing is said', '  PRIMARY', '  note TEXT,\n  PRIMARY'],
      ] as const
    ).map(([what, from, to]): [string, string, string[]] => [
      what,
      statement(ID, PAPER_ID, LINKS).replace(from, to),
      OTHER_KEYS,
    ]),
  ])('%s', (_, sql, faults) => {
    expect(readSqlite(made(sql), 'redirects', COLUMNS).faults).toEqual(faults);
  });

  it('lets a list be null in every version of SQLite', () => {
    const columns = [...COLUMNS, column('authors', 'texts', true)];
    const faultsOf = (line: string) =>
      readSqlite(made(statement(ID, PAPER_ID, LINKS, line)), 'redirects', columns).faults;
    const expected = 'authors TEXT CHECK (authors IS NULL OR json_valid(authors)), -- The authors.';
    const bare = 'authors TEXT CHECK (json_valid(authors)), -- The authors.';
    expect(faultsOf(expected)).toEqual([]);
    expect(faultsOf(bare)).toEqual([`column 4 is ${bare}, not ${expected}`]);
  });
});

describe('a row of a table', () => {
  const rowsOf = (values: string) => [
    ...(readSqlite(
      made(`create table redirects (a, b, c, d); insert into redirects values (${values})`),
      'redirects',
      [...COLUMNS, column('flags', 'texts', true)],
    ).rows as Iterable<unknown[]>),
  ];

  it.each<[what: string, values: string, cells: unknown[]]>([
    ['has its lists read', `'x', 7, '[{"a":1}]', '["y"]'`, ['x', 7, [{ a: 1 }], ['y']]],
    ['has texts as they are, whatever they read as', `'17', '[]', '[]', '[]'`, ['17', '[]', [], []]],
    ['has what is no JSON as it is', `'x', null, '[', ''`, ['x', null, '[', '']],
    [
      'has bytes as they are, though they read as a list',
      `'x', 1, x'5b5d', null`,
      ['x', 1, Buffer.from('[]'), null],
    ],
  ])('%s', (_, values, cells) => {
    expect(rowsOf(values)).toEqual([cells]);
  });

  it('has all its cells as they are stored where there are more than columns', () => {
    const folder = made(`create table redirects (a, b); insert into redirects values ('[]', '[]')`);
    const { rows } = readSqlite(folder, 'redirects', [column('links', 'structs')]);
    expect([...(rows as Iterable<unknown[]>)]).toEqual([['[]', '[]']]);
  });

  it('is looked for in its table alone', () => {
    expect(() => readSqlite(made('create table papers (a)'), 'redirects', COLUMNS)).toThrow(
      'there is no table redirects',
    );
  });
});

describe('the tables of a database', () => {
  const OURS = ['papers', 'appearances', 'digests', 'merges', 'review', 'redirects'];
  const TABLES = OURS.map((name) => `create table ${name} (title, abstract);`).join('\n');
  const search = (columns: string) =>
    `CREATE VIRTUAL TABLE papers_search USING fts5 (\n  ${columns}, content="papers", tokenize="porter unicode61 remove_diacritics 2"\n);`;
  const PAPER = `insert into papers values ('a', 'b'); insert into papers_search (papers_search) values ('rebuild');`;
  const SEARCH = search('title, abstract');
  const NONE = ['there is no table papers_search'];

  it.each<[what: string, sql: string, faults: string[]]>([
    ['as they must be', `${TABLES}${SEARCH}${PAPER}`, []],
    [
      'and one of the release that is not in the database',
      `${TABLES}${SEARCH}${PAPER} create table ledger (a); create table quarantine (a)`,
      ['ledger', 'quarantine'].map((name) => `there is a table ${name}, which is none of ours`),
    ],
    ['without a search', TABLES, NONE],
    ['without what the search is of', `${TABLES}create table papers_search (title)`, NONE],
    ['with what the search is of alone', `${TABLES}create table papers_search_docsize (id)`, NONE],
    [
      'with a search of other columns',
      `${TABLES}${search('abstract, title')}${PAPER}`,
      ['papers_search is not of the columns title, abstract of papers'],
    ],
    [
      'with a search of other words',
      `${TABLES}${SEARCH.replace('porter ', '')}${PAPER}`,
      ['papers_search is not of the columns title, abstract of papers'],
    ],
    ['with a search of no paper', `${TABLES}${SEARCH}`, ['papers_search knows 0 papers, and not 1']],
    [
      'with a search of a paper too many',
      `${TABLES}${SEARCH}${PAPER}insert into papers_search (rowid, title) values (7, 'x')`,
      ['papers_search knows 2 papers, and not 1'],
    ],
  ])('%s', (_, sql, faults) => {
    expect([...findDatabaseFaults(made(sql, 1), ['title', 'abstract'])]).toEqual(faults);
  });

  it('are in a SQLite file', () => {
    const folder = opened({ [DATABASE]: Buffer.from('x') });
    expect(() => [...findDatabaseFaults(folder, [])]).toThrow('the file does not begin as a SQLite file');
  });
});
