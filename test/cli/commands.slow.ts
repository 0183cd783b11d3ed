import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { page } from '../support/page.ts';
import { seedFile, SEED_FOLDER, SEEDS } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const run = (file: string, ...args: string[]) =>
  $({ quiet: true, nothrow: true })`node --import tsx ${file} ${args}`;

// that every command does both, and ends with the right code: test/slow/commands.slow.ts
it('a command explains itself', async () => {
  const { exitCode, stdout, stderr } = await run('pipeline/build.ts', '--help');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/npx daily-papers build[^]*--raw <folder>[^]*exit codes/);
});

it('a command ends with 2 on an option that it does not have', async () => {
  const { exitCode, stdout, stderr } = await run('pipeline/build.ts', '--no-such-option');
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('npx daily-papers build --help');
});

describe('exit codes', () => {
  it('3: a dump that is not there', async () => {
    expect((await run('pipeline/extract.ts', 'raw/there-is-no-such-dump.txt')).exitCode).toBe(3);
  });

  it('1: a dump with a reject, said at file, line and column with the mend', async () => {
    const path = join(TMP, 'x.txt');
    writeFileSync(path, page().slice(0, -1).join('\n\n'));
    const { exitCode, stdout, stderr } = await run('pipeline/extract.ts', path);
    expect(exitCode).toBe(1);
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(stderr).toBe(
      `${path}:33:1: extract/title-without-abstract: "Learning to Translate Proverbs" has no abstract after it; put the abstract back as the paragraph after it\n`,
    );
  });
});

describe('stages alone', () => {
  it('extract prints 112 records of the August page as JSON Lines', async () => {
    const { stdout } = await run('pipeline/extract.ts', seedFile(`${SEEDS[0]}.txt`));
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toHaveLength(112);
    expect(records[0]).toMatchObject({ position: 1, line_start: 13 });
  });

  it('merge prints the 17 edges of the two dumps', async () => {
    const { stdout } = await run('pipeline/merge.ts', '--raw', SEED_FOLDER);
    expect(stdout.trim().split('\n')).toHaveLength(17);
  });
});
