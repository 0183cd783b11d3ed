import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { Log } from 'sarif';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FormatName, FORMATS, chooseFormat } from '../../../pipeline/problem/formats/format.ts';
import { type Problem, problem } from '../../../pipeline/problem/problem.ts';
import { formatPlural } from '../../../pipeline/text/plural.ts';
import { validateProblem } from '../../../schemas/validators.js';
import { CODES, findEveryProblem } from '../folder.ts';

let every: Problem[] = [];
beforeAll(async () => {
  every = await findEveryProblem();
});

/** The codes that a text in a format carries, read by a reader of that format. */
const READERS: Readonly<Record<FormatName, (text: string) => string[]>> = {
  text: (text) => [...text.matchAll(/^(?:error|warning|info) (?:.*? )??(\w+\/[\w-]+): /gm)].map(firstGroupOf),
  json: (text) => (JSON.parse(text) as { problems: Problem[] }).problems.map(({ code }) => code),
  github: (text) => [
    ...[...text.matchAll(/^::(?:error|warning|notice) .*title=(\w+\/[\w-]+)::/gm)].map(firstGroupOf),
    ...[...text.matchAll(/^(?!::).*?(?:^|: )(\w+\/[\w-]+): /gm)].map(firstGroupOf),
  ],
  sarif: (text) => parseLog(text).runs[0]?.results?.map(({ ruleId }) => ruleId ?? '') ?? [],
  junit: (text) =>
    parseElements(text).flatMap(({ name, attributes }) =>
      name === 'testcase' ? [(attributes.name ?? '').split(' ')[0] ?? ''] : [],
    ),
  markdown: (text) =>
    [...text.matchAll(/^- \S+ (?:error|warning|info) (?:\d+:\d+ )?`([^`]+)`: /gm)].map(firstGroupOf),
};

function firstGroupOf([, code = '']: RegExpMatchArray): string {
  return code;
}

function parseLog(text: string): Log {
  return JSON.parse(text) as Log;
}

function parseElements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(xml).close();
  return found;
}

const NAMES = Object.keys(FORMATS) as FormatName[];
const printed = (name: FormatName, problems: readonly Problem[]) => FORMATS[name]({ problems });

describe.each(NAMES)('%s', (name) => {
  it('carries every problem, of every code', () => {
    const codes = READERS[name](printed(name, every));
    expect(new Set(codes)).toEqual(new Set(CODES));
    expect(codes.sort()).toEqual(every.map(({ code }) => code).sort());
  });

  it('says that nothing is wrong where nothing is', () => {
    expect(READERS[name](printed(name, []))).toEqual([]);
    expect(printed(name, [])).toMatch(/\n$/);
  });

  it.each(makeHostileTexts())('holds %j as text', (text) => {
    const one = problem('extract/no-date', `found ${text}`, {
      file: `raw/${text}.txt`,
      line: 3,
      column: 2,
      excerpt: text,
    });
    const out = FORMATS[name](
      { problems: [{ ...one, fix: text }, one], checks: [{ name: 'dumps', summary: text, fine: true }] },
      { lineOf: () => text },
    );
    // no control, no mark and nothing invisible but line ends, and nothing that a runner takes for a command of ours
    expect(out.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu)).toBeNull();
    expect(out).not.toContain('##[');
    const commands = out.split('\n').filter((line) => line.trimStart().startsWith('::'));
    expect(commands.length).toBe(name === 'github' ? 2 : 0);
    expect(READERS[name](out).filter((code) => code === 'extract/no-date')).toHaveLength(2);
  });
});

function makeHostileTexts(): string[] {
  return [
    '::error::x',
    '\n::error::x\n',
    '\r::warning::x',
    '##[error]x',
    'a\u001b[31mb',
    '\u202eabc',
    '\ud800',
    '\u{e0041}',
    '\u2028::error::x',
    '%0A::error::x',
    'a,line=9::b',
    '`',
    '``` x',
    '`` ` ```',
    '<script>alert(1)</script>',
    ']]>',
    '</testsuites>',
    '&amp;&#0;',
    '"\'<>&',
    '\ufffe\uffff',
    '\u0000',
    '[x](javascript:x)',
    '![x](http://x)',
    '@someone #1',
    '| a | b |',
    '- x\n# y',
    '<!-- ',
    '\\',
    '{{ x }}',
    '$' + '{x}',
    '__proto__',
    '../../etc/passwd',
    'é漢字👩‍👩‍👧',
  ];
}

describe('text', () => {
  const at = (column: number, line: string) => {
    const out = FORMATS.text(
      { problems: [problem('extract/no-date', 'x', { file: 'a', line: 1, column })] },
      { lineOf: () => line },
    );
    return out
      .split('\n')
      .filter((one) => one.startsWith('  | '))
      .map((one) => one.slice(4));
  };

  it.each([
    [1, 'Aug 4', 'Aug 4', '^'],
    [5, 'Aug 4', 'Aug 4', '    ^'],
    [3, '漢字x', '漢字x', '    ^'],
    [2, '\u001bx', '\\u{1b}x', '      ^'],
    [6, 'Aug 4', 'Aug 4', '     ^'],
    [
      101,
      `${'a'.repeat(100)}b${'c'.repeat(100)}`,
      `${'a'.repeat(40)}b${'c'.repeat(49)}`,
      `${' '.repeat(40)}^`,
    ],
  ])('puts the caret under column %i of %j', (column, line, shown, caret) => {
    expect(at(column, line)).toEqual([shown, caret]);
  });

  it('has file, line and column as one word, which a terminal opens on a click', () => {
    const placed = problem('extract/no-date', 'x', { file: 'raw/a.txt', line: 11, column: 2 });
    expect(FORMATS.text({ problems: [placed] })).toMatch(/^warning raw\/a\.txt:11:2 extract\/no-date: x$/m);
  });

  it('is coloured on a terminal only', () => {
    expect(FORMATS.text({ problems: every })).not.toContain('\u001b');
    expect(FORMATS.text({ problems: every }, { colours: true })).toContain('\u001b[31merror\u001b[39m');
  });
});

