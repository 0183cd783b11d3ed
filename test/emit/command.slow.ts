import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TABLES, type TableName } from '../../pipeline/emit/tables.ts';
import { emitAgain } from '../../pipeline/emit.ts';
import { openOutput } from '../../pipeline/build/output.ts';
import type { Paper } from '../../schemas/types.ts';
import { makePaper } from '../report/rows.ts';

const PAPER = makePaper({
  abstract: 'An abstract.\r\n'.repeat(100_000),
  links: [{ url: 'https://example.org', kind: 'other' }],
});
const COUNTS = {
  dumps: 1,
  digests: 1,
  records: 1,
  merges: 0,
  papers: 1,
  review: 0,
  redirects: 0,
  rejects: 0,
};

let built: string;
let again: string;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'emit-'));
  built = join(folder, 'built');
  again = join(folder, 'again');
  mkdirSync(built);
  const output = openOutput(built);
  for (const name of Object.keys(TABLES) as TableName[]) {
    const table = await output.open(name);
    if (name === 'papers')
      (table as { write(rows: Paper[]): void }).write([PAPER, { ...PAPER, id: 'dp-000000000002' }]);
    table.close();
  }
  await output.close({
    name: 'test',
    version: null,
    date: null,
    since: null,
    parameters: {},
    counts: COUNTS,
    cleaning: {},
    text_issues: {},
    inputs: [],
  });
});
afterEach(() => rmSync(join(built, '..'), { recursive: true }));

describe('emitAgain', () => {
  it('gives the same files from the rows of a build', async () => {
    expect(await emitAgain(built, again)).toEqual([]);
    const files = readdirSync(built);
    expect(readdirSync(again)).toEqual(files);
    for (const file of files)
      expect(readFileSync(join(again, file)).equals(readFileSync(join(built, file)))).toBe(true);
  });

  it('can put them in the place of the build', async () => {
    const before = readFileSync(join(built, 'SHA256SUMS'), 'utf8');
    expect(await emitAgain(built, built)).toEqual([]);
    expect(readFileSync(join(built, 'SHA256SUMS'), 'utf8')).toBe(before);
  });

  it('reports file and line of each invalid row, and publishes nothing', async () => {
    const papers = join(built, 'papers.jsonl');
    appendFileSync(papers, `{"id":1}\nnot json\n${JSON.stringify({ ...PAPER, appearance_count: 0 })}\n`);
    const problems = await emitAgain(built, again);
    const places = problems.map(({ code, file, line }) => `${file}:${line}: ${code}`);
    expect(places).toContain(`${papers}:3: validate/wrong-type`);
    expect(places).toContain(`${papers}:4: validate/bad-json`);
    expect(places).toContain(`${papers}:5: validate/out-of-range`);
    expect(existsSync(again)).toBe(false);
    expect(readdirSync(join(built, '..'))).toEqual(['built']);
  });

  it('reports file and line of a row with a repeated key', async () => {
    const papers = join(built, 'papers.jsonl');
    appendFileSync(papers, `${JSON.stringify(PAPER)}\n`);
    const problems = await emitAgain(built, again);
    const places = problems.map(({ code, file, line }) => `${file}:${line}: ${code}`);
    expect(places).toEqual([`${papers}:3: validate/repeated-key`]);
    expect(existsSync(again)).toBe(false);
  });

  it('says so when a table is missing', async () => {
    rmSync(join(built, 'merges.jsonl'));
    await expect(emitAgain(built, again)).rejects.toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(readdirSync(join(built, '..'))).toEqual(['built']);
  });
});
