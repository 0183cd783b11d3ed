import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { findConfusables } from '../../pipeline/merge/confusables.ts';
import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import { validateFolder } from '../../pipeline/build/validate-folder.ts';
import { titledAs } from './inputs.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

describe('two titles', () => {
  it.each<[one: string, other: string, letters: string[]]>([
    ['Attention Is All You Need', '\u0410ttention Is All You Need', ['\u0410']],
    ['attention is all you need', 'ATTENTI\u039fN IS ALL YOU NEED', ['\u039f']],
    ['Qwen Technical Report', 'Qwen Technical Report\u{e0041}', ['\u{e0041}']],
    ['Modern Hopfield Networks', '\u041codern Hopfield Networks', ['\u041c']],
    ['\u0410lpha Zero', 'Alph\u0430 Zero', ['\u0410', '\u0430']],
    // written alike once they are compared, so that they are one anyway
    ['Attention', '\uff21ttention', []],
    ['Attention', 'Atten\u200btion', []],
    ['The G\u00f6del Machine', 'The Go\u0308del Machine', []],
    // neither has a letter that is not what it seems
    ['GPT-40 Report', 'GPT-4O Report', []],
    ['Modem Networks', 'Modern Networks', []],
    ['G\u00f6del Machines', 'Godel Machines', []],
    // each has, and they look different
    ['\u03b2-VAE', 'VAE', []],
    ['\u0412\u043d\u0438\u043c\u0430\u043d\u0438\u0435', 'Attention', []],
    ['\u6ce8\u610f\u529b', 'Attention', []],
  ])('%s / %s: %j', (one, other, letters) => {
    const found = findConfusables([one, other].map((title) => ({ title })));
    expect(found.map(({ letter }) => letter)).toEqual(letters);
  });
});

it('a title that looks like another is told at its letter, by the stages alone and by a merge', async () => {
  writeFileSync(join(TMP, 'a.txt'), titledAs('Attention Is All You Need'));
  writeFileSync(join(TMP, 'b.txt'), titledAs('Attention Is \u0410ll You Need'));
  const expected = [['merge/confusable-titles', 13, 14]];
  const toPlaces = (problems: readonly { code: string; line: number | null; column: number | null }[]) =>
    problems.map(({ code, line, column }) => [code, line, column]);
  expect(toPlaces((await validateFolder(TMP, LIMITS)).problems)).toEqual(expected);
  const { problems } = await mergeFolder(TMP, LIMITS);
  expect(toPlaces(problems)).toEqual(expected);
});
