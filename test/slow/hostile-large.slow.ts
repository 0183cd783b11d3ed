import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dirtIn } from '../hostile/clean.ts';
import { run } from '../hostile/run.ts';
import { writeFiles } from '../hostile/world.ts';
import { RECORDS } from '../support/page.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

describe('files as large as they may be, of what takes the longest', () => {
  it.each([
    ['short paragraphs', 'a\n\n'.repeat(2_600_000)],
    ['one line', 'x'.repeat(8_000_000)],
    ['one title', `${RECORDS[0]?.title}\n\n`.repeat(150_000)],
    ['marks', '\u202e\u0301\n'.repeat(1_500_000)],
    ['brackets', '('.repeat(60_000).concat('\n\n').repeat(130)],
    ['LaTeX', '{\\'.repeat(30_000).concat('\n\n').repeat(130)],
  ])('%s: come to an end', (name, text) => {
    const raw = join(TMP, name);
    writeFiles(raw, [text]);
    const { code, output } = run('build', '--raw', raw, '--out', `${raw}-out`);
    expect(code).toBe(1);
    expect(dirtIn(output)).toEqual([]);
  });
});
