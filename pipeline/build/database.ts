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

/** A SQLite file while it is written. */
export interface Database {
  table(name: TableName): TableWriter;
  /** Ends what is open, makes the search and the indexes, and syncs the file. */
  close(): Written;
}

/**
 * A file that is lost when the process dies needs no journal and no sync before its end. Memory: of the pages 16 MiB, and
 * what an index takes to be sorted.
 */
const SETTINGS = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
PRAGMA foreign_keys = OFF; PRAGMA page_size = 4096; PRAGMA cache_size = -16384;`;

/**
 * Opens a new SQLite file. The library is loaded here, as no other command needs it; it is WebAssembly, so that the same
 * rows give the same bytes on every machine.
 */
export function openDatabase(path: string, edition: Edition): Database {
  // the library would make a file that only its owner may read
  openFile(path).close();
  const library = createRequire(import.meta.url)('node-sqlite3-wasm') as typeof import('node-sqlite3-wasm');
  const file = told(path, () => new library.Database(path));
  const inserts: Statement[] = [];
  told(path, () => file.exec(`${SETTINGS}\n${makeSchemaSql(edition)}\nBEGIN;`));
  return {
    table: (name) => {
      const insert = told(path, () => file.prepare(makeInsertSql(name, edition)));
      inserts.push(insert);
      const columns = selectColumns(name, edition);
      const write = (row: object) => {
        const { changes } = told(path, () => insert.run(toSqlValues(row, columns)));
        if (changes === 0) throw new RowRefused(name);
      };
      return { write: (rows) => rows.forEach(write), close: () => {} };
    },
    close: () => {
      for (const insert of inserts) insert.finalize();
      told(path, () => file.exec(`${makeIndexSql()}\nCOMMIT;`));
      told(path, () => file.close());
      return fsyncFile(path);
    },
  };
}

/** A row whose key a row before it has. */
export class RowRefused extends Error {
  constructor(table: TableName) {
    super(`another row of ${table} has the same ${KEYS[table].primary.join(' and ')}`);
  }
}

/** What the library says when the disk fails it; its errors have no code. */
const DISK = /disk I\/O error|disk is full|unable to open|could not open/i;

/** Calls the library; what it throws names the file, and is an error of the disk where the disk is to blame. */
function told<T>(where: string, call: () => T): T {
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
