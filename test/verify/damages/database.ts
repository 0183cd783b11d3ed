import { rmSync, truncateSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bytes, cutOff, type Damage, flip, type Tamper } from '../tamper.ts';

const { Database } = createRequire(import.meta.url)(
  'node-sqlite3-wasm',
) as typeof import('node-sqlite3-wasm');

const FILE = 'daily-papers.sqlite';

function sql(statements: string): Tamper {
  return (folder) => {
    const database = new Database(join(folder, FILE));
    database.exec(statements);
    database.close();
  };
}

/** Damage to the SQLite file; JSON Lines stay as they were. */
export const inTheDatabase: Damage[] = (
  [
    ['another count', sql('update papers set appearance_count = 7 where rowid = 1')],
    ['another date', sql("update papers set last_date = '2025-08-03' where rowid = 1")],
    ['no date', sql('update papers set last_date = null where rowid = 1')],
    ['another link', sql("update papers set links = '[]' where links <> '[]'")],
    ['null as empty text', sql("update digests set licence = '' where rowid = 1")],
    ['a number as bytes', sql("update papers set appearance_count = x'31' where rowid = 1")],
    ['another similarity', sql('update appearances set similarity = 0 where rowid = 1')],
    ['other evidence', sql(`update merges set evidence_for = '["none"]' where rowid = 1`)],
    ['another title of a pair', sql("update review set title_a = 'x'")],
    ['another title of a redirect', sql("update redirects set title = 'x'")],
    ['another upvote', sql('update papers set upvotes = 99 where upvotes is not null')],
    ['no upvote instead of null', sql('update papers set upvotes = 0 where upvotes is null')],
    ['other authors', sql(`update appearances set authors = '["x"]' where authors is not null`)],
    ['no author instead of null', sql("update papers set authors = '[]' where authors is null")],
    ['another arXiv id', sql("update papers set arxiv_id = '2508.00009' where arxiv_id = '2508.00003'")],
    ['a row dropped', sql('delete from merges where rowid = 1')],
    ['a row too many', sql("insert into redirects select 'dp-x', paper_id, title from redirects limit 1")],
    ['a table too many', sql('create table notes (text)')],
    ['a column too many', sql('alter table papers add column note text')],
    ['a column of another name', sql('alter table papers rename column title to name')],
    ['no table', sql('drop table redirects')],
    ['no search', sql('drop table papers_search')],
    ['a search of nothing', sql("insert into papers_search (papers_search) values ('delete-all')")],
    [
      'a search of titles alone',
      sql(
        'drop table papers_search; create virtual table papers_search using fts5 (title, content="papers")',
      ),
    ],
    ['UTF-16', (folder) => bytes(FILE, (all) => all.fill(2, 59, 60))(folder)],
    ['pages of another size', (folder) => bytes(FILE, (all) => all.fill(32, 16, 17))(folder)],
    ['a flipped bit', flip(FILE, 'Tidal Heating in Compact Planetary Systems', 'last')],
    ['the end cut off', cutOff(FILE)],
    ['no bytes', (folder) => truncateSync(join(folder, FILE))],
    ['garbage', bytes(FILE, (all) => all.fill(0x5a, 100, all.length))],
    ['no file', (folder) => rmSync(join(folder, FILE))],
  ] as const satisfies readonly (readonly [string, Tamper])[]
).map(([kind, tamper]) => [kind, FILE, tamper]);
