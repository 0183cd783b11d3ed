import { clean } from '../../../../pipeline/clean/clean.ts';
import { flagsOf } from '../../../../pipeline/clean/flags.ts';
import { linksOf } from '../../../../pipeline/clean/links.ts';
import { wordsOf } from '../../../../pipeline/merge/compare/abstracts.ts';
import { decide } from '../../../../pipeline/merge/decide/decide.ts';
import { openFingerprints } from '../../../../pipeline/merge/candidates/minhash.ts';
import { normaliseTitle } from '../../../../pipeline/merge/normalise.ts';
import { excerpt, show } from '../../../../pipeline/text/show.ts';
import type { Attack } from '../attack.ts';

/** What a rule looks for, again and again, and hardly ever finds the other half of. */
const PARTS: Readonly<Record<string, string>> = {
  '[': '[',
  '(': '(',
  '{': '{',
  '}': '}',
  '<': '<',
  $: '$',
  $$: '$$ ',
  '$a^': '$a^',
  'a$a^b $': 'a$a^b $ ',
  '\\': '\\',
  '\\(': '\\(',
  '\\[': '\\[',
  '\\url{': '\\url{',
  '\\emph{': '\\emph{',
  '{\\': '{\\',
  '{\\em': '{\\em ',
  '\\href{a}{': '\\href{a}{',
  '\\textcolor{red}{': '\\textcolor{red}{',
  '\\"': '\\" ',
  "\\'": "\\'a",
  '\\a': '\\a ',
  '\\hat': '$\\hat{$',
  '^{': '^{',
  '_{a': '_{a',
  '`': '`',
  '`a': '`a ',
  '``': '``a ',
  "''": "''a",
  "'": "'",
  '"': '"a ',
  '*': '*',
  '**': '**',
  '**a': '**a ',
  ' *a': ' *a',
  '~': 'a~',
  '-': '-',
  '--': 'a--',
  '&amp;': '&amp;',
  '&#': '&#',
  '<i>': '<i>',
  '<i ': '<i <',
  '<br': '<br ',
  'https://': 'https://',
  'https://a': 'https://a',
  'https: //': 'https: //',
  'https://a.b/': 'https://a.b/ ',
  'a.b.': 'a.b.',
  'www.': 'www.a',
  'a.com/': 'a.com/',
  'a.github.io': 'a.github.io',
  '[a](http': '[a](http://a',
  '[a](https://(': '[a](https://a(b)',
  '<http': '<http://a',
  'github. com': 'github. com/',
  ']': ']',
  '](': '](',
  '|': '|',
  '.': '.',
  '. A': '. A',
  ',': ',',
  '!': '!!! ',
  ':': 'a: ',
  '1': '1',
  '1,': '1,',
  'a-': 'a-',
  blanks: '  ',
  marks: '\u0301',
  'e with 30 marks': `e${'\u0301'.repeat(30)}`,
  'marks in turns': '\u0301\u0316',
  Hangul: '\u1100\u1161',
  joiners: '\u200d',
  overrides: '\u202e',
  'private use': '\ue000',
  astral: '\ud83d\ude00',
  'half pairs': '\ud800',
  dots: '…',
  '#': '#',
  '::': '::',
  'a ligature': '\ufdfa',
};

function every(text: string): void {
  const { text: cleaned } = clean(text);
  linksOf(cleaned);
  flagsOf(cleaned, cleaned);
  normaliseTitle(text);
  openFingerprints().add(text);
  show(text);
  excerpt(text);
  const words = wordsOf(text);
  // longer titles are quarantined
  const title = cleaned.slice(0, 500);
  decide({ title, words }, { title: `${title} 2`, words: words.toReversed() });
}

/** As long as an abstract may be, and twice that. */
const LONGEST = 20_000;

/** Those that do not take a rule each, but all of them. */
const QUICK = ['marks in turns', 'e with 30 marks', '$a^', '1,', 'blanks'];

export const CLEANING: readonly Attack[] = Object.entries(PARTS).map(([name, part]) => ({
  name: `a text of ${name}`,
  size: LONGEST,
  ...(QUICK.includes(name) ? { quick: LONGEST } : {}),
  // all of them in one process, which keeps what it was warmed up with
  memory: 4_000,
  prepare: (size) => {
    const text = `A ${part.repeat(Math.ceil(size / part.length))} z`;
    return { bytes: text.length, run: () => every(text) };
  },
}));