describe('github', () => {
  const many = (level: Problem['level'], count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...problem('extract/no-date', `${level} ${i}`), level }));
  const count = (text: string, command: string) =>
    text.split('\n').filter((line) => line.startsWith(`::${command} `)).length;

  it('annotates what the runner keeps, the worst first, and says how many more there are', () => {
    const text = FORMATS.github({
      problems: [...many('info', 12), ...many('warning', 3), ...many('error', 25)],
    });
    expect(['error', 'warning', 'notice'].map((command) => count(text, command))).toEqual([10, 3, 10]);
    expect(text).toMatch(/^::error /);
    expect(text).toContain('::notice title=18 more problems::18 more problems: ');
    expect(READERS.github(text)).toHaveLength(40);
  });

  it('escapes as the runner undoes', () => {
    const text = FORMATS.github({
      problems: [problem('extract/no-date', '100%: a,b', { file: 'a:b,c%.txt' })],
    });
    expect(text).toContain('::warning file=a%3Ab%2Cc%25.txt,title=extract/no-date::100%25: a,b; ');
  });
});

describe('sarif', () => {
  const schema: object = JSON.parse(
    readFileSync(
      createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  const ajv = new draft04.default({ strict: false, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  const log = (problems: readonly Problem[]) => parseLog(FORMATS.sarif({ problems }));

  it('is valid by the OASIS schema, which refuses an invalid log', () => {
    expect(validate(log([])), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(log(every)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...log(every), version: '2.0.0' })).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(log(every)).replaceAll('"startLine":', '"startLine":-')))).toBe(
      false,
    );
  });

  it('has columns from 1, bytes from 0, and a rule with help for each result', () => {
    const [run] = log([
      problem('extract/no-date', 'x', { file: 'raw/a b#.txt', line: 3, column: 2, span: [0, 9] }),
    ]).runs;
    expect(run?.columnKind).toBe('unicodeCodePoints');
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'raw/a%20b%23.txt', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 2, byteOffset: 0, byteLength: 9 },
    });
    for (const { ruleIndex = -1, ruleId } of log(every).runs[0]?.results ?? []) {
      const rule = log([]).runs[0]?.tool.driver.rules?.[ruleIndex];
      expect(rule?.id).toBe(ruleId);
      expect(rule?.help?.text).toMatch(/To fix it/);
    }
  });

  it('has a fingerprint for each result, which does not change when lines are added before it', () => {
    const prints = (problems: readonly Problem[]) =>
      log(problems).runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints?.['problem/v1']);
    const twice = [...every, ...every];
    expect(new Set(prints(twice)).size).toBe(twice.length);
    const moved = every.map((one) => ({ ...one, line: one.line === null ? null : one.line + 7 }));
    expect(prints(moved)).toEqual(prints(every));
  });
});

describe('json', () => {
  it('holds problems as the schema says, to the character', () => {
    const odd = problem('extract/no-date', 'a\u202e\u0000##[b\ud800', { excerpt: '\u{e0041}' });
    const { problems } = JSON.parse(FORMATS.json({ problems: [odd, ...every] })) as { problems: Problem[] };
    expect(problems).toEqual([odd, ...every]);
    expect(problems.filter((one) => !validateProblem(one))).toEqual([]);
  });
});

describe('markdown', () => {
  /** What a text holds besides words, as GitHub's Markdown sees it: with HTML, and with links made of addresses. */
  const partsOf = (text: string) =>
    new MarkdownIt({ html: true, linkify: true })
      .parse(text, {})
      .flatMap((token) => [token, ...(token.children ?? [])])
      .map(({ type, content }) => (type.startsWith('html') ? content : type.replace(/_(open|close)$/, '')));

  it.each(makeHostileTexts())('keeps %j in code spans, whatever it is', (text) => {
    const plain = problem('extract/no-date', 'x', { file: 'a', excerpt: 'x' });
    const filled = problem('extract/no-date', text, { file: text, excerpt: text });
    const check = { name: 'dumps', summary: 'x', fine: true };
    const bare = FORMATS.markdown({ problems: [{ ...plain, fix: 'x' }], checks: [check] });
    const full = FORMATS.markdown({
      problems: [{ ...filled, fix: text }],
      checks: [{ ...check, summary: text }],
    });
    expect(partsOf(full)).toEqual(partsOf(bare));
  });

  it('stays below what a summary may hold, and says how many are not in it', () => {
    const text = FORMATS.markdown({
      problems: Array.from({ length: 9000 }, (_, i) =>
        problem('extract/no-date', `${i} ${'x'.repeat(100)}`, { file: 'a' }),
      ),
    });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    const shown = READERS.markdown(text).length;
    expect(text).toContain(`and ${formatPlural(9000 - shown, 'more problem')}: `);
  });
});

it('there is no other format', () => {
  expect(['xml', '__proto__', 'constructor', ''].map(chooseFormat)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
