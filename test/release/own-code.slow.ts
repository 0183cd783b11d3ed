import { spawn } from 'node:child_process';
import { once as onceOn } from 'node:events';
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openCache } from '../../pipeline/check/cache.ts';
import { checkAll } from '../../pipeline/check.ts';
import { listVersions, openRelease } from '../../pipeline/dataset/releases.ts';
import { finishReleases } from '../../pipeline/release/finish.ts';
import { formatReproduction, reproduce } from '../../pipeline/release/reproduce.ts';
import { newFolder } from '../diff/worlds.ts';
import { sealSums } from '../verify/seal.ts';
import { changeCode, git, newRepository, openFirst } from './repository.ts';
import { copyOf, DAY_1, newShop, next, type Shop } from './shop.ts';

/** Released once by the code at hand; do not change it. */
const once = newShop();
/** The same with a file that the code at hand writes otherwise; do not change it. */
let other: Shop;
beforeAll(async () => {
  await next(once, DAY_1);
  other = copyOf(once);
  appendFileSync(join(other.dist, 'v1.0.0', 'data-dictionary.md'), 'in other words\n');
  sealSums(join(other.dist, 'v1.0.0'));
  rmSync(join(other.dist, 'latest.json'));
  finishReleases(other.dist);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const FINE = '';
const DIFFERS = "console.log('papers.csv differs'); process.exitCode = 1";
const BROKEN = "console.error('no such thing'); process.exitCode = 70";

/** Copied from the project, so that no history comes along. */
const CODE = ['pipeline', 'schemas', 'package.json'];

const run = async (shop: Shop) =>
  formatReproduction(await reproduce(openFirst(shop), shop.dist, shop.raw)).join('\n');

/** A new folder for temporary files: what is left in it was not removed. */
function newTemporary(): string {
  const folder = newFolder();
  vi.stubEnv('TMPDIR', folder);
  return folder;
}

describe('a release in Git is built again by the code of its commit', () => {
  it('which may write what later code does not', async () => {
    const made = newRepository(other, FINE);
    changeCode(made, DIFFERS);
    expect(await run(made)).toMatch(/: all \d+ files are identical$/);
  });

  it('which decides, also where later code would write the same', async () => {
    const made = newRepository(once, DIFFERS);
    changeCode(made, FINE);
    expect(await run(made)).toMatch(/^papers\.csv differs\n.*: 1 of \d+ files cannot be built again$/);
  });

  it('with its inputs, its version and its packages', async () => {
    const log = join(newFolder(), 'log');
    vi.stubEnv('LOG', log);
    const seen = `import { readdirSync, readlinkSync, appendFileSync } from 'node:fs';
      const [version, , dist, , raw] = process.argv.slice(2);
      const found = { version, dist, raw: readdirSync(raw), modules: readlinkSync('node_modules') };
      appendFileSync(process.env.LOG, JSON.stringify(found));`;
    const made = newRepository(once, seen);
    await run(made);
    expect(JSON.parse(readFileSync(log, 'utf8'))).toEqual({
      version: 'v1.0.0',
      dist: made.dist,
      raw: ['2025-08-04.txt'],
      modules: join(process.cwd(), 'node_modules'),
    });
  });

  it.each([
    ['all is fine', FINE, /identical/],
    ['files differ', DIFFERS, /differs/],
    ['it fails', BROKEN, /^the code of [0-9a-f]{40} cannot build .*v1\.0\.0 again: no such thing$/],
  ])('and nothing is left behind when %s', async (_, script, words) => {
    const made = newRepository(once, script);
    const before = readFileSync(join(made.root, '.git/index'));
    const temporary = newTemporary();
    expect(await run(made).catch((error: Error) => error.message)).toMatch(words);
    expect(readdirSync(temporary)).toEqual([]);
    expect(existsSync(join(made.root, '.git/worktrees'))).toBe(false);
    expect(readFileSync(join(made.root, '.git/index'))).toEqual(before);
    expect(git(made.root, 'status', '--porcelain')).toBe('');
  });

  it('also in a hook, whose environment names another index', async () => {
    const made = newRepository(other, FINE);
    vi.stubEnv('GIT_DIR', '/nowhere');
    vi.stubEnv('GIT_INDEX_FILE', '/nowhere/index');
    expect(await run(made)).toMatch(/identical/);
  });

  it('with packages of its own, if those at hand are others', async () => {
    const made = newRepository(other, "import { own } from 'own'; own()", {
      own: 'export const own = () => {}',
    });
    expect(await run(made)).toMatch(/identical/);
  });

  it('but before its commit by the code at hand', async () => {
    const made = newRepository(once, BROKEN);
    git(made.root, 'reset', '-q', 'HEAD~1');
    expect(await run(made)).toMatch(/identical/);
  });

  it('and a dump that is gone or changed is reported before', async () => {
    const made = newRepository(once, FINE);
    rmSync(join(made.raw, '2025-08-04.txt'));
    expect(await run(made)).toMatch(/^there is no .*2025-08-04\.txt\n/);
  });
});

describe('the check of a release in Git', () => {
  it('runs its code once, whatever later code is', async () => {
    const log = join(newFolder(), 'log');
    vi.stubEnv('LOG', log);
    const made = newRepository(
      other,
      "import { appendFileSync } from 'node:fs'; appendFileSync(process.env.LOG, 'x')",
    );
    const folder = newFolder();
    for (const version of ['a', 'b'])
      expect(
        await checkAll(
          {
            ...made,
            cache: openCache(join(folder, 'cache'), version.repeat(64)),
            lastingCache: openCache(join(folder, 'lasting'), process.version),
          },
          ['reproduction'],
        ),
      ).toMatchObject({ problems: [], checks: [{ summary: expect.stringMatching(/identical$/) }] });
    expect(readFileSync(log, 'utf8')).toBe('x');
  });

  it('runs it again after a failure', async () => {
    const made = newRepository(once, DIFFERS);
    const lastingCache = openCache(newFolder(), process.version);
    for (const _ of ['once', 'twice'])
      expect((await checkAll({ ...made, lastingCache }, ['reproduction'])).problems).toMatchObject([
        { code: 'release/not-reproducible', file: join(made.dist, 'v1.0.0', 'papers.csv') },
      ]);
  });
});

/** Starts the command as people do, with the folder for its temporary files. */
function start(shop: Shop, temporary: string, cwd = '.') {
  const args = ['--import', 'tsx', 'pipeline/reproduce.ts', '--dist', shop.dist, '--raw', shop.raw];
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, TMPDIR: temporary } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return { child, ended: onceOn(child, 'close').then(([code]) => ({ code: code as number, stderr })) };
}

describe('npx daily-papers reproduce', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('leaves nothing behind after %s', async (signal, exitCode) => {
    const [temporary, log] = [newFolder(), join(newFolder(), 'log')];
    vi.stubEnv('LOG', log);
    const waits = `import { writeFileSync } from 'node:fs';
      writeFileSync(process.env.LOG, String(process.pid));
      setTimeout(() => {}, 600_000);`;
    const made = newRepository(once, waits);
    const { child, ended } = start(made, temporary);
    await vi.waitUntil(() => existsSync(log) && readFileSync(log, 'utf8') !== '', { timeout: 60_000 });
    child.kill(signal);
    expect((await ended).code).toBe(exitCode);
    expect(readdirSync(temporary).filter((name) => name.startsWith('reproduce-'))).toEqual([]);
    expect(existsSync(join(made.root, '.git/worktrees'))).toBe(false);
    const pid = Number(readFileSync(log, 'utf8'));
    await vi.waitUntil(() => !existsSync(`/proc/${pid}/cwd`), { timeout: 60_000 });
  });

  it('says what to do in a folder that is no clone', async () => {
    const folder = newFolder();
    for (const name of CODE) cpSync(name, join(folder, name), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    const { code, stderr } = await start(copyOf(once), newFolder(), folder).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^the commit .* no Git repository; .*git clone\n$/),
    ]);
  });
});

describe('the releases of this repository', () => {
  it.each(listVersions('dist'))('%s is built again by its code, to the byte', async (version) => {
    const reproduced = await reproduce(openRelease('dist', version), 'dist', 'raw');
    expect(formatReproduction(reproduced)).toEqual([expect.stringMatching(/: all \d+ files are identical$/)]);
  });
});
