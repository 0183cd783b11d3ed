import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { appendLine } from '../../pipeline/disk/append-line.ts';
import { readChunks } from '../../pipeline/disk/files.ts';
import { listRaw } from '../../pipeline/raw/list.ts';
import { formatProblem as worded } from '../../pipeline/problem/problem.ts';
import { formatSumFaults } from '../../pipeline/dataset/sums.ts';
import { readRegularFile } from '../../pipeline/disk/regular-file.ts';
import { openFolder } from '../../pipeline/verify/folder.ts';
import { dirtIn } from './clean.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(TMP, 'raw-'));
});

const at = (name: string | Buffer) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name as string)]);
const inFolder = (name: string) => join(folder, name);

const BAD = 'validate/bad-file-name';
const NAMES: readonly [name: string | Buffer, code: string | null][] = [
  ['2025-08-04.txt', null],
  ['000_f248a2093bbe7987.txt', null],
  ['\u00e9t\u00e9 \u6c34.txt', null],
  ['a..b.txt', null],
  ['two\nlines.txt', BAD],
  ['\n::error::x.txt', BAD],
  ['::error::x.txt', BAD],
  ['##[error].txt', null],
  ['a\u001b[31m.txt', BAD],
  ['a\u202etxt.txt', BAD],
  ['a\u200b.txt', BAD],
  ['a\u{e0041}.txt', BAD],
  [Buffer.from('a\xff.txt', 'latin1'), BAD],
  ['-rf.txt', BAD],
  ['--help.txt', BAD],
  [' a.txt', BAD],
  ['a .txt', BAD],
  ['a\\b.txt', BAD],
  ['a\\..\\..\\b.txt', BAD],
  ['a"b.txt', BAD],
  ['a<b>.txt', BAD],
  ['a|b.txt', BAD],
  ['a*.txt', BAD],
  ['con.txt', BAD],
  ['LPT1.json', BAD],
  ['LPT1.txt.sidecar.json', BAD],
  ['x~2.txt', BAD],
  [`${'l'.repeat(196)}.txt`, null],
  [`${'l'.repeat(197)}.txt`, BAD],
  [`${'\u6c34'.repeat(70)}.txt`, BAD],
  ['__proto__.txt', null],
  ['$(id).txt', null],
  ['a.TXT', null],
  ['a.txt.exe', null],
  ['no-extension', null],
  ['2025-08-04.json', null],
  ['lonely.txt.sidecar.json', 'validate/sidecar-without-dump'],
];

describe('a name', () => {
  it.each(NAMES)('%j: %s', (name, code) => {
    writeFileSync(at(name), 'x');
    const { problems, dumps } = listRaw(folder);
    expect(problems.map((one) => one.code)).toEqual(code === null ? [] : [code]);
    expect(dumps).toHaveLength(code === null ? 1 : 0);
    expect(dirtIn(problems.map(worded).join('\n'))).toEqual([]);
  });

  it.each([
    ['A.txt', 'a.txt', ['validate/names-alike a.txt']],
    ['\u00e9.txt', 'e\u0301.txt', ['validate/names-alike \u00e9.txt']],
    ['a.txt', 'b.txt', []],
  ])('%j beside %j: %j', (one, other, expected) => {
    writeFileSync(inFolder(one), 'x');
    writeFileSync(inFolder(other), 'x');
    const { problems, dumps } = listRaw(folder);
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual(expected);
    expect(dumps).toHaveLength(2);
  });
});

const KINDS: readonly [kind: string, make: (path: string) => unknown, isThere?: boolean][] = [
  ['a link to a file', (path) => symlinkSync('/etc/passwd', path)],
  ['a link to a dump', (path) => (writeFileSync(inFolder('.other'), 'x'), symlinkSync('.other', path))],
  ['a link to a device without end', (path) => symlinkSync('/dev/zero', path)],
  ['a link to itself', (path) => symlinkSync(path, path)],
  ['a link to nothing', (path) => symlinkSync('nowhere', path)],
  ['a link to a folder', (path) => symlinkSync('/etc', path)],
  ['a pipe', (path) => execFileSync('mkfifo', [path])],
  ['a folder', (path) => mkdirSync(path)],
  [
    'a socket',
    (path) =>
      new Promise<void>((resolve) => {
        const server = createServer().listen(path, () => resolve(void server.unref()));
      }),
  ],
];

describe.each(KINDS)('%s', (_, make) => {
  it.each(['a.txt', 'a.json', 'a.txt.sidecar.json', 'judgements.jsonl'])(
    'for %s is reported and not read',
    async (name) => {
      await make(inFolder(name));
      const { problems, dumps, sidecars, hasJudgements } = listRaw(folder);
      expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([`validate/not-a-file ${name}`]);
      expect([dumps, [...sidecars], hasJudgements]).toEqual([[], [], false]);
    },
  );

  it('put there after the folder was listed is refused, at once', async () => {
    await make(inFolder('a.txt'));
    expect(() => readRegularFile(inFolder('a.txt'))).toThrow('not a file; put a file in its place');
    expect(() => [...readChunks(inFolder('a.txt'))]).toThrow('not a file');
  });

  it('in a dataset has no bytes for verify', async () => {
    await make(inFolder('manifest.json'));
    const opened = openFolder(folder);
    expect([opened.has('manifest.json'), opened.text('manifest.json')]).toEqual([false, '']);
    opened.close();
  });
});

describe('a folder of dumps', () => {
  it.each([
    [{ maxDumps: 2, maxBytes: 100 }, ['a.txt', 'b.txt'], ['validate/too-many-dumps c.txt']],
    [{ maxDumps: 3, maxBytes: 25 }, ['a.txt', 'b.txt'], ['validate/too-many-dumps c.txt']],
    [{ maxDumps: 3, maxBytes: 30 }, ['a.txt', 'b.txt', 'c.txt'], []],
  ])('is read up to the limits %j', (limits, expected, codes) => {
    for (const name of ['a', 'b', 'c']) writeFileSync(inFolder(`${name}.txt`), '0123456789');
    writeFileSync(inFolder('c.txt.sidecar.json'), '{}');
    const { dumps, problems } = listRaw(folder, limits);
    expect(dumps).toEqual(expected);
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual(codes);
  });
});

describe('what a stranger can name', () => {
  it('in SHA256SUMS is a file of the folder, and no other', () => {
    const sums = ['/dev/zero', '../../../dev/zero', '..', 'a/b'].map(
      (name) => `${'0'.repeat(64)}  ${name}\n`,
    );
    writeFileSync(inFolder('SHA256SUMS'), sums.join(''));
    expect(formatSumFaults(folder).slice(0, 2)).toEqual([
      '/dev/zero is not a file name in that folder',
      '../../../dev/zero is not a file name in that folder',
    ]);
    expect(formatSumFaults(folder)).toHaveLength(4);
  });

  it('as judgements.jsonl is written to as a file alone', () => {
    writeFileSync(inFolder('elsewhere'), 'x\n');
    symlinkSync('elsewhere', inFolder('judgements.jsonl'));
    expect(() => appendLine(inFolder('judgements.jsonl'), '{}')).toThrow('ELOOP');
    expect(readRegularFile(inFolder('elsewhere')).toString()).toBe('x\n');
  });
});
