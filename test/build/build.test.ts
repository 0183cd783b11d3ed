import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Built } from '../../pipeline/build/report.ts';
import { build } from '../../pipeline/build.ts';
import { openLatest } from '../../pipeline/dataset/releases.ts';
import { renderDocuments } from '../../pipeline/readme.ts';
import { DAMAGES } from '../support/damage.ts';
import { page, RECORDS } from '../support/page.ts';
import { copySeeds } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** Of the seed dumps. */
const BUILT = join(TMP, 'built');
let built: Built;
beforeAll(async () => {
  built = await build(copySeeds(join(TMP, 'seeds')), BUILT);
});

const rows = (folder: string, table: string) =>
  readFileSync(join(folder, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A folder of dumps with these texts. */
function rawOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(TMP, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the two real dumps', () => {
  it('give 2 digests, 209 records, 17 merges, 192 papers and no rejects', () => {
    const { counts, problems } = built;
    expect(counts).toMatchObject({ dumps: 2, digests: 2, records: 209, merges: 17, papers: 192, rejects: 0 });
    expect(problems).toEqual([]);
  });

  it('are dated by their sidecars', () => {
    const dated = rows(BUILT, 'digests').map(({ date, year_source }) => `${date} ${year_source}`);
    expect(dated).toEqual(['2025-05-30 sidecar', '2025-08-04 sidecar']);
  });

  it('answer the SQL of docs/loading.md', () => {
    const blocks = [...readFileSync('docs/loading.md', 'utf8').matchAll(/```sql\n([^]*?)```/g)];
    const { Database } = createRequire(import.meta.url)(
      'node-sqlite3-wasm',
    ) as typeof import('node-sqlite3-wasm');
    const database = new Database(join(BUILT, 'daily-papers.sqlite'), { readOnly: true });
    const found = blocks.map(([, sql = '']) => database.all(sql).length);
    database.close();
    expect(found).toEqual([5, 17, 3]);
  });

  it('show in a paper what is mended, and in its appearance what was written', () => {
    const paper = rows(BUILT, 'papers').find(({ abstract }) =>
      abstract.includes('https://github.com/reds-lab/preference-learning-with-rationales'),
    );
    const [appearance] = rows(BUILT, 'appearances').filter(({ paper_id }) => paper_id === paper.id);
    expect(paper.links).toContainEqual({
      url: 'https://github.com/reds-lab/preference-learning-with-rationales',
      kind: 'code',
    });
    expect(appearance.abstract).toContain('https: //github.com/reds-lab');
  });
});

describe('README.md and docs/', () => {
  it('say what the latest release holds; if not, run: npm run readme', () => {
    const documents = Object.entries(renderDocuments(openLatest('dist')?.folder ?? ''));
    expect(documents.map(([file]) => file)).toEqual([
      ...['README.md', 'docs/tables.md', 'docs/loading.md', 'docs/records.svg', 'CITATION.cff'],
    ]);
    for (const [file, text] of documents) expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('a build', () => {
  it('names no time, no host and no path in any output', () => {
    const text = readFileSync(join(BUILT, 'manifest.json'), 'utf8');
    expect(text).not.toMatch(/\/(tmp|home|root|work)\/|\d{2}:\d{2}:\d{2}/);
    expect(text).not.toContain(process.version);
  });

  it('without sidecars has no dates', async () => {
    const folder = rawOf('without sidecars', { 'x.txt': page().join('\n\n') });
    const { problems } = await build(folder, join(TMP, 'undated'));
    expect(problems).toEqual([]);
    expect(rows(join(TMP, 'undated'), 'digests')).toMatchObject([
      { date: null, month_day: '--08-04', year_source: null },
    ]);
    expect(rows(join(TMP, 'undated'), 'papers')[0]).toMatchObject({ first_date: null, last_date: null });
  });

  it('with rejects publishes the good part, and nothing when it is strict', async () => {
    const damaged = DAMAGES[0]?.apply(page(), 9).join('\n\n') ?? '';
    const folder = rawOf('damaged', { 'x.txt': damaged });
    const out = join(TMP, 'with rejects');
    const strict = await build(folder, out, { strict: true });
    expect([strict.published, readdirSync(TMP).includes('with rejects')]).toEqual([false, false]);
    const { counts, problems } = await build(folder, out);
    expect(counts).toMatchObject({ records: RECORDS.length - 1, rejects: 1 });
    expect(problems).toMatchObject([{ code: 'extract/title-without-abstract', line: 17, column: 1 }]);
    expect(rows(out, 'quarantine')).toMatchObject([
      { code: 'extract/title-without-abstract', line_start: 17 },
    ]);
  });

  it('says so when titles are made by a pattern, and were not all compared', async () => {
    const [{ abstract } = { abstract: '' }] = RECORDS;
    const some = Array.from({ length: 100 }, (_, i) => ({
      title: `Monthly Report of the Committee on Nomenclature, Issue ${i}`,
      abstract: `${abstract} This is what issue ${i} says.`,
    }));
    const folder = rawOf('of a pattern', { 'x.txt': page(some).join('\n\n') });
    const { problems } = await build(folder, join(TMP, 'of a pattern, built'));
    expect(problems).toMatchObject([
      {
        code: 'merge/crowded-titles',
        level: 'warning',
        message: expect.stringMatching(/^100 titles .*Issue 0/i),
      },
    ]);
  });

  it('leaves no staging folder behind', () => {
    expect(readdirSync(TMP).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
