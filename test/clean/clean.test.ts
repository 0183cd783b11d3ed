import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../pipeline/clean/clean.ts';
import { findTextIssues } from '../../pipeline/clean/text-issues.ts';
import { findLinks } from '../../pipeline/clean/links.ts';
import { seedFile, SEEDS } from '../support/seeds.ts';
import { BASE_RULES, MARKUP_RULES, CLEANING_RULES } from '../../pipeline/clean/rules.ts';

describe('whole texts', () => {
  it.each([
    ['Attention Is All You Need', 'Attention Is All You Need', []],
    ['', '', []],
    // nothing is left of it, and no title is empty
    ['<b></b>', '<b></b>', []],
    ['\u200b', '\u200b', []],
    [' Two\n lines ', 'Two lines', ['spaces']],
    [
      'G\\"odel at 81.7\\% -- see \\url{https: //x.org/y}.',
      'Gödel at 81.7% – see https://x.org/y.',
      ['broken-links', 'latex-accents', 'latex-escapes', 'latex-commands', 'latex-dashes'],
    ],
    [
      'our https://x.org/y{\\textbf{code} and data}.',
      'our code and data (https://x.org/y).',
      ['lost-href', 'latex-commands'],
    ],
    ['Teichm{\\"u}ller', 'Teichmüller', ['latex-accents', 'latex-braces']],
    ['x<sup>2</sup>', 'x²', ['html-tags', 'latex-scripts']],
    // what is invisible stands between a letter and its accent, and between letters once they are composed
    ['e\u200b\u0301', 'é', ['unicode-nfc', 'invisible']],
    ['e\u200b\u0301\u200dx', 'éx', ['unicode-nfc', 'invisible']],
    ['MC\\textsuperscript{2}', 'MC²', ['latex-commands', 'latex-scripts']],
    ['(\\eg~progress)', '(e.g. progress)', ['latex-symbols', 'latex-ties']],
    ['G&#92;&quot;odel', 'Gödel', ['html-entities', 'latex-accents']],
    [
      '**$\\alpha$-[code](https://x.org)**',
      'α-code (https://x.org)',
      ['latex-math', 'markdown-links', 'markdown-emphasis'],
    ],
  ])('cleans %j', (written, text, applied) => {
    expect(clean(written)).toEqual({ text, applied });
  });

  it.each([
    'FaSTA*, A* and EvTexture++ with snake_case, **kwargs and C++',
    'We present \\method, which \\ours beats \\name{}',
    'LLMsCode and data, 2.44times faster',
    'fits models.Towards this',
    'about ~10 of 60%~70% at ~/data or https://x.edu/~user',
    "a 15'' screen, f''(x), Student`s t and the '90s",
    'run --verbose, i-- and a --> b',
    'costs $5 to $10, or US$5',
    'a set {-1, 0, 1} of UCGM-{T,S} and {question}',
    'GPT-[n], G[q], <think> and a < b > c',
    'R&D; J&F and O(n^k)',
  ])('leaves %j', (text) => {
    expect(clean(text)).toEqual({ text, applied: [] });
  });
});

/** Pieces that rules look for, so that chance puts them next to one another. */
const PIECES = [
  ...'\\{}$^_~`\'"*[]()<>&;#%-.,:/|!= aAx12\n\t',
  ...[
    '\u00a0',
    '\u200b',
    '\u200d',
    '\u0301',
    '\ue000',
    '\ud800',
    'é',
    'Δ',
    '😀',
    'word',
    'Word',
    '  ',
    '...',
  ],
  ...['--', '---', "''", '``', '**', 'https://', 'https: //', 'a.b', 'github.com/x/y', 'x.github.io', '. co'],
  ...[
    '&amp;',
    '&lt;',
    '&#92;',
    '&#36;',
    '<b>',
    '</b>',
    '<sup>',
    '</sup>',
    '<br>',
    '](',
    '](https://a.b)',
    '`x',
    "x'",
  ],
  ...[
    '\\textbf{',
    '\\emph',
    '\\href{',
    '\\url{',
    '\\"o',
    "\\'",
    '\\v{s}',
    '\\c',
    '\\i',
    '\\name',
    '{\\em ',
    '{\\it ',
  ],
  ...[
    '\\alpha',
    '\\times',
    '\\%',
    '\\$',
    '\\_',
    '\\\\',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '\\ ',
    '\\,',
    '\\eg',
    '\\frac',
  ],
  ...[
    '^{',
    '_{',
    '^{2}',
    '^2',
    '^*',
    '_1',
    'log_2',
    '$x$',
    '$\\alpha$',
    '\\textasciitilde',
    '\\textasciicircum',
    'texttt{',
    'red{',
    'mathcal{',
  ],
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 25 })
  .map((pieces) => pieces.join(''));

