import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDumps, readInput } from '../../pipeline/raw/inputs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raw-'));
  for (const name of ['a', 'b']) writeFileSync(join(folder, name), `über ${name} and more`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const opened = () =>
  openDumps(
    folder,
    ['a', 'b'].map((name) => readInput(folder, name).input),
  );

describe('dumps', () => {
  it('are cut by their bytes, in any order and again', () => {
    const cut = opened();
    const cuts = ['a', 'b', 'a', 'a', 'b'].map((name) => cut(name, 0, 7));
    expect(cuts).toEqual(['über a', 'über b', 'über a', 'über a', 'über b']);
    expect(cut('a', 8, 11)).toBe('and');
  });

  it('that changed before they are read again are noticed', () => {
    const cut = opened();
    writeFileSync(join(folder, 'a'), 'über a and less');
    expect(() => cut('a', 0, 7)).toThrow(`${join(folder, 'a')} changed while it was read`);
    expect(cut('b', 0, 7)).toBe('über b');
  });

  it('that change after that are noticed, though only a part of them is read', () => {
    const cut = opened();
    for (const name of ['a', 'b']) cut(name, 0, 7);
    writeFileSync(join(folder, 'a'), 'über a and less');
    expect(() => cut('a', 0, 7)).toThrow(expect.objectContaining({ code: 'ESTALE' }));
  });
});
