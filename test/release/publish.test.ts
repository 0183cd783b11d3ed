import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile, openFile, readChunks, readLines, fsyncFile } from '../../pipeline/disk/files.ts';
import { clearLeftovers, discard, openStaging, publishFolder } from '../../pipeline/disk/staging.ts';
import { createDiskError, withPath } from '../../pipeline/disk/error.ts';
import { readManifest, readJsonFile } from '../../pipeline/dataset/dataset.ts';
import { haveInputs, takeInputs } from '../../pipeline/release/inputs.ts';
import { listDifferingTools } from '../../pipeline/release/current-build.ts';
import {
  readLatest,
  openLatest,
  openRelease,
  releaseFolderOf,
  openSince,
  listVersions,
} from '../../pipeline/dataset/releases.ts';
import {
  listDifferingFiles,
  formatSumFaults,
  findSumFaults,
  sumOf,
  readSums,
} from '../../pipeline/dataset/sums.ts';
import {
  copyVerified,
  publishNewFolder,
  writeNewFile,
  writeAtomically,
} from '../../pipeline/disk/atomic-write.ts';
import { makeFolder } from '../../pipeline/disk/fsync.ts';
import { listTools } from '../../pipeline/emit/manifest.ts';
import { sha256 } from '../../pipeline/text/sha256.ts';
import type { Manifest } from '../../schemas/types.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const get = (name: string) => readFileSync(join(folder, name), 'utf8');
const code = (name: string) => expect.objectContaining({ code: name });

/** Writes the sums of files, whatever these are. */
function sums(at: string, files: Readonly<Record<string, string>>): void {
  const lines = Object.entries(files).map(([file, text]) => `${sha256(text)}  ${file}\n`);
  writeFileSync(join(folder, at, 'SHA256SUMS'), lines.join(''));
}

describe('the sums of a folder', () => {
  it('say what is wrong with its files, first those that they name, then the others in order', () => {
    for (const file of ['a', 'b', 'x', 'w']) put(file, file);
    sums('', { a: 'a', b: 'B', c: 'c', '../a': 'a', '..': '' });
    expect(findSumFaults(folder)).toEqual([
      { file: 'b', kind: 'changed' },
      { file: 'c', kind: 'missing' },
      { file: '../a', kind: 'misnamed' },
      { file: '..', kind: 'misnamed' },
      { file: 'w', kind: 'extra' },
      { file: 'x', kind: 'extra' },
    ]);
    expect(formatSumFaults(folder)).toEqual([
      'b has another SHA-256',
      'c is missing',
      '../a is no name of a file in it',
      '.. is no name of a file in it',
      'w is not in SHA256SUMS',
      'x is not in SHA256SUMS',
    ]);
  });

  it('are none where there is no such file', () => {
    put('a', 'a');
    expect([...readSums(folder)]).toEqual([]);
    expect(formatSumFaults(folder)).toEqual(['a is not in SHA256SUMS']);
  });

  it('are those of the names', () => {
    sums('', { 'a file': 'a' });
    expect([...readSums(folder)]).toEqual([['a file', sha256('a')]]);
    expect(sumOf(folder)).toBe(sha256(get('SHA256SUMS')));
  });

  it('tell which files of two folders differ', () => {
    for (const name of ['one', 'other']) mkdirSync(join(folder, name));
    sums('one', { a: 'a', b: 'b', c: 'c' });
    sums('other', { a: 'a', b: 'B', d: 'd' });
    const [one, other] = [join(folder, 'one'), join(folder, 'other')];
    expect(listDifferingFiles(one, other)).toEqual(['SHA256SUMS', 'b', 'c', 'd']);
    expect(listDifferingFiles(other, one)).toEqual(['SHA256SUMS', 'b', 'c', 'd']);
    expect(listDifferingFiles(one, one)).toEqual([]);
  });
});

