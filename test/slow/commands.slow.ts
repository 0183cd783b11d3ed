import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { page } from '../support/page.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const scripts = Object.entries<string>(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
const commands = scripts.flatMap(([name, script]) => {
  const file = /^node .*?(\S+\.ts)$/.exec(script)?.[1];
  return file?.startsWith('pipeline/') ? [{ name, file }] : [];
});

const run = (file: string, ...args: string[]) =>
  $({ quiet: true, nothrow: true })`node --import tsx ${file} ${args}`;

describe.each(commands)('npm run $name', ({ name, file }) => {
  it('explains itself', async () => {
    const { exitCode, stdout, stderr } = await run(file, '--help');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`npm run ${name}`);
    expect(stdout).toContain('exit codes');
    expect(stderr).toBe('');
  });

  it('ends with 2 on an option that it does not have', async () => {
    const { exitCode, stdout, stderr } = await run(file, '--no-such-option');
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`npm run ${name} -- --help`);
  });
});

describe('exit codes', () => {
  it.each([
    [0, 'pipeline/extract.ts', ['raw/000_f248a2093bbe7987.txt']],
    [0, 'pipeline/validate.ts', []],
    [0, 'pipeline/review.ts', ['--json']],
    [1, 'pipeline/explain.ts', ['no such paper']],
    [2, 'pipeline/explain.ts', []],
    [1, 'pipeline/validate.ts', ['--raw', 'test/cases/judgements/raw']],
    [2, 'pipeline/review.ts', ['--date', '2025-02-30']],
    [2, 'pipeline/review.ts', ['--date', '2025-13-01']],
    [2, 'pipeline/extract.ts', []],
    [2, 'pipeline/build.ts', ['--max-file-bytes', 'many']],
    [2, 'pipeline/merge.ts', ['--table', 'none']],
    [1, 'pipeline/diff.ts', ['--dist', TMP]],
    [1, 'pipeline/release.ts', ['--dist', TMP]],
    [1, 'pipeline/reproduce.ts', ['v0.9.0']],
    [1, 'pipeline/build.ts', ['--since', 'raw', '--out', join(TMP, 'out')]],
    [2, 'pipeline/diff.ts', ['raw', 'raw', '--format', 'xml']],
    [2, 'pipeline/reproduce.ts', ['latest']],
    [3, 'pipeline/build.ts', ['--raw', 'no-such-folder', '--out', join(TMP, 'out')]],
  ])('%i: %s %j', async (code, file, args) => {
    expect((await run(file, ...args)).exitCode).toBe(code);
  });
});

describe.each([
  ['a warning alone', 0, page(undefined, 'no date').join('\n\n')],
  ['an error', 1, page().slice(0, -1).join('\n\n')],
])('%s ends with %i in every command:', (what, code, text) => {
  const [raw, out] = [join(TMP, what, 'raw'), join(TMP, what, 'out')];
  mkdirSync(raw, { recursive: true });
  writeFileSync(join(raw, 'x.txt'), text);

  it.each([
    ['build', code, ['--raw', raw, '--out', out]],
    ['extract', code, [join(raw, 'x.txt')]],
    ['validate', code, ['--raw', raw]],
    ['merge', code, ['--raw', raw]],
    ['review', code, ['--raw', raw, '--list']],
    ['check', code, ['--raw', raw, '--dist', join(TMP, what, 'dist'), '--no-cache']],
    ['contribute', code, [join(raw, 'x.txt'), '--raw', join(TMP, what, 'none'), '--dry-run']],
    // what was built is sound, whatever was left out
    ['emit', 0, [out, '--out', join(TMP, what, 'again')]],
  ])('%s', async (name, expected, args) => {
    const { exitCode, stdout, stderr } = await run(`pipeline/${name}.ts`, ...args);
    expect(exitCode).toBe(expected);
    if (name !== 'emit') expect(stdout + stderr).toMatch(/extract\/[a-z-]+/);
  });
});
