import blns from 'big-list-of-naughty-strings';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { excerpt, show, showJson } from '../../pipeline/text/show.ts';
import { dirtIn } from './clean.ts';
import { TITLES } from './inputs.ts';

const EVERY = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
const TEXTS = [...Object.values(TITLES), ...(blns as string[])];

describe('what is shown', () => {
  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    [' \u00a0::x', ' \u00a0\\u{3a}:x'],
    [':', '\\u{3a}'],
    [': a', ': a'],
    ['std::vector', 'std::vector'],
    ['##[error]x', '#\\u{23}[error]x'],
    ['x ##vso[task]', 'x #\\u{23}vso[task]'],
    ['C# [a]', 'C# [a]'],
    ['## A heading', '## A heading'],
    ['one\ntwo\r\n', 'one\\u{a}two\\u{d}\\u{a}'],
    ['a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['half \ud83d a pair', 'half \\u{d83d} a pair'],
    ['\u2764\ufe0f', '\u2764\ufe0f'],
    ['1\ufe0f\u3164\u2800', '1\\u{fe0f}\\u{3164}\\u{2800}'],
    ['\u05d0 \u00e9 \u6c34 \u{1f600}', '\u05d0 \u00e9 \u6c34 \u{1f600}'],
  ])('%j is %j', (text, shown) => {
    expect(show(text)).toBe(shown);
    expect(show(shown)).toBe(shown);
  });

  it('has nothing in it that does anything, for every character there is', () => {
    const rest = EVERY.map(show).filter((shown) => dirtIn(shown).length > 0);
    expect(rest).toEqual([]);
  });

  it.each(['', ' ', '  ', '#', '\u3000', '[', 'a', 'x: '])(
    'is no command after %j and before whatever of ours comes then',
    (before) => {
      const halves = ['#', '##', '##x', ':', '::', ':x', '[x', '#[', 'a#', ' :', '#vso', ':\n:'];
      const whole = halves.flatMap((a) => halves.map((b) => [before + show(a) + show(b), a, b]));
      expect(whole.filter(([text]) => dirtIn(text as string).length > 0)).toEqual([]);
    },
  );

  it.each([
    ['of a text', (text: string) => text],
    ['as a key', (text: string) => ({ [text]: [text, { a: `##[${text}` }] })],
  ])('as JSON is the same value, with nothing in it that does anything: %s', (_, make) => {
    for (const text of [
      ...TEXTS,
      'half \ud800 a pair',
      ...EVERY.slice(0x7f, 0x100),
      ...EVERY.slice(0x2000, 0x2070),
    ])
      for (const indent of [0, 2]) {
        const shown = showJson(make(text), indent);
        expect(JSON.parse(shown)).toEqual(make(text));
        expect(dirtIn(shown)).toEqual([]);
      }
  });

  it('of a long text is its beginning, and takes no time for the rest', () => {
    expect(excerpt('\u202e'.repeat(10_000_000), 3)).toBe('\\u{202e}\\u{202e}\u2026');
  });
});

describe('the rules of the house', () => {
  const lint = new ESLint();

  it.each([
    ["process.stdout.write('x');", 'no-restricted-properties'],
    ["const { stderr } = process; stderr.write('x');", 'no-restricted-properties'],
    ["console.log('x');", 'no-console'],
    ["import { stdout } from 'node:process'; stdout.write('x');", 'no-restricted-imports'],
    ["import { echo } from 'zx'; echo('x');", 'no-restricted-imports'],
    ["import { writeSync } from 'node:fs'; writeSync(1, 'x');", 'no-restricted-syntax'],
    ["import { readFileSync } from 'node:fs'; readFileSync('x');", 'no-restricted-imports'],
    ["import { createReadStream } from 'node:fs'; createReadStream('x');", 'no-restricted-imports'],
  ])('let nothing print or read in another way: %s', async (code, rule) => {
    const [result] = await lint.lintText(code, { filePath: 'pipeline/new.ts' });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});