describe('a file', () => {
  it('is written anew as a whole, and leaves nothing beside it', () => {
    writeAtomically(join(folder, 'file'), 'old');
    writeAtomically(join(folder, 'file'), 'new');
    expect(get('file')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('that is new stays when it is there with the same bytes, and otherwise is not written', () => {
    const path = join(folder, 'file');
    writeNewFile(path, Buffer.from('text'));
    writeNewFile(path, Buffer.from('text'));
    expect(() => writeNewFile(path, Buffer.from('other'))).toThrow(code('EEXIST'));
    expect(get('file')).toBe('text');
    expect(() => writeNewFile(join(folder, 'none', 'file'), Buffer.from('x'))).not.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['file', 'none']);
  });

  it('that cannot be published leaves no draft', () => {
    mkdirSync(join(folder, 'file', 'deep'), { recursive: true });
    expect(() => writeAtomically(join(folder, 'file'), 'text')).toThrow();
    expect(() => writeNewFile(join(folder, 'file'), Buffer.from('text'))).toThrow();
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it('is copied if it has not changed', () => {
    put('file', 'text');
    const [from, to] = [join(folder, 'file'), join(folder, 'copy')];
    copyVerified(from, to, { sha256: sha256('text') });
    expect(get('copy')).toBe('text');
    const stale = { code: 'ESTALE', syscall: 'read', message: `${from} has changed` };
    expect(() => copyVerified(from, to, { sha256: sha256('other') })).toThrow(expect.objectContaining(stale));
  });

  it('is read in chunks and lines, whatever they end on', () => {
    const long = 'é'.repeat(700_000);
    put('file', `a\n\n${long}\nb`);
    expect(hashFile(join(folder, 'file'))).toEqual({
      bytes: 5 + 1_400_000,
      sha256: sha256(`a\n\n${long}\nb`),
    });
    expect([...readLines(join(folder, 'file'))].map(String)).toEqual(['a', '', long, 'b']);
    put('ended', 'a\nb\n');
    expect([...readLines(join(folder, 'ended'))].map(String)).toEqual(['a', 'b']);
    expect([...readChunks(join(folder, 'file'))].map(({ length }) => length)).toEqual([1_048_576, 351_429]);
    put('empty', '');
    expect([...readChunks(join(folder, 'empty'))]).toEqual([]);
    expect([...readLines(join(folder, 'empty'))]).toEqual([]);
  });

  it('that something else has written is synced and read', () => {
    put('file', 'text');
    expect(fsyncFile(join(folder, 'file'))).toEqual({ bytes: 4, sha256: sha256('text') });
    expect(() => fsyncFile(join(folder, 'none'))).toThrow(code('ENOENT'));
    expect(get('file')).toBe('text');
  });

  it('whose bytes were lost is not taken for written', () => {
    const path = join(folder, 'file');
    const sink = openFile(path);
    sink.write(Buffer.from('text'));
    writeFileSync(path, 'TEXT');
    expect(() => sink.close()).toThrow(
      expect.objectContaining({
        code: 'EIO',
        message: `${path} does not read as it was written; the disk has lost something`,
      }),
    );
  });
});

describe('a staging folder', () => {
  const dead = '999999999-1-00000000';

  it('is empty, beside its target, and takes its place', () => {
    const target = join(folder, 'deep', 'dist', 'next');
    const staging = openStaging(target);
    expect(staging.startsWith(join(folder, 'deep', 'dist', '.next-'))).toBe(true);
    expect(staging.endsWith('.new')).toBe(true);
    expect(readdirSync(staging)).toEqual([]);
    writeFileSync(join(staging, 'file'), 'one');
    publishFolder(staging, target);
    expect(readFileSync(join(target, 'file'), 'utf8')).toBe('one');
    expect(readdirSync(join(folder, 'deep', 'dist'))).toEqual(['next']);
  });

  it('is discarded, there or not', () => {
    const staging = openStaging(join(folder, 'next'));
    put('.next-file', '');
    discard(staging);
    discard(staging);
    // what the disk says is left to the next run, and a bug is not
    discard(join(folder, '.next-file', 'deep'));
    expect(() => discard(join(folder, 'a\0b'))).toThrow(TypeError);
    expect(readdirSync(folder)).toEqual(['.next-file']);
  });

  it('and what was put aside are cleared, unless they are of others or of nobody', () => {
    const { pid } = process;
    const names = [
      `.next-${pid}.new`,
      '.next-1.old',
      `.other-${dead}.new`,
      `next-${dead}.new`,
      `.next-${dead}.newer`,
    ];
    for (const name of names) mkdirSync(join(folder, name));
    clearLeftovers(join(folder, 'next'));
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });
});

describe('a new folder', () => {
  it('gets a name that nothing bears', () => {
    mkdirSync(join(folder, 'draft'));
    writeFileSync(join(folder, 'draft', 'file'), 'x');
    publishNewFolder(join(folder, 'draft'), join(folder, 'v1'));
    expect(readdirSync(folder)).toEqual(['v1']);
    mkdirSync(join(folder, 'draft'));
    expect(() => publishNewFolder(join(folder, 'draft'), join(folder, 'v1'))).toThrow();
    expect(readdirSync(join(folder, 'v1'))).toEqual(['file']);
  });

  it('is made with those that it lies in', () => {
    makeFolder(join(folder, 'a', 'b', 'c'));
    makeFolder(join(folder, 'a', 'b', 'c'));
    expect(existsSync(join(folder, 'a', 'b', 'c'))).toBe(true);
  });
});

describe('what the disk says', () => {
  it('gets the name of the file, if it has none', () => {
    const call = (error: Error) => () => {
      throw error;
    };
    const failed = (path?: string) =>
      Object.assign(new Error('EIO: failed, read'), { syscall: 'read', ...(path ? { path } : {}) });
    expect(() => withPath('x', call(failed()))).toThrow(
      expect.objectContaining({ path: 'x', message: "EIO: failed, read 'x'" }),
    );
    expect(() => withPath('x', call(failed('y')))).toThrow(
      expect.objectContaining({ path: 'y', message: 'EIO: failed, read' }),
    );
    expect(() => withPath('x', call(new Error('a bug')))).toThrow(expect.not.objectContaining({ path: 'x' }));
    expect(withPath('x', () => 1)).toBe(1);
  });

  it('looks like an error of Node', () => {
    expect(createDiskError('why', 'EIO', 'read')).toMatchObject({
      message: 'why',
      code: 'EIO',
      syscall: 'read',
    });
  });
});

describe('the inputs of a release', () => {
  const input = (file: string, text: string) => ({ file, bytes: text.length, sha256: sha256(text) });

  it('are had as they were, a file to which lines were added by its beginning', () => {
    put('a.txt', 'a text');
    put('judgements.jsonl', 'one\ntwo\n');
    const inputs = [input('a.txt', 'a text'), input('judgements.jsonl', 'one\n')];
    expect(haveInputs(inputs, folder)).toBe(true);
    expect(takeInputs(inputs, folder, join(folder, 'to', 'raw'))).toEqual([]);
    expect(readFileSync(join(folder, 'to', 'raw', 'judgements.jsonl'), 'utf8')).toBe('one\n');
    expect(readFileSync(join(folder, 'to', 'raw', 'a.txt'), 'utf8')).toBe('a text');
  });

  it('may be larger than what is read at a time', () => {
    const text = 'a'.repeat(1_500_000);
    put('a.txt', `${text}b`);
    expect(haveInputs([input('a.txt', text)], folder)).toBe(true);
    expect(takeInputs([input('a.txt', text)], folder, join(folder, 'to'))).toEqual([]);
    expect(haveInputs([input('a.txt', text), input('b.txt', 'b')], folder)).toBe(false);
  });

  it('may be lost, changed, or of no folder', () => {
    put('a.txt', 'another');
    const inputs = [input('a.txt', 'a text'), input('b.txt', 'b'), input('../a.txt', 'a')];
    for (const one of inputs) expect(haveInputs([one], folder)).toBe(false);
    mkdirSync(join(folder, 'in'));
    put('a.txt', 'a');
    expect(haveInputs([input('../a.txt', 'a')], join(folder, 'in'))).toBe(false);
    put(join('in', 'a.txt'), 'another');
    expect(takeInputs(inputs, join(folder, 'in'), join(folder, 'to'))).toEqual([
      { path: join(folder, 'in', 'a.txt'), kind: 'changed' },
      { path: join(folder, 'in', 'b.txt'), kind: 'lost' },
      { path: join(folder, 'a.txt'), kind: 'lost' },
    ]);
  });
});

describe('releases', () => {
  it('are the folders that bear a version, the oldest first', () => {
    for (const name of ['v1.10.0', 'v1.9.0', 'v1', '1.2.0', 'x1.2.0', 'next']) mkdirSync(join(folder, name));
    expect(listVersions(folder)).toEqual(['1.9.0', '1.10.0']);
    expect(listVersions(join(folder, 'none'))).toEqual([]);
    expect(releaseFolderOf('dist', '1.2.3')).toBe('dist/v1.2.3');
  });

  it('are told by latest.json, if it is there and is one', () => {
    expect([readLatest(folder), openLatest(folder)]).toEqual([null, null]);
    put('latest.json', '{"version":1}');
    expect(() => readLatest(folder)).toThrow(
      'latest.json is not as schemas/latest.schema.json says; put it back',
    );
    put('latest.json', 'nothing');
    expect(() => readLatest(folder)).toThrow('put it back');
  });

  it('that are not there are told', () => {
    expect(() => openRelease(folder, '1.2.3')).toThrow(
      `there is no release 1.2.3: no folder ${join(folder, 'v1.2.3')}`,
    );
    expect(openSince('none', join(folder, 'next'))).toBeNull();
    expect(openSince(undefined, join(folder, 'next'))).toBeNull();
    expect(() => openSince(folder, 'x')).toThrow(
      `${folder} holds no dataset: there is no ${join(folder, 'manifest.json')}`,
    );
  });
});

describe('the manifest of a folder', () => {
  it('is told where it is none', () => {
    put('manifest.json', '{}');
    expect(() => readManifest(folder)).toThrow('manifest.json is not as schemas/manifest.schema.json says');
    put('x.json', '{"a":1}');
    expect(readJsonFile(join(folder, 'x.json'))).toEqual({ a: 1 });
    put('x.json', '{');
    expect(readJsonFile(join(folder, 'x.json'))).toBeUndefined();
    expect(() => readJsonFile(join(folder, 'none'))).toThrow(code('ENOENT'));
  });

  it('tells the tools that differ from those that are installed, each once', () => {
    const tools = listTools();
    const [name = '', version] = Object.entries(tools)[0] ?? [];
    // the one field that is looked at
    const manifest = (changed: object) => ({ tools: { ...tools, ...changed } }) as Manifest;
    expect(listDifferingTools(manifest({}))).toEqual([]);
    expect(listDifferingTools(manifest({ [name]: '0.0.0', other: '1.0.0' }))).toEqual([
      `${name} 0.0.0, and ${version} is installed`,
      'other 1.0.0, and none is installed',
    ]);
    const { [name]: _, ...fewer } = tools;
    expect(listDifferingTools({ tools: fewer } as Manifest)).toEqual([
      `${name} none, and ${version} is installed`,
    ]);
  });
});
