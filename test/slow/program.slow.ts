import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { COMMANDS } from '../../pipeline/cli/commands.ts';
import { cloneProject, git } from '../release/repository.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const CLONE = join(TMP, 'clone');
afterAll(() => rmSync(TMP, { recursive: true }));
beforeAll(() => {
  cloneProject(CLONE, 'main');
  symlinkSync(resolve('node_modules'), join(CLONE, 'node_modules'));
});

/** The package of Node for this machine. */
const NODE_18 = `node-${process.platform}-${process.arch}`;

const run = $({ cwd: CLONE, quiet: true, nothrow: true, stdio: ['ignore', 'pipe', 'pipe'] });

describe('npx daily-papers in a clone', () => {
  it('is its own bin, and takes flags without --', async () => {
    const { exitCode, stdout, stderr } =
      await run`npx --cache ${TMP}/cache daily-papers extract --spans raw/000_f248a2093bbe7987.txt`;
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toHaveProperty('role');
  });

  it('says in one sentence what is missing', async () => {
    rmSync(join(CLONE, 'node_modules'));
    const { exitCode, stderr } = await run`node bin/daily-papers.js build`;
    symlinkSync(resolve('node_modules'), join(CLONE, 'node_modules'));
    expect([exitCode, stderr]).toEqual([2, 'the packages are not installed here; run: npm ci\n']);
  });

  it('says on Node 18 which one it needs', async () => {
    await run`npm install --no-save --no-audit --no-fund --prefix ${TMP}/node18 ${NODE_18}@18`;
    const { exitCode, stderr } =
      await run`${TMP}/node18/node_modules/${NODE_18}/bin/node bin/daily-papers.js build`;
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^daily-papers needs Node 20\.19 or newer, and this is 18\.[\d.]+: .*\n$/),
    ]);
  });
});

/**
 * npm has them too: it prints its own help or version, or leaves the value as an operand, and each can be seen. It
 * takes `--spans` for five letters of its own, and tells no script of `--only`; both only change what is printed or tried.
 */
const OF_NPM: readonly string[] = ['help', 'version', 'format', 'spans', 'only'];

describe.each(Object.keys(COMMANDS))('npm run %s', (name) => {
  it('misses no flag that npm took, and changes nothing', async () => {
    const { stdout } = await run`node bin/daily-papers.js ${name} --help`;
    const flags = [...stdout.matchAll(/^ {2}--([\w-]+)(?: (<))?/gm)].flatMap(([, flag = '', takes]) =>
      OF_NPM.includes(flag) ? [] : [{ flag, typed: `--${flag}${takes === undefined ? '' : '=1'}` }],
    );
    const { exitCode, stderr } = await run`npm run -s ${name} ${flags.map(({ typed }) => typed)}`;
    const isTaken = stderr.includes('for itself, so nothing was done');
    if (flags.length === 0) return expect(isTaken).toBe(false);
    expect(exitCode).toBe(2);
    for (const { flag } of flags) expect(stderr).toMatch(new RegExp(`npm took .*--${flag}[, ].*for itself`));
    expect(git(CLONE, 'status', '--porcelain', '--', '.', ':!node_modules')).toBe('');
  });
});
