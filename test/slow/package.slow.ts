import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $ } from 'zx';
import { cutOff } from '../verify/tamper.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
const PACKAGE = join(TMP, 'package');
const TARBALL = join(TMP, 'daily-papers-dataset-0.0.0-next.tgz');
/** A folder that has nothing but the package, as npm installs it without a network. */
const USER = join(TMP, 'user');
const TSC = resolve('node_modules/typescript/bin/tsc');

beforeAll(async () => {
  mkdirSync(USER);
  writeFileSync(join(USER, 'package.json'), '{ "private": true }');
  await $({ quiet: true })`node --import tsx pipeline/build.ts --out ${join(TMP, 'built')}
    node --import tsx pipeline/package.ts ${join(TMP, 'built')} --out ${PACKAGE} --pack`;
  await $({ cwd: USER, quiet: true })`npm install ${TARBALL} --offline --ignore-scripts`;
});
afterAll(() => rmSync(TMP, { recursive: true }));

const run = $({ cwd: USER, quiet: true, nothrow: true });
const write = (file: string, text: string) => writeFileSync(join(USER, file), text);

describe('the tarball', () => {
  it('is the same to the byte when it is packed again, and when all is made anew elsewhere', async () => {
    const first = readFileSync(TARBALL);
    const again = join(TMP, 'again and elsewhere');
    mkdirSync(again);
    await $({ quiet: true, env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' } })`
      umask 077
      node --import tsx pipeline/build.ts --out ${join(again, 'built')}
      node --import tsx pipeline/package.ts ${join(again, 'built')} --out ${join(again, 'package')} --pack
      mv ${again}/*.tgz ${join(again, 'anew.tgz')}
      cd ${PACKAGE} && npm pack --pack-destination ${again}`;
    expect(readFileSync(join(again, 'anew.tgz')).equals(first)).toBe(true);
    expect(readFileSync(join(again, 'daily-papers-dataset-0.0.0-next.tgz')).equals(first)).toBe(true);
  });

  it('has nothing that publint would change', async () => {
    const { messages, pkg } = await publint({ pkgDir: PACKAGE, pack: 'npm' });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types that arethetypeswrong finds right', async () => {
    const tarball = createPackageFromTarballData(readFileSync(TARBALL));
    const checked = await checkPackage(tarball, { entrypoints: ['.', './schemas/papers.schema.json'] });
    expect(checked).toMatchObject({ types: { kind: 'included' }, problems: [] });
  });
});

const PRINT = 'console.log(papers.length, appearances.length, getPaper(papers[0].id) === papers[0])';
const NAMES = '{ papers, appearances, getPaper }';

/** What a user of TypeScript relies on; every line that is an error must be one. */
const CONSUMER = `
import { papers, appearances, getPaper, resolveId } from 'daily-papers-dataset';
import type { Appearance, Digest, LedgerSpan, Manifest, Merge, Paper, Quarantined, Redirect, Review } from 'daily-papers-dataset';
import schema from 'daily-papers-dataset/schemas/papers.schema.json'WITH;

export const first: Paper | undefined = papers[0];
export const title: string | undefined = getPaper('dp-000000000000')?.title;
export const id: string | undefined = resolveId('dp-000000000000');
export const date: string | null | undefined = appearances.find(({ match }: Appearance) => match === 'exact')?.date;
export const kinds: readonly ('code' | 'model' | 'dataset' | 'project' | 'paper' | 'other')[] =
  papers.flatMap(({ links }) => links.map(({ kind }) => kind));
export const pattern: string = schema.properties.id.pattern;
export type Rows = [Digest, LedgerSpan, Manifest, Merge, Quarantined, Redirect, Review];

// @ts-expect-error the rows are frozen
papers.sort();
// @ts-expect-error and so is what is in them
first!.title = 'x';
// @ts-expect-error at every depth
first!.links[0]!.url = 'x';
// @ts-expect-error at every depth
first!.title_variants.push('x');
// @ts-expect-error an id may be unknown
getPaper('dp-000000000000').title;
// @ts-expect-error a schema knows its fields
first!.titel;
// @ts-expect-error an id is a text
getPaper(1);
`;

describe('the package, installed from the tarball alone', () => {
  it.each([
    ['user.mjs', `import ${NAMES} from 'daily-papers-dataset'; ${PRINT}`],
    ['user.cjs', `const ${NAMES} = require('daily-papers-dataset'); ${PRINT}`],
    ['later.cjs', `import('daily-papers-dataset').then((${NAMES}) => ${PRINT})`],
  ])('runs in %s', async (file, code) => {
    write(file, code);
    const { stdout, stderr } = await run`node ${file}`;
    expect([stdout, stderr]).toEqual(['192 209 true\n', '']);
  });

  it.each([
    ['nodenext', 'nodenext', 'esm.mts', ` with { type: 'json' }`],
    ['nodenext', 'nodenext', 'cjs.cts', ''],
    ['esnext', 'bundler', 'bundled.ts', ''],
  ])('is typed for --module %s --moduleResolution %s in %s', async (module, resolution, file, attributes) => {
    write(file, CONSUMER.replace('WITH', attributes));
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', '--noEmit'];
    const others = ['--target', 'es2023', '--resolveJsonModule', '--esModuleInterop', '--types', 'null'];
    const { stdout, exitCode } =
      await run`node ${TSC} --ignoreConfig --module ${module} --moduleResolution ${resolution} ${strict} ${others} ${file}`;
    expect([stdout, exitCode]).toEqual(['', 0]);
  });

  it('does what the shell lines of its README say', async () => {
    const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```sh\n([^]*?)```/g)].map(([, code = '']) => code);
    expect(blocks).toHaveLength(3);
    for (const block of blocks) {
      // it is not in the registry yet
      const line = block.replace('npm install daily-papers-dataset', `npm install --offline ${TARBALL}`);
      expect((await run`sh -c ${line}`).exitCode).toBe(0);
    }
  });

  it('is found whole by npx, and a file that was cut off is found', async () => {
    const whole = await run`npx --offline daily-papers-dataset verify`;
    expect(whole.stdout).toContain('all 10 laws hold');
    expect(whole.exitCode).toBe(0);
    const { stdout } = await run`npx --offline daily-papers-dataset path`;
    cutOff('papers.parquet')(stdout.trim());
    const damaged = await run`npx --offline daily-papers-dataset verify`;
    expect(damaged.stdout).toContain('papers.parquet: one-dataset: cannot be read');
    expect(damaged.stdout).toMatch(/data breaks: checksums, manifest, one-dataset\n$/);
    expect(damaged.exitCode).toBe(70);
  });
});
