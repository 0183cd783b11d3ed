import { cpSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type Format, TABLES, type TableName } from '../../../pipeline/emit/tables.ts';
import type { Paper } from '../../../schemas/types.ts';
import {
  bytes,
  cutOff,
  type Damage,
  firstDoubled,
  firstDropped,
  firstSwapped,
  flip,
  isTitled,
  row,
  rows,
  type Tamper,
  text,
} from '../tamper.ts';

const LINKS = { links: [{ url: 'https://example.org', kind: 'code' as const }] };
const AUTHORS = ['Ida "Jo" Birk 2', 'Maja Ōak'];
const VARIANTS = { title_variants: ['SoilNet'] };

/** Damage to one format after another; the others stay as they were. */
export const inOneFormat: Damage[] = [
  ...inEach('another count', 'papers', (only) => row('papers', { appearance_count: 7 }, undefined, only)),
  ...inEach('another date', 'papers', (only) => row('papers', { last_date: '2025-08-03' }, undefined, only)),
  ...inEach('no date', 'papers', (only) => row('papers', { last_date: null }, undefined, only)),
  ...inEach('another link', 'papers', (only) => row('papers', LINKS, isTitled('Tidal'), only)),
  ...inEach('another variant', 'papers', (only) => row('papers', VARIANTS, isTitled('SoilNet'), only)),
  ...inEach('null as empty text', 'digests', (only) => row('digests', { licence: '' }, undefined, only)),
  ...inEach('another similarity', 'appearances', (only) =>
    row('appearances', { similarity: 0 }, undefined, only),
  ),
  ...inEach('authors in another order', 'papers', (only) => changePaper({ authors: AUTHORS }, only)),
  ...inEach('no author instead of null', 'papers', (only) => row('papers', { authors: [] }, undefined, only)),
  ...inEach('another upvote', 'papers', (only) => changePaper({ upvotes: 14 }, only)),
  ...inEach('no upvote instead of null', 'papers', (only) => row('papers', { upvotes: 0 }, undefined, only)),
  ...inEach('another day of publication', 'papers', (only) =>
    changePaper({ published_date: '2025-08-02' }, only),
  ),
  ...inEach('another keyword of an appearance', 'appearances', (only) =>
    row('appearances', { ai_keywords: ['tides'] }, ({ ai_keywords }) => ai_keywords !== null, only),
  ),
  ...inEach('rows in another order', 'papers', (only) => rows('papers', firstSwapped, only)),
  ...inEach('a row dropped', 'papers', (only) => rows('papers', firstDropped, only)),
  ...inEach('a row twice', 'papers', (only) => rows('papers', firstDoubled, only)),
  ...inEach('a flipped bit', 'papers', ([format]) => flip(`papers.${format}`, 'Tidal')),
  ...inEach('the end cut off', 'papers', ([format]) => cutOff(`papers.${format}`)),
  ...inEach(
    'no file',
    'papers',
    ([format]) =>
      (folder) =>
        rmSync(join(folder, `papers.${format}`)),
  ),
  ...inEach(
    'no bytes',
    'papers',
    ([format]) =>
      (folder) =>
        truncateSync(join(folder, `papers.${format}`)),
  ),
  ...inEach('garbage', 'papers', ([format]) =>
    bytes(`papers.${format}`, (all) => all.fill(0x5a, 8, all.length - 10)),
  ),
  ...inEach(
    'another table',
    'papers',
    ([format]) =>
      (folder) =>
        cpSync(
          join(folder, `digests.${format.replace('spreadsheet.', '')}`),
          join(folder, `papers.${format}`),
        ),
  ),
  ['another description in arrow', 'papers.arrow', flip('papers.arrow', 'Title of the latest')],
  ['another description in parquet', 'papers.parquet', flip('papers.parquet', 'Title of the latest')],
  ['another header in csv', 'papers.csv', text('papers.csv', (all) => all.replace('id,arxiv_id', 'id,name'))],
  ['LF in csv', 'papers.csv', text('papers.csv', (all) => all.replaceAll('\r\n', '\n'))],
  [
    'no byte order mark',
    'papers.spreadsheet.csv',
    text('papers.spreadsheet.csv', (all) => all.replace('\ufeff', '')),
  ],
  [
    'a formula',
    'papers.spreadsheet.csv',
    (folder) => {
      // the same title in both, but not escaped
      row('papers', { title: '=1+1' }, isTitled('Tidal'), ['jsonl', 'spreadsheet.csv'])(folder);
      text('papers.spreadsheet.csv', (all) => all.replace("'=1+1", '=1+1'))(folder);
    },
  ],
];

function changePaper(change: Partial<Paper>, only: readonly [Format]): Tamper {
  return row('papers', change, ({ authors }) => authors !== null, only);
}

function inEach(kind: string, table: TableName, tamper: (only: readonly [Format]) => Tamper): Damage[] {
  const formats = TABLES[table].formats.filter((format) => format !== 'jsonl');
  return formats.map((format) => [`${kind} in ${format}`, `${table}.${format}`, tamper([format])]);
}
