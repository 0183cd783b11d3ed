import { type Cells, type Column, findColumnFaults, parseList, type Reading } from './columns.ts';
import type { Folder } from '../folder.ts';
import { openSqlite, type Stored, type StoredTable } from './sqlite-file.ts';
import { DATABASE, TABLE_NAMES, TABLES, type TableName } from '../tables.ts';

/** Reads a table of the SQLite file. */
export function readSqlite(folder: Folder, table: TableName, columns: readonly Column[]): Reading {
  const found = openSqlite(folder, DATABASE).find(({ name }) => name === table);
  if (found === undefined) throw new Error(`there is no table ${table}`);
  return {
    faults: [...findSchemaFaults(found, columns, TABLES[table].keys ?? [])],
    rows: yieldRows(found, columns),
  };
}

/** Finds faults of the database: an unknown table, or a search index that does not match the papers. */
export function* findDatabaseFaults(folder: Folder, texts: readonly string[]): Generator<string> {
  const tables = openSqlite(folder, DATABASE);
  const expected = [
    ...TABLE_NAMES.filter((table) => TABLES[table].keys !== null),
    SEARCH,
    // the shadow tables of an FTS5 index without its own texts ("The FTS5 Extension", section 9)
    ...['data', 'idx', 'docsize', 'config'].map((part) => `${SEARCH}_${part}`),
  ];
  for (const { name } of tables)
    if (!expected.includes(name)) yield `there is a table ${name}, which is none of ours`;
  const search = tables.find(({ name }) => name === SEARCH);
  const sizes = tables.find(({ name }) => name === `${SEARCH}_docsize`);
  if (search === undefined || sizes === undefined) return yield `there is no table ${SEARCH}`;
  if (search.sql !== makeSearchSql(texts))
    yield `${SEARCH} is not of the columns ${texts.join(', ')} of papers`;
  const [found, papers] = [count(sizes.rows()), folder.lines('papers.jsonl')];
  if (found !== papers) yield `${SEARCH} knows ${found} papers, and not ${papers}`;
}

const SEARCH = 'papers_search';

function makeSearchSql(texts: readonly string[]): string {
  return `CREATE VIRTUAL TABLE ${SEARCH} USING fts5 (
  ${texts.join(', ')}, content="papers", tokenize="porter unicode61 remove_diacritics 2"
)`;
}

function count(rows: Iterable<unknown>): number {
  let number = 0;
  for (const _ of rows) number++;
  return number;
}

/** A line of the CREATE statement: name, type, NOT NULL, a check of lists, the description. */
const COLUMN =
  /^ {2}(\w+) (TEXT|INTEGER|REAL)( NOT NULL)?( CHECK \((?:\1 IS NULL OR )?json_valid\(\1\)\))?, -- (.*)/gm;

function findSchemaFaults(
  { name, sql }: StoredTable,
  columns: readonly Column[],
  keys: readonly string[],
): string[] {
  const expected = columns.map(describeColumn);
  if (sql === `CREATE TABLE ${name} (\n  ${[...expected, keys.join(',\n  ')].join('\n  ')}\n)`) return [];
  const found = [...sql.matchAll(COLUMN)].map(([line]) => line.trim());
  const faults = [...findColumnFaults(found, expected)];
  // SQLite may reject anything else, or not find a row by its key
  return faults.length > 0
    ? faults
    : [`${name} is not made of columns, each in a line, and then ${keys.join(', ')}`];
}

/** The expected line of a column. */
function describeColumn({ name, kind, nullable, description }: Column): string {
  const types = {
    integer: 'INTEGER',
    number: 'REAL',
    text: 'TEXT',
    date: 'TEXT',
    texts: 'TEXT',
    structs: 'TEXT',
  };
  // some versions of SQLite hold that null is no valid JSON
  const valid = nullable ? `${name} IS NULL OR json_valid(${name})` : `json_valid(${name})`;
  const check = kind === 'texts' || kind === 'structs' ? ` CHECK (${valid})` : '';
  return `${name} ${types[kind]}${nullable ? '' : ' NOT NULL'}${check}, -- ${description}`;
}

function* yieldRows(table: StoredTable, columns: readonly Column[]): Generator<Cells> {
  for (const values of table.rows())
    yield columns.length === values.length
      ? values.map((value, index) => toValue(value, columns[index]?.kind))
      : values;
}

/** Parses a stored value; one that is not valid for its column stays as it is, and so differs from the expected value. */
function toValue(value: Stored, kind: Column['kind'] | undefined): unknown {
  const isList = kind === 'texts' || kind === 'structs';
  return isList && typeof value === 'string' ? parseList(value) : value;
}
