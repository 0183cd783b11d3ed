import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { MATH_SYMBOLS } from '../../pipeline/clean/latex/symbols.ts';

interface Tables {
  replacements: [string, string][];
}

/** Somebody else's table of LaTeX and Unicode, to find slips in ours. */
const { replacements } = createRequire(import.meta.url)('unicodeit/ts_dist/js/data.js') as Tables;
const theirs = new Map(replacements);

/** Where ours is another character, and why. */
const ON_PURPOSE: Record<string, string> = {
  vartheta: 'one shape for a letter: a reader searches for θ',
  varpi: 'one shape for a letter',
  varrho: 'one shape for a letter',
  phi: 'one shape for a letter',
  Upsilon: 'theirs is a letter with a hook',
  cdot: 'the dot of keyboards and fonts, U+00B7',
  star: 'theirs is an asterisk',
  leqslant: 'one sign for less or equal',
  geqslant: 'one sign for greater or equal',
  sim: 'before a number it says "about", as ~ does',
  longrightarrow: 'as long as a plain arrow in one line of text',
  implies: 'as long as a plain arrow in one line of text',
  mid: 'the bar of keyboards',
  langle: 'theirs is the CJK bracket',
  rangle: 'theirs is the CJK bracket',
  dots: 'not in theirs',
  square: 'theirs is black',
};

describe('symbols of LaTeX', () => {
  it.each([...MATH_SYMBOLS].filter(([name]) => !(name in ON_PURPOSE)))(
    '\\%s is %s for others too',
    (name, ours) => {
      expect(theirs.get(`\\${name}`)).toBe(ours);
    },
  );

  it('differ from those of others only on purpose', () => {
    const differing = [...MATH_SYMBOLS]
      .filter(([name, ours]) => theirs.get(`\\${name}`) !== ours)
      .map(([name]) => name);
    expect(differing).toEqual(Object.keys(ON_PURPOSE));
  });

  it('are one character each, in normal form', () => {
    for (const symbol of MATH_SYMBOLS.values()) expect([...symbol.normalize('NFC')]).toEqual([symbol]);
  });
});
