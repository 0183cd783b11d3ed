import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashFile, readChunks } from '../../pipeline/disk/files.ts';
import { findSumFaults } from '../../pipeline/dataset/sums.ts';
import { writeNewFile } from '../../pipeline/disk/atomic-write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a file does not stay open, whether it is read to its end or not', () => {
  const path = join(folder, 'file');
  // more than one chunk
  writeFileSync(path, 'x'.repeat(1_100_000));
  const lowestFree = () => {
    const file = openSync(path, 'r');
    closeSync(file);
    return file;
  };
  const before = lowestFree();
  for (let time = 0; time < 50; time++) for (const _ of readChunks(path)) break;
  for (let time = 0; time < 50; time++) hashFile(path);
  // others in this process may open some at the same time, but not so many
  expect(lowestFree()).toBeLessThan(before + 50);
});

it('what keeps a new file from its name, but for another of that name, is told as the disk tells it', () => {
  // a slash at its end is for folders only
  expect(() => writeNewFile(`${folder}/none/`, Buffer.from('text'))).toThrow(
    expect.objectContaining({ code: 'ENOENT', syscall: 'link' }),
  );
  expect(readdirSync(folder)).toEqual([]);
});

it('files that no sums name are told in the order of their code units, which is not that of the disk', () => {
  for (const name of ['b', '\u{1f600}', '\uff21', 'a']) writeFileSync(join(folder, name), '');
  expect(findSumFaults(folder).map(({ file }) => file)).toEqual(['a', 'b', '\u{1f600}', '\uff21']);
});
