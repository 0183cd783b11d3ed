import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { COMMANDS } from '../../pipeline/cli/commands.ts';
import { openSite } from '../fetch/server.ts';
import { SEED_FOLDER } from '../support/seeds.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const run = (...args: string[]) => $({ quiet: true, nothrow: true })`node bin/daily-papers.js ${args}`;

describe('the list of commands', () => {
  const names = Object.keys(COMMANDS);

  it('has files that exist, and is what the scripts of npm start', () => {
    expect(Object.values(COMMANDS).filter(({ file }) => !existsSync(file))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const started = Object.entries(scripts).filter(([, script]) => String(script).startsWith('node '));
    expect(Object.fromEntries(started)).toEqual(
      Object.fromEntries(names.map((name) => [name, `node bin/daily-papers.js ${name}`])),
    );
  });

  it('follows a day of a maintainer', () => {
    const day = ['fetch', 'contribute', 'build', 'review', 'diff', 'release'];
    expect(names.filter((name) => day.includes(name))).toEqual(day);
  });

  it('says each in one sentence of at most 20 words', () => {
    const long = Object.values(COMMANDS).filter(({ summary }) =>
      summary.split(/(?<=[.:])\s/).some((sentence) => sentence.split(/\s/).length > 20),
    );
    expect(long).toEqual([]);
  });
});

describe('npx daily-papers', { timeout: 120_000 }, () => {
  it('lists every command by who needs it', async () => {
    const { exitCode, stdout, stderr } = await run();
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const name of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    const groups = [...stdout.matchAll(/^to (\w+)/gm)].map(([, user]) => user);
    expect(groups).toEqual(['use', 'contribute', 'maintain', 'develop']);
  });

  it.each([
    ['a command', ['relase'], 'there is no command relase; the nearest is release; see: npx daily-papers'],
    [
      'a flag',
      ['build', '--tiles-only'],
      'there is no option --tiles-only; the nearest is --titles-only; see: npx daily-papers build --help',
    ],
    [
      'a value',
      ['build', '--raw'],
      '--raw needs a value: --raw <folder>; see: npx daily-papers build --help',
    ],
  ])('suggests the nearest for %s that it does not know', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await run(...args);
    expect([exitCode, stdout, stderr]).toEqual([2, '', `${message}\n`]);
  });

  it('explains a command, by flag or by word', async () => {
    const [flag, word] = await Promise.all([run('build', '-h'), run('help', 'build')]);
    expect(flag.stdout).toContain('usage: npx daily-papers build [options]');
    expect(word.stdout).toBe(flag.stdout);
  });
});

describe('Ctrl+C', { timeout: 120_000 }, () => {
  const start = (...args: string[]) =>
    spawn(process.execPath, ['bin/daily-papers.js', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });

  it('says that nothing was changed, also while a stage computes', async () => {
    const [raw, out] = [SEED_FOLDER, join(TMP, 'out')];
    const child = start('build', '--raw', raw, '--out', out);
    // its lock, a link to nowhere, shows that it is at work
    const isAtWork = () => lstatSync(join(TMP, '.out.lock'), { throwIfNoEntry: false }) !== undefined;
    while (!isAtWork()) await setTimeout(5);
    child.kill('SIGINT');
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect([code, stderr, existsSync(out)]).toEqual([130, 'stopped: nothing was changed\n', false]);
  });

  it('says what was changed', async () => {
    const site = await openSite({ '2025-09-02': [() => child.kill('SIGINT')] });
    const flags = ['--base-url', site.baseUrl, '--interval-ms', '1', '--raw', TMP];
    const child = start('fetch', '--from', '2025-09-01', '--to', '2025-09-02', ...flags);
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    site.close();
    const saved = ['2025-09-01.json.sidecar.json', '2025-09-01.json'].map((file) => join(TMP, file));
    expect([code, stderr]).toEqual([130, `stopped: ${saved.join(', ')} were changed before\n`]);
  });
});
