import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Statement } from 'node-sqlite3-wasm';
import { toSqlValues, makeIndexSql, makeInsertSql, makeSchemaSql } from '../emit/database.ts';
import { selectColumns, type Edition } from '../emit/editions.ts';
import { KEYS } from '../emit/keys.ts';
import type { TableWriter } from '../emit/sink.ts';
import type { TableName } from '../emit/tables.ts';
import { createDiskError } from '../disk/error.ts';
import { openFile, fsyncFile, type Written } from '../disk/files.ts';

/** An open SQLite file. */
export interface Database {
  table(name: TableName): TableWriter;
  /** Closes all tables, creates the full-text search and the indexes, and syncs the file. */
  close(): Written;
}

/**
 * A killed build discards the file, so it needs no journal and no sync until the end. Memory: 16 MiB of pages, plus
 * the sorting of an index.
 */
const SETTINGS = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA foreign_keys = OFF; PRAGMA page_size = 4096; PRAGMA cache_size = -16384;`;

/**
 * Creates a SQLite file. The library is loaded on demand, because few commands need it. It is WebAssembly, so equal
 * rows give equal bytes on every machine.
 */
export function openDatabase(path: string, edition: Edition): Database {
  // the library would create a file that only its owner can read
  openFile(path).close();
  const library = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm');
  const file = callLibrary(path, () => new library.Database(path));
  const inserts: Statement[] = [];
  callLibrary(path, () => file.exec(`${SETTINGS}\n${makeSchemaSql(edition)}\nBEGIN;`));
  return {
    table: (name) => {
      const insert = callLibrary(path, () => file.prepare(makeInsertSql(name, edition)));
      inserts.push(insert);
      const columns = selectColumns(name, edition);
      const write = (row: object) => {
        const { changes } = callLibrary(path, () => insert.run(toSqlValues(row, columns)));
        if (changes === 0) throw new RowRefused(name);
      };
      return { write: (rows) => rows.forEach(write), close: () => {} };
    },
    close: () => {
      for (const insert of inserts) insert.finalize();
      callLibrary(path, () => file.exec(`${makeIndexSql()}\nCOMMIT;`));
      callLibrary(path, () => file.close());
      return fsyncFile(path);
    },
  };
}

/** A row that repeats the key of an earlier row. */
export class RowRefused extends Error {
  constructor(table: TableName) {
    super(`another row of ${table} has the same ${KEYS[table].primary.join(' and ')}`);
  }
}

/** Messages of the library for disk errors, which have no code. */
const DISK = /disk I\/O error|disk is full|unable to open|could not open/i;

/** Calls the library. Errors get the file name, and disk errors their type. */
function callLibrary<T>(where: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const { message } = error as Error;
    const named = `${basename(where)}: ${message}`;
    throw DISK.test(message)
      ? createDiskError(named, 'EIO', 'write', { cause: error })
      : new Error(named, { cause: error });
  }
}
