import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { build } from '../../pipeline/build.ts';
import { assemble } from '../../pipeline/package/assemble.ts';
import { findFolderToPack } from '../../pipeline/package.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import { inManifest } from '../verify/tamper.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const BUILT = join(TMP, 'built');
/** Where npm would have put it. */
const PACKAGE = join(TMP, 'node_modules/daily-papers-dataset');
beforeAll(async () => {
  await build(SEED_FOLDER, BUILT);
  await assemble(BUILT, PACKAGE);
}, 30_000);
afterAll(() => rmSync(TMP, { recursive: true }), 30_000);

const text = (file: string) => readFileSync(join(PACKAGE, file), 'utf8');
const importedBy = (file: string) => ts.preProcessFile(text(file), true, true).importedFiles;
const rows = (table: string): { id: string; title: string; paper_id: string }[] =>
  text(`data/${table}.jsonl`)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const run = $({ cwd: TMP, quiet: true, nothrow: true });
const evaluated = async (type: 'module' | 'commonjs', code: string) =>
  JSON.parse((await run`node --input-type=${type} -e ${code}`).stdout);

const NAMES = '{ papers, appearances, getPaper, resolveId }';
const SEEN = `console.log(JSON.stringify({ papers, appearances,
  got: getPaper(papers[9].id) === papers[9], resolved: resolveId(papers[9].id), unknown: getPaper('dp-none') ?? null }))`;

describe('the package', () => {
  it.each([
    ['module', `import ${NAMES} from 'daily-papers-dataset'`],
    ['commonjs', `const ${NAMES} = require('daily-papers-dataset')`],
  ] as const)('gives the rows to a %s', async (type, load) => {
    const papers = rows('papers');
    expect(papers).toHaveLength(192);
    expect(await evaluated(type, `${load}; ${SEEN}`)).toEqual({
      papers,
      appearances: rows('appearances'),
      got: true,
      resolved: papers[9]?.id,
      unknown: null,
    });
  });

  it('gives both module systems the same rows, not equal ones', async () => {
    const code = `import { createRequire } from 'node:module';
      import { papers } from 'daily-papers-dataset';
      const required = createRequire(import.meta.url)('daily-papers-dataset');
      console.log(papers === required.papers)`;
    expect(await evaluated('module', code)).toBe(true);
  });

  it('leads to each of its files, in both module systems, and to no other', async () => {
    const paths = [...readdirSync(BUILT), 'schemas/papers.schema.json', 'package.json', 'papers.parquett'];
    const files = [...readdirSync(BUILT).map((file) => `data/${file}`), ...paths.slice(-3, -1)];
    const resolving = `JSON.stringify(${JSON.stringify(paths)}.map((path) => {
      try { return resolve('daily-papers-dataset/' + path) } catch (error) { return error.code } }))`;
    const imported = `import { fileURLToPath } from 'node:url';
      const resolve = (path) => fileURLToPath(import.meta.resolve(path)); console.log(${resolving})`;
    const required = `const { resolve } = require; console.log(${resolving})`;
    const expected = [...files.map((file) => join(PACKAGE, file)), 'ERR_PACKAGE_PATH_NOT_EXPORTED'];
    expect(await evaluated('module', imported)).toEqual(expected);
    expect(await evaluated('commonjs', required)).toEqual(expected);
  });

  it('holds the dataset whole, as it was built', () => {
    expect(readdirSync(join(PACKAGE, 'data'))).toEqual(readdirSync(BUILT));
    for (const file of readdirSync(BUILT))
      expect(readFileSync(join(PACKAGE, 'data', file)).equals(readFileSync(join(BUILT, file)))).toBe(true);
  });

  it('contains the schemas of its files, and no others', () => {
    const { outputs } = JSON.parse(text('data/manifest.json'));
    const tables = outputs.map(({ file }: { file: string }) => /^(.*)\.jsonl$/.exec(file)?.[1]);
    const expected = [...tables.filter(Boolean), 'manifest'].map((name) => `${name}.schema.json`);
    expect(readdirSync(join(PACKAGE, 'schemas'))).toEqual(expected.sort());
  });

  it('needs nothing at run time, and names no place of the machine that made it', () => {
    const { dependencies, version } = JSON.parse(text('package.json'));
    expect([dependencies, version]).toEqual([undefined, '0.0.0-next']);
    const programs = readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.[cm]js$/.test(file),
    );
    const imported = programs.flatMap((file) => importedBy(file));
    const names = imported.map(({ fileName }) => fileName).filter((name) => !name.startsWith('./'));
    expect(names).toContain('node:fs');
    expect(names.filter((name) => process.getBuiltinModule(name) === undefined)).toEqual([]);
    const index = importedBy('index.cjs').map(({ fileName }) => fileName);
    expect(new Set(index)).toEqual(new Set(['node:fs', 'node:path'])); // what Node has loaded before it starts
    expect(programs.filter((file) => text(file).includes(process.cwd()))).toEqual([]);
  });

  it('is the same when it is made again elsewhere, by somebody with another umask', async () => {
    const again = join(TMP, 'else where');
    const before = process.umask(0o077);
    try {
      cpSync(BUILT, join(TMP, 'copied'), { recursive: true });
      await assemble(join(TMP, 'copied'), again);
    } finally {
      process.umask(before);
    }
    const listed = async (folder: string) =>
      (await $({ cwd: folder, quiet: true })`find . -type f -printf '%m ' -exec sha256sum {} ';' | sort`)
        .stdout;
    expect(await listed(again)).toBe(await listed(PACKAGE));
  });
});