describe('any text', () => {
  it('is at rest once it is clean', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = clean(text).text;
        expect(clean(once)).toEqual({ text: once, applied: [] });
      }),
      { numRuns: 3_000 },
    );
  });

  it('names the rules that changed it, in the order of the table', () => {
    const order = CLEANING_RULES.map(({ name }) => name);
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: cleaned, applied } = clean(text);
        expect(applied).toEqual(order.filter((name) => applied.includes(name)));
        expect(applied.length > 0 || cleaned === text).toBe(true);
      }),
    );
  });

  it('never makes links or issues throw', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(findLinks(text).every(({ url }) => URL.canParse(url))).toBe(true);
        expect(new Set(findTextIssues(text, text)).size).toBe(findTextIssues(text, text).length);
      }),
    );
  });

  it('stays as written when it does not come to rest', () => {
    const nested = `${'<b>'.repeat(50)}x${'</b>'.repeat(50)}`;
    expect(clean(`${nested}  y`)).toEqual({ text: `${nested} y`, applied: ['spaces'] });
  });
});

describe('hostile texts', () => {
  /** Of processor time, with all rules together: at 200,000 characters anything quadratic takes a minute. */
  const CAP_MS = 2_000;
  const UNITS = [
    ...[
      ' ',
      '\\',
      '{',
      '}',
      '`',
      '*',
      '$',
      '~',
      '--',
      "'",
      '``',
      '"',
      '[',
      '<',
      '&#',
      '&amp;',
      '(',
      '\n',
      '\ue000',
      '\ud800',
    ],
    ...[
      'https://',
      'https://a.b/',
      'https://a.b/(',
      'https: //',
      'www.',
      'a.',
      'a.io/',
      'a.github.io',
      'http://a.b/"',
    ],
    ...[
      '\\a{',
      '\\textbf{',
      '{\\em ',
      '\\href{a.b}{',
      '\\"a',
      '\\v{',
      '\\( ',
      '\\alpha ',
      '$x^{',
      '$\\frac{',
      '$ ',
      '{Δ}',
    ],
    ...[
      '[a](http://a(',
      '<b ',
      '<b>',
      '**a',
      '*a ',
      '`a',
      "`a'",
      '``a ',
      '^{1',
      '_{a}',
      'a_1',
      'a^1',
      'a^1.1',
      '^1^',
      'a~(',
      'red{',
      'a.The ',
      '2times',
    ],
    ...['\u0316\u0300', '\u200d', '😀\u200d', 'a\u0301'],
  ];

  it.each(UNITS)('takes 200,000 characters of %j in its stride', (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    const start = process.cpuUsage();
    findLinks(clean(text).text);
    findTextIssues(text, text);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(CAP_MS);
  });
});

function paragraphs(): string[] {
  return SEEDS.flatMap((seed) =>
    readFileSync(seedFile(`${seed}.txt`), 'utf8').split(/\r?\n(?:[ \t]*\r?\n)+/),
  );
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('the first two dumps', () => {
  it('need these rules', () => {
    expect(count(paragraphs().flatMap((text) => clean(text.trim()).applied))).toEqual({
      'broken-links': 1,
      'latex-math': 1,
      'latex-accents': 2,
      'latex-escapes': 10,
      'latex-commands': 3,
      'latex-scripts': 6,
      'latex-double-quotes': 5,
      'latex-dashes': 19,
      'markdown-emphasis': 1,
    });
  });

  it('have these issues', () => {
    expect(count(paragraphs().flatMap((text) => findTextIssues('', clean(text.trim()).text)))).toMatchObject({
      'fused-words': 5,
      'latex-residue': 1,
      truncated: 1,
    });
  });

  it('hold these links', () => {
    const links = paragraphs().flatMap((text) => findLinks(clean(text).text));
    expect(count(links.map(({ kind }) => kind))).toEqual({ code: 37, project: 5, other: 1 });
  });

  it('are at rest after one cleaning', () => {
    for (const text of paragraphs()) expect(clean(clean(text).text).applied).toEqual([]);
  });
});

it('changes nothing in a text without a mark of any rule', () => {
  const words = fc
    .stringMatching(/^[A-Za-z0-9,.;:()% -]{0,200}$/)
    .map((text) => text.replace(/[\s-]+/g, ' ').trim());
  fc.assert(
    fc.property(words, (text) => {
      for (const rule of [...BASE_RULES, ...MARKUP_RULES]) expect(rule.apply(text)).toBe(text);
    }),
  );
});
