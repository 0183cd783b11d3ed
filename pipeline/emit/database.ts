import { toCell } from './cell.ts';
import type { Column, ColumnType } from './columns.ts';
import { selectColumns, type Edition } from './editions.ts';
import { toJson } from './json.ts';
import { KEYS } from './keys.ts';
import { NAME, type TableName } from './tables.ts';

/** Name of the SQLite file, which has a table for each of those that a person asks questions of. */
export const DATABASE = `${NAME}.sqlite`;

/** What is in it, in words. */
export function describeDatabase(edition: Edition): string {
  const searched = listSearchedColumns(edition).join('s and ');
  return `SQLite with the tables ${NAMES.join(', ')}: dates are text, lists are JSON, and papers_search finds words in ${searched}s.`;
}

/** Its tables, in the order in which it has them. */
const NAMES = (Object.keys(KEYS) as TableName[]).filter(isInDatabase);

export function isInDatabase(table: TableName): boolean {
  return KEYS[table].indexes !== null;
}

/** Makes the empty tables, and the search over the texts of papers. */
export function makeSchemaSql(edition: Edition): string {
  const tables = NAMES.map((table) => createTable(table, selectColumns(table, edition)));
  return `${tables.join('\n')}\n${createSearch(edition)}\n`;
}

/** Fills the search and makes the indexes, once the rows are there: both are faster and smaller then. */
export function makeIndexSql(): string {
  const indexes = NAMES.flatMap((table) =>
    (KEYS[table].indexes ?? []).map((column) => `CREATE INDEX ${table}_${column} ON ${table} (${column});`),
  );
  const search = ['rebuild', 'optimize'].map(
    (command) => `INSERT INTO papers_search (papers_search) VALUES ('${command}');`,
  );
  return [...search, ...indexes].join('\n');
}

/**
 * Inserts a row of cellsIn, unless there is one of its key. Text comes as its bytes: a string would end at its first NUL.
 */
export function makeInsertSql(table: TableName, edition: Edition): string {
  const values = selectColumns(table, edition).map(({ type }) =>
    SQL_TYPES[type] === 'TEXT' ? 'CAST(? AS TEXT)' : '?',
  );
  return `INSERT OR IGNORE INTO ${table} VALUES (${values.join(', ')})`;
}

/** The cells of a row in the order of the columns: UTF-8, numbers and null; a list is JSON. */
export function toSqlValues(row: object, columns: readonly Column[]): (Buffer | number | null)[] {
  return columns.map((column) => {
    const cell = toCell(row, column);
    if (Array.isArray(cell)) return Buffer.from(toJson(cell));
    return typeof cell === 'string' ? Buffer.from(cell) : (cell as number | null); // what else a column may hold
  });
}

/** Dates are text as YYYY-MM-DD, on which the date functions of SQLite work. */
const SQL_TYPES: Readonly<Record<ColumnType, 'TEXT' | 'INTEGER' | 'REAL'>> = {
  string: 'TEXT',
  date: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  'list<string>': 'TEXT',
  'list<struct>': 'TEXT',
};

/** With what each column means as a comment, which `.schema` shows. */
function createTable(table: TableName, columns: readonly Column[]): string {
  const { primary, foreign } = KEYS[table];
  const lines = columns.map((column) => `  ${makeColumnSql(column)}, -- ${column.description}`);
  const constraints = [
    `PRIMARY KEY (${primary.join(', ')})`,
    ...foreign.map(
      (other) =>
        `FOREIGN KEY (${other.columns.join(', ')}) REFERENCES ${other.table} (${other.to.join(', ')})`,
    ),
  ];
  return `CREATE TABLE ${table} (\n${lines.join('\n')}\n  ${constraints.join(',\n  ')}\n);`;
}

function makeColumnSql({ name, type, nullable }: Column): string {
  const check = type.startsWith('list') ? ` CHECK (json_valid(${name}))` : '';
  return `${name} ${SQL_TYPES[type]}${nullable ? '' : ' NOT NULL'}${check}`;
}

/**
 * The texts are those of papers, and not stored twice. Words are found by their stems and without their accents. The name
 * of the table is in double quotes, by which Datasette knows what the search is of.
 */
function createSearch(edition: Edition): string {
  const names = listSearchedColumns(edition).join(', ');
  return `CREATE VIRTUAL TABLE papers_search USING fts5 (
  ${names}, content="papers", tokenize="porter unicode61 remove_diacritics 2"
);`;
}

function listSearchedColumns(edition: Edition): string[] {
  const names = selectColumns('papers', edition).map(({ name }) => name);
  return names.filter((name) => name === 'title' || name === 'abstract');
}
