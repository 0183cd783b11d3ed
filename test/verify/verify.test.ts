import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAW_NAMES, verify } from '../../pipeline/verify/verify.ts';
import { folders } from './folders.ts';

const { folderWith } = folders();

/** Linux tells what a process has open. */
const DESCRIPTORS = '/proc/self/fd';

function openBelow(folder: string): string[] {
  return readdirSync(DESCRIPTORS).flatMap((name) => {
    try {
      const path = readlinkSync(join(DESCRIPTORS, name));
      return path.startsWith(folder) ? [path] : [];
    } catch {
      // the one by which the list was read
      return [];
    }
  });
}

describe('verify', () => {
  it('says of each law whether it holds, whatever was found before', async () => {
    const { laws, findings } = await verify(folderWith({ 'x.txt': '' }), {
      laws: ['caution', 'checksums', 'ids', 'manifest'],
    });
    expect(laws.map(({ law, holds }) => [law, holds])).toEqual([
      ['caution', true],
      ['checksums', false],
      ['ids', true],
      ['manifest', false],
    ]);
    expect(new Set(findings.map(({ law }) => law))).toEqual(new Set(['checksums', 'manifest']));
  });

  it.each([
    ['all but that of raw where no dumps are at hand', undefined, LAW_NAMES.filter((law) => law !== 'raw')],
    ['all where they are', {}, LAW_NAMES],
  ])('checks the laws, %s', async (_, dumps, names) => {
    const raw = dumps === undefined ? undefined : folderWith(dumps);
    const { laws } = await verify(folderWith({}), { raw });
    expect(laws.map(({ law }) => law)).toEqual(names);
  });

  it('throws what the disk says of a folder that is not there', async () => {
    const missing = join(folderWith({}), 'missing');
    await expect(verify(missing)).rejects.toThrow('ENOENT');
    await expect(verify(folderWith({}), { raw: missing })).rejects.toThrow('ENOENT');
  });

  it.skipIf(!existsSync(DESCRIPTORS)).each<[end: string, onFile: () => void]>([
    ['at its end', () => {}],
    [
      'where it is stopped',
      () => {
        throw new Error('stopped');
      },
    ],
  ])('closes all files %s', async (_, onFile) => {
    const [folder, raw] = [folderWith({ SHA256SUMS: '' }), folderWith({ 'a.txt': 'x' })];
    let open: string[] = [];
    const looked = verify(folder, {
      laws: ['one-dataset'],
      raw,
      onFile: () => {
        open = [...openBelow(folder), ...openBelow(raw)];
        onFile();
      },
    });
    await looked.catch(() => {});
    expect(open).toEqual([join(folder, 'SHA256SUMS'), join(raw, 'a.txt')]);
    expect([...openBelow(folder), ...openBelow(raw)]).toEqual([]);
  });

  it.skipIf(!existsSync(DESCRIPTORS))('closes all files where the dumps cannot be listed', async () => {
    const folder = folderWith({ SHA256SUMS: '' });
    await verify(folder, { raw: join(folder, 'SHA256SUMS') }).catch(() => {});
    expect(openBelow(folder)).toEqual([]);
  });
});
