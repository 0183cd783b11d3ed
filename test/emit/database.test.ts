import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase, RowRefused } from '../../pipeline/build/database.ts';
import { openFolder } from '../../pipeline/verify/folder.ts';
import { openSqlite } from '../../pipeline/verify/readers/sqlite-file.ts';
import { makePaper } from '../report/rows.ts';
import { COLUMNS, type Row, arbitraryRows } from './rows.ts';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** A file with these papers, in a folder of its own. */
function writeDatabase(papers: readonly object[], portion = 1000): string {
  const folder = mkdtempSync(join(TMP, 'built-'));
  const database = openDatabase(join(folder, 'a.sqlite'), 'full');
  const table = database.table('papers');
  for (let at = 0; at < papers.length; at += portion) table.write(papers.slice(at, at + portion));
  database.close();
  return folder;
}

/** The papers of a file, read by its pages and not by SQLite. */
function readBack(path: string): Row[] {
  const folder = openFolder(path);
  const table = openSqlite(folder, 'a.sqlite').find(({ name }) => name === 'papers');
  const rows = Array.from(table?.rows() ?? [], (values) =>
    Object.fromEntries(
      COLUMNS.papers.map(({ name, type }, index) => {
        const value = values[index];
        return [name, type.startsWith('list') && value !== null ? JSON.parse(String(value)) : value];
      }),
    ),
  );
  folder.close();
  return rows;
}

/** What SQL gives. */
function ask(path: string, sql: string): Row[] {
  const database = new Database(join(path, 'a.sqlite'), { readOnly: true });
  try {
    return database.all(sql) as Row[];
  } finally {
    database.close();
  }
}

const PAPER = makePaper({
  title_variants: ['Another'],
  links: [{ url: 'https://example.org', kind: 'other' }],
});
const papers = (count: number, change: (index: number) => Row = () => ({})) =>
  Array.from({ length: count }, (_, index) => ({ ...PAPER, id: `dp-${index}`, ...change(index) }));

describe('the SQLite file', () => {
  it('gives back every row as it was, whatever is in it', () => {
    fc.assert(
      fc.property(arbitraryRows(COLUMNS.papers), (some) => {
        const rows = some.map((row, index) => ({ ...row, id: `dp-${index}` }));
        expect(readBack(writeDatabase(rows))).toEqual(rows);
      }),
    );
  });

  it('holds more rows than pages have room for, and texts that are longer than a page', () => {
    const rows = papers(3_000, (index) => ({
      abstract: `${index} é`.repeat(index % 7 === 0 ? 3_000 : 10),
      appearance_count: (index - 1_500) * 1_000_003,
    }));
    expect(readBack(writeDatabase(rows))).toEqual(rows);
  });

  it('replaces half a surrogate pair, and keeps a NUL and a byte order mark', () => {
    const [row] = readBack(
      writeDatabase(
        papers(1, () => ({ title: '\ufeffx\ud835', abstract: 'a\0b', title_variants: ['\ud835'] })),
      ),
    );
    expect(row).toMatchObject({ title: '\ufeffx\ufffd', abstract: 'a\0b', title_variants: ['\ufffd'] });
  });

  it('has the same bytes in another folder, and however the rows are split', () => {
    const rows = papers(500);
    const [one, other] = [writeDatabase(rows), writeDatabase(rows, 7)].map((path) =>
      readFileSync(join(path, 'a.sqlite')),
    );
    expect(one?.equals(other as Buffer)).toBe(true);
  });

  it('leaves no journal and no lock beside it, and may be read by all who may read the others', () => {
    const path = writeDatabase(papers(10));
    expect(readdirSync(path)).toEqual(['a.sqlite']);
    mkdirSync(join(path, 'x'));
    expect(statSync(join(path, 'a.sqlite')).mode & 0o777).toBe(statSync(join(path, 'x')).mode & 0o666);
  });

  it('is whole, finds words by their stems and without accents, and has no text twice', () => {
    const path = writeDatabase(
      papers(50, (index) => ({
        title: `Gödel ${index}`,
        abstract: index === 7 ? 'Agents are rewarded' : 'x',
      })),
    );
    const found = ask(
      path,
      `select papers.id from papers_search join papers on papers.rowid = papers_search.rowid
       where papers_search match 'godel AND reward' order by rank`,
    );
    expect(found).toEqual([{ id: 'dp-7' }]);
    expect(ask(path, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(ask(path, "select name from sqlite_schema where name = 'papers_search_content'")).toEqual([]);
  });

  it('finds a paper without abstract by its title', () => {
    const path = writeDatabase([makePaper({ title: 'Proverbs', abstract: null })]);
    const sql = "select title, abstract from papers_search where papers_search match 'proverb'";
    expect(ask(path, sql)).toEqual([{ title: 'Proverbs', abstract: null }]);
  });

  it('refuses two rows of one key, and names the key', () => {
    const twice = [PAPER, PAPER];
    expect(() => writeDatabase(twice)).toThrow(RowRefused);
    expect(() => writeDatabase(twice)).toThrow('another row of papers has the same id');
  });

  it('says so when there is no such folder', () => {
    expect(() => openDatabase(join(TMP, 'none', 'a.sqlite'), 'full')).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });
});
