import { toCell } from './cell.ts';
import type { Column, ColumnType } from './columns.ts';
import { selectColumns, type Edition } from './editions.ts';
import { toJson } from './json.ts';
import { KEYS } from './keys.ts';
import { NAME, type TableName } from './tables.ts';

/** Name of the SQLite file. It has the tables that people query. */
export const DATABASE = `${NAME}.sqlite`;

/** Describes the database for the data dictionary. */
export function describeDatabase(edition: Edition): string {
  const searched = listSearchedColumns(edition).join('s and ');
  return `SQLite with the tables ${NAMES.join(', ')}: dates are text, lists are JSON, and papers_search finds words in ${searched}s.`;
}

/** Tables of the database, in order. */
const NAMES = (Object.keys(KEYS) as TableName[]).filter(isInDatabase);

export function isInDatabase(table: TableName): boolean {
  return KEYS[table].indexes !== null;
}

/** Creates the empty tables, and the full-text search over papers. */
export function makeSchemaSql(edition: Edition): string {
  const tables = NAMES.map((table) => createTable(table, selectColumns(table, edition)));
  return `${tables.join('\n')}\n${createSearch(edition)}\n`;
}

/** Fills the search and creates the indexes. After the rows, because both are then faster and smaller. */
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
 * Inserts the values of toSqlValues, unless the key exists. Text is bound as bytes: a string would end at its first NUL.
 */
export function makeInsertSql(table: TableName, edition: Edition): string {
  const values = selectColumns(table, edition).map(({ type }) =>
    SQL_TYPES[type] === 'TEXT' ? 'CAST(? AS TEXT)' : '?',
  );
  return `INSERT OR IGNORE INTO ${table} VALUES (${values.join(', ')})`;
}

/** Returns the cells of a row in column order: UTF-8, numbers and null; a list is JSON. */
export function toSqlValues(row: object, columns: readonly Column[]): (Buffer | number | null)[] {
  return columns.map((column) => {
    const cell = toCell(row, column);
    if (Array.isArray(cell)) return Buffer.from(toJson(cell));
    return typeof cell === 'string' ? Buffer.from(cell) : (cell as number | null); // the other column types
  });
}

/** Dates are text (YYYY-MM-DD), which the date functions of SQLite accept. */
const SQL_TYPES: Readonly<Record<ColumnType, 'TEXT' | 'INTEGER' | 'REAL'>> = {
  string: 'TEXT',
  date: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  'list<string>': 'TEXT',
  'list<struct>': 'TEXT',
};

/** Each column has its meaning as a comment, which `.schema` shows. */
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

/** For some versions of SQLite, such as 3.40, null is no valid JSON. */
function makeColumnSql({ name, type, nullable }: Column): string {
  const orNull = nullable ? `${name} IS NULL OR ` : '';
  const check = type.startsWith('list') ? ` CHECK (${orNull}json_valid(${name}))` : '';
  return `${name} ${SQL_TYPES[type]}${nullable ? '' : ' NOT NULL'}${check}`;
}

/**
 * Stores no second copy of the texts. Words match by stem and without accents. Datasette recognises the search by the
 * double quotes around the table name.
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
