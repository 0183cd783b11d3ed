import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { build } from '../../pipeline/build.ts';
import { LAW_NAMES, verify } from '../../pipeline/verify/verify.ts';
import type { Paper } from '../../schemas/types.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import { DUMPS, writeDumps } from './dumps.ts';
import { bytes, row, rows } from './tamper.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const REAL = join(TMP, 'real');
afterAll(() => rmSync(TMP, { recursive: true }));
beforeAll(() => build(SEED_FOLDER, REAL).then(() => {}));

const copyOf = (folder: string, name: string) => {
  cpSync(folder, join(TMP, name), { recursive: true });
  return join(TMP, name);
};
const run = (file: string, ...args: string[]) =>
  $({ quiet: true, nothrow: true })`node --import tsx ${file} ${args}`;

describe('the laws', () => {
  it('hold for the two real dumps', async () => {
    const { laws, findings } = await verify(REAL, { raw: SEED_FOLDER });
    expect(findings).toEqual([]);
    expect(laws.map(({ law }) => law)).toEqual(LAW_NAMES);
    const figures = Object.fromEntries(laws.map(({ law, figures }) => [law, figures]));
    expect(figures.conservation).toMatchObject({ dumps: 2, 'bytes put together again': 358_585 });
    expect(figures.lineage).toEqual({ appearances: 209, papers: 192, merges: 17 });
    expect(figures['one-dataset']).toEqual({
      files: 11,
      'rows compared': 3 * (192 + 209 + 2) + 192 + (192 + 209 + 2 + 17),
    });
  });

  it.each(['plain', 'odd'] as const)('hold for %s dumps', async (name) => {
    const [raw, out] = [join(TMP, `${name}-raw`), join(TMP, name)];
    writeDumps(raw, DUMPS[name]);
    const { counts } = await build(raw, out);
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([]);
    expect((await verify(out, { raw })).findings).toEqual([]);
  });

  it('hold for dumps without a record', async () => {
    const [raw, out] = [join(TMP, 'none-raw'), join(TMP, 'none')];
    writeDumps(raw, { 'empty.txt': '', 'date.txt': 'Aug 4' });
    await build(raw, out);
    expect((await verify(out, { raw })).findings).toEqual([]);
  });
});

it('find a folder of something else to be broken', async () => {
  const { laws } = await verify('schemas');
  const kept = laws.filter(({ holds }) => holds).map(({ law }) => law);
  expect(kept).toEqual(['conservation', 'provenance', 'lineage', 'reading', 'ids', 'caution']);
});

describe('more rows than one batch has', () => {
  const many = rows('papers', ([first]) =>
    Array.from({ length: 10_000 }, (_, count) => ({
      ...(first as Paper),
      abstract: `Abstract ${count}`,
      appearance_count: count + 1,
    })),
  );
  const isLate = ({ appearance_count }: Paper) => appearance_count === 9_000;

  it('are compared one by one', async () => {
    const folder = copyOf(REAL, 'many');
    const formats = ['csv', 'arrow', 'parquet', 'spreadsheet.csv'] as const;
    many(folder);
    row('papers', { appearance_count: 0 }, isLate, formats)(folder);
    const { findings } = await verify(folder, { laws: ['one-dataset'] });
    const others = findings.filter(({ file }) => file !== 'daily-papers.sqlite');
    const message = 'row 9000: appearance_count is 0, in JSONL 9000';
    expect(others).toEqual(
      formats.map((format) => ({ law: 'one-dataset', file: `papers.${format}`, message })),
    );
  });
});

describe('npx daily-papers verify', () => {
  it('ends with 0 and a line for each law', async () => {
    const { exitCode, stdout } = await run('pipeline/verify.ts', REAL, '--raw', SEED_FOLDER);
    expect(stdout).toMatch(/^conservation {2}2 dumps, \d+ spans, 358,585 bytes put together again$/m);
    expect(stdout).toContain(`${REAL}: all ${LAW_NAMES.length} laws hold`);
    expect(exitCode).toBe(0);
  });

  it('ends with 70, names file, line and law, and shows the first 20 findings; with --json all', async () => {
    const folder = copyOf(REAL, 'broken');
    rows('papers', (all) => all.map((one) => ({ ...one, appearance_count: 9 })), ['jsonl'])(folder);
    const [{ exitCode, stdout }, json] = await Promise.all([
      run('pipeline/verify.ts', folder),
      run('pipeline/verify.ts', folder, '--json'),
    ]);
    const { findings } = JSON.parse(json.stdout);
    expect(findings.length).toBeGreaterThan(192);
    expect(stdout).toContain(`${folder}/papers.jsonl:1: lineage: `);
    expect(stdout).toContain(`and ${findings.length - 20} more; see them all with --json`);
    expect(stdout).toContain(`${folder} breaks: checksums, manifest, lineage, one-dataset`);
    expect(exitCode).toBe(70);
  });

  it.each([
    [3, 'a folder that is not there', [join(TMP, 'nowhere')]],
    [2, 'two folders', [REAL, REAL]],
  ])('ends with %i on %s', async (code, _, args) => {
    const { exitCode, stderr } = await run('pipeline/verify.ts', ...args);
    expect(stderr).not.toContain('a bug');
    expect(exitCode).toBe(code);
  });

  it('outlives a reader that never comes back from garbage', async () => {
    const folder = copyOf(REAL, 'endless');
    // 2^30 for every 30 at the start, among which is the number of nodes of the record batch
    const endless = bytes('papers.arrow', (all) => {
      for (let at = 8; at < 2000; at++) if (all.readInt32LE(at) === 30) all.writeInt32LE(1 << 30, at);
      return all;
    });
    endless(folder);
    const { stdout } = await run('test/verify/impatient.ts', folder);
    const { findings } = JSON.parse(stdout);
    expect(findings).toMatchObject([{ law: 'one-dataset', file: 'papers.arrow' }]);
    expect(findings[0].message).toContain('never came back');
  });
});
