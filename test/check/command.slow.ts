import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { FORMATS } from '../../pipeline/problem/formats/format.ts';
import { sha256 } from '../../pipeline/text/sha256.ts';
import { SEED_FOLDER } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const check = (...args: string[]) =>
  $({
    quiet: true,
    nothrow: true,
  })`node --import tsx pipeline/check.ts --cache-folder ${join(TMP, 'cache')} ${args}`;
const raw = 'test/cases/damage/raw';
/** No release was made of these dumps. */
const dist = join(TMP, 'dist');
mkdirSync(dist);

describe('npx daily-papers check', () => {
  it('ends with 1 on dumps with errors, writes all formats at once, and leaves the dumps alone', async () => {
    const sums = () => $.sync({ quiet: true })`find ${raw} -type f -exec sha256sum {} +`.stdout;
    const before = sums();
    const outputs = Object.keys(FORMATS).map((name) => `--output=${name}=${join(TMP, name)}`);
    const { exitCode, stdout } = await check('--raw', raw, '--dist', dist, '--format', 'json', ...outputs);
    expect(exitCode).toBe(1);
    const { counts, problems } = JSON.parse(stdout);
    expect(counts).toEqual({ error: 8, warning: 0, info: 0 });
    expect(problems).toHaveLength(8);
    const texts = Object.keys(FORMATS).map((name) => readFileSync(join(TMP, name), 'utf8'));
    expect(texts[1]).toBe(stdout);
    expect(texts.every((text) => text.includes(problems[0].code))).toBe(true);
    expect(new Set(texts.map((text) => sha256(Buffer.from(text)))).size).toBe(6);
    expect(sums()).toBe(before);
  });

  it('ends with 0 where nothing is wrong', async () => {
    const { exitCode, stdout } = await check('--raw', SEED_FOLDER, '--dist', dist, '--fresh');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nfine {3}dumps: 2 dumps, 209 records in \S+\n[^]*\n\nnothing is wrong\n$/);
  });

  it.each([
    ['--format', 'xml'],
    ['--output', 'sarif'],
    ['--output', 'sarif='],
    ['--output', 'xml=x'],
  ])('ends with 2 on %s %s', async (...args) => {
    const { exitCode, stdout, stderr } = await check(...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/is not a format; use one of: text, json|--output takes format=file, not/);
  });
});