describe('the README of the package', () => {
  it('has code that runs', async () => {
    const blocks = [...text('README.md').matchAll(/```js\n([^]*?)```/g)].map(([, code = '']) => code);
    const merges = rows('merges') as unknown as { title_a: string }[];
    const expected = [
      /^192 209\n.*\d{4}-\d{2}-\d{2} \[[^]*\]\ntrue\n$/,
      /^\[\n {2}['"]/,
      new RegExp(`^(.+\n){${merges.length}}$`),
    ];
    expect(blocks).toHaveLength(expected.length);
    for (const [index, code] of blocks.entries()) {
      const type = code.includes('require(') ? 'commonjs' : 'module';
      const { stdout, stderr } = await run`node --input-type=${type} -e ${code}`;
      expect(stderr).toBe('');
      expect(stdout).toMatch(expected[index] as RegExp);
    }
  });

  it('lists the files with their rows', () => {
    expect(text('README.md')).toMatch(/\| `papers\.parquet` \| 192 \| \d+\.\d kB \|/);
  });
});

describe('the command of the package', () => {
  const command = (...args: string[]) => run`node ${join(PACKAGE, 'bin/cli.mjs')} ${args}`;

  it('checks all laws on the installed files', async () => {
    const { exitCode, stdout } = await command('verify');
    expect(stdout).toMatch(/\nnode_modules\/daily-papers-dataset\/data: all 10 laws hold\n$/);
    expect(exitCode).toBe(0);
  });

  it('says where its files are', async () => {
    expect((await command('path')).stdout).toBe(`${join(PACKAGE, 'data')}\n`);
    expect((await command('path', 'papers.csv')).stdout).toBe(`${join(PACKAGE, 'data/papers.csv')}\n`);
  });

  it.each([
    [2, ['path', 'nothing.csv'], 'the dataset has no file nothing.csv'],
    [2, ['path', '../package.json'], 'the dataset has no file ../package.json'],
    [2, ['path', 'papers.csv', 'more'], 'unexpected argument more'],
    [2, ['verify', 'more'], 'unexpected argument more'],
    [2, ['prove'], 'there is no command prove'],
    [2, [], 'say what to do'],
    [2, ['verify', '--jsom'], '--jsom'],
  ])('ends with %i: %j', async (code, args, message) => {
    const { exitCode, stdout, stderr } = await command(...args);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npx daily-papers-dataset --help');
  });
});

describe('npx daily-papers package', () => {
  it('takes the last release, or the build in hand before there is one', () => {
    const dist = join(TMP, 'dist');
    mkdirSync(dist);
    expect(findFolderToPack(join(dist, 'latest.json'))).toBe('dist/next');
    writeFileSync(join(dist, 'latest.json'), '{"version":"1.2.0"}');
    expect(findFolderToPack(join(dist, 'latest.json'))).toBe(join(dist, 'v1.2.0'));
    writeFileSync(join(dist, 'latest.json'), '{"version":"../x"}');
    expect(() => findFolderToPack(join(dist, 'latest.json'))).toThrow('has no version');
  });

  it('has the version of the data', async () => {
    const released = join(TMP, 'released');
    cpSync(BUILT, released, { recursive: true });
    inManifest((manifest) => Object.assign(manifest, { version: '1.2.0', date: '2025-09-01' }))(released);
    expect((await assemble(released, join(TMP, 'package'))).version).toBe('1.2.0');
  });

  it.each([
    [2, ['dist/next', 'dist/v1.0.0'], 'unexpected argument dist/v1.0.0'],
    [3, ['no-such-folder'], 'no-such-folder'],
  ])('ends with %i: %j', async (code, args, message) => {
    const { exitCode, stderr } = await $({ quiet: true, nothrow: true })`
      node --import tsx pipeline/package.ts ${args}`;
    expect(exitCode).toBe(code);
    expect(stderr).toContain(message);
  });

  it('makes nothing of a folder that breaks a law, and nothing from outside of one', async () => {
    const broken = join(TMP, 'broken');
    cpSync(BUILT, broken, { recursive: true });
    inManifest((manifest) => ((manifest.outputs[0] as { file: string }).file = '../x'))(broken);
    await expect(assemble(broken, join(TMP, 'never'))).rejects.toThrow('the manifest lists ../x');
    const { exitCode, stdout } = await $({ quiet: true, nothrow: true })`
      node --import tsx pipeline/package.ts ${broken} --out ${join(TMP, 'never')}`;
    expect(exitCode).toBe(70);
    expect(stdout).toContain('breaks: checksums');
    expect(readdirSync(TMP)).not.toContain('never');
  });
});
