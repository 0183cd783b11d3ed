import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { seedFile, SEED_FOLDER, SEEDS } from '../support/seeds.ts';
import { COMMANDS } from '../../pipeline/cli/commands.ts';
import { page } from '../support/page.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const commands = Object.entries(COMMANDS).map(([name, { file }]) => ({ name, file }));

const run = (file: string, ...args: string[]) =>
  $({ quiet: true, nothrow: true })`node --import tsx ${file} ${args}`;

describe.each(commands)('npx daily-papers $name', ({ name, file }) => {
  it('explains itself', async () => {
    const { exitCode, stdout, stderr } = await run(file, '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`npx daily-papers ${name}`);
    expect(stdout).toContain('exit codes');
    expect(stderr).toBe('');
  });

  it('ends with 2 on an option that it does not have', async () => {
    const { exitCode, stdout, stderr } = await run(file, '--no-such-option');
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`npx daily-papers ${name} --help`);
  });
});

describe('exit codes', () => {
  it.each([
    [0, 'pipeline/extract.ts', [seedFile(`${SEEDS[0]}.txt`)]],
    [0, 'pipeline/validate.ts', ['--raw', SEED_FOLDER]],
    [0, 'pipeline/review.ts', ['--json', '--raw', SEED_FOLDER]],
    [1, 'pipeline/explain.ts', ['no such paper', '--raw', SEED_FOLDER]],
    [2, 'pipeline/explain.ts', []],
    [1, 'pipeline/validate.ts', ['--raw', 'test/cases/judgements/raw']],
    [2, 'pipeline/review.ts', ['--date', '2025-02-30']],
    [2, 'pipeline/review.ts', ['--date', '2025-13-01']],
    [2, 'pipeline/extract.ts', []],
    [2, 'pipeline/build.ts', ['--max-file-bytes', 'many']],
    [2, 'pipeline/merge.ts', ['--table', 'none']],
    [1, 'pipeline/diff.ts', ['--dist', TMP]],
    [1, 'pipeline/release.ts', ['--dist', TMP]],
    [1, 'pipeline/reproduce.ts', ['v0.9.0', '--dist', TMP]],
    [1, 'pipeline/build.ts', ['--since', SEED_FOLDER, '--raw', SEED_FOLDER, '--out', join(TMP, 'out')]],
    [2, 'pipeline/diff.ts', [SEED_FOLDER, SEED_FOLDER, '--format', 'xml']],
    [2, 'pipeline/reproduce.ts', ['latest']],
    [3, 'pipeline/build.ts', ['--raw', 'no-such-folder', '--out', join(TMP, 'out')]],
  ])('%i: %s %j', async (code, file, args) => {
    expect((await run(file, ...args)).exitCode).toBe(code);
  });
});

describe.each([
  ['a warning alone', 0, page(undefined, '').join('\n\n')],
  ['an error', 1, page().slice(0, -1).join('\n\n')],
])('%s ends with %i in every command:', (what, code, text) => {
  const [raw, out] = [join(TMP, what, 'raw'), join(TMP, what, 'out')];
  for (const folder of [raw, join(TMP, what, 'none')]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(raw, 'x.txt'), text);

  it.each([
    ['build', code, ['--raw', raw, '--out', out]],
    ['extract', code, [join(raw, 'x.txt')]],
    ['validate', code, ['--raw', raw]],
    ['merge', code, ['--raw', raw]],
    ['review', code, ['--raw', raw, '--list']],
    ['check', code, ['--raw', raw, '--dist', join(TMP, what, 'dist'), '--fresh']],
    ['contribute', code, [join(raw, 'x.txt'), '--raw', join(TMP, what, 'none'), '--dry-run']],
    // what was built is sound, whatever was left out
    ['emit', 0, [out, '--out', join(TMP, what, 'again')]],
  ])('%s', async (name, expected, args) => {
    const { exitCode, stdout, stderr } = await run(`pipeline/${name}.ts`, ...args);
    expect(exitCode).toBe(expected);
    // extract does not look for the day of a page, and emit reads a build
    if (name !== 'emit' && !(name === 'extract' && code === 0))
      expect(stdout + stderr).toMatch(/extract\/[a-z-]+/);
  });
});
