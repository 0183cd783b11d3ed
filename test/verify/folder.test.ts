import { mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../pipeline/text/sha256.ts';
import { folders } from './folders.ts';

const { tmp, folderWith, opened } = folders();

describe('the names in a folder', () => {
  it('are those of all that is in it, in order of code units, which is not that of bytes', () => {
    const path = folderWith({ '\uff5e': '', b: '', B: '', '\u{1f600}': '', a: null, '.c': '' });
    symlinkSync(join(path, 'b'), join(path, 'link'));
    const folder = opened(path);
    expect(folder.names).toEqual(['.c', 'B', 'a', 'b', 'link', '\u{1f600}', '\uff5e']);
    expect(folder.names.filter(folder.has)).toEqual(['.c', 'B', 'b', '\u{1f600}', '\uff5e']);
  });
});

const NOTHING = { bytes: '', size: 0, sum: sha256(''), lines: 0 };
const INFO = { 'a.txt': 'one\ntwo\n\nlast', empty: '', folder: null };

describe('a file', () => {
  it.each([
    ['a.txt', { bytes: 'one\ntwo\n\nlast', size: 13, sum: sha256('one\ntwo\n\nlast'), lines: 3 }],
    ['empty', NOTHING],
    ['folder', NOTHING],
    ['missing', NOTHING],
  ])('%s has its bytes, and none where it is no file', (file, { bytes, size, sum, lines }) => {
    const folder = opened(INFO);
    expect([folder.text(file), folder.size(file), folder.sha256(file), folder.lines(file)]).toEqual([
      bytes,
      size,
      sum,
      lines,
    ]);
  });

  it('is read for its sum and its lines once', () => {
    const path = folderWith({ file: 'one\n' });
    const folder = opened(path);
    const before = [folder.sha256('file'), folder.lines('file')];
    writeFileSync(join(path, 'file'), '\n\n\n\n');
    expect([folder.sha256('file'), folder.lines('file')]).toEqual(before);
  });

  it('whose path is too long for the disk is there, but cannot be read', () => {
    // 4,095 bytes at most on Linux, 1,023 on macOS: made under a shorter name, and under it removed
    const [short, long] = [join(tmp, 'x'), join(tmp, 'x'.repeat(200))];
    const most = process.platform === 'linux' ? 4095 : 1023;
    const inner = `${'d'.repeat(199)}/`.repeat(21).slice(0, most - long.length - 100);
    const name = 'f'.repeat(150);
    mkdirSync(join(short, inner), { recursive: true });
    writeFileSync(join(short, inner, name), 'x');
    renameSync(short, long);
    try {
      const folder = opened(join(long, inner));
      expect([folder.names, folder.has(name), folder.text(name)]).toEqual([[name], false, '']);
    } finally {
      renameSync(long, short);
    }
  });
});

describe('a part of ten bytes', () => {
  it.each([
    [0, 10, '0123456789'],
    [0, 3, '012'],
    [3, 6, '345'],
    [9, 10, '9'],
    [8, 20, '89'],
    [10, 20, ''],
    [11, 20, ''],
    [5, 5, ''],
    [6, 3, ''],
    [-1, 3, ''],
  ])('from %i to before %i is %j', (start, end, text) => {
    const part = opened({ file: '0123456789' }).read('file', start, end);
    expect(part.toString()).toBe(text);
    expect([part.byteOffset, part.buffer.byteLength]).toEqual([0, text.length]);
  });

  it.each([
    [0, 10, '012345'],
    [3, 10, '345'],
    [5, 7, '5'],
    [7, 10, ''],
  ])('from %i to before %i is %j once the file is cut after six, while it is open', (start, end, text) => {
    const path = folderWith({ file: '0123456789' });
    const folder = opened(path);
    truncateSync(join(path, 'file'), 6);
    expect(folder.read('file', start, end).toString()).toBe(text);
  });
});

const CHUNK = 1 << 20;

describe('the chunks of a file', () => {
  it.each([
    [0, []],
    [1, [1]],
    [CHUNK - 1, [CHUNK - 1]],
    [CHUNK, [CHUNK]],
    [CHUNK + 1, [CHUNK, 1]],
    [2 * CHUNK, [CHUNK, CHUNK]],
  ])('of %i bytes are all of them, and none is empty', (size, sizes) => {
    const bytes = Buffer.alloc(size, 'a period that is no power of two');
    const chunks = [...opened({ file: bytes }).chunks('file')];
    expect(chunks.map(({ length }) => length)).toEqual(sizes);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  it('go on where it is cut while it is read, with what is left', () => {
    const path = folderWith({ file: Buffer.alloc(3 * CHUNK) });
    const chunks = opened(path).chunks('file');
    expect(chunks.next().value?.length).toBe(CHUNK);
    truncateSync(join(path, 'file'), CHUNK + 5);
    expect([...chunks].map(({ length }) => length)).toEqual([5, 0]);
  });
});
