import { describe, expect, it } from 'vitest';
import { formatEntry, addEntry } from '../../pipeline/release/changelog.ts';
import { diff } from '../../pipeline/diff/diff.ts';
import { marked } from '../../pipeline/diff/marked.ts';
import { findNewestDay } from '../../pipeline/release/newest-day.ts';
import { codeSpan, formatDiffMarkdown, formatDiff } from '../../pipeline/diff/wording.ts';
import { BEES, builtFrom, changed, SOIL, TABLE, TIDES, type World } from './worlds.ts';

const PAGE: World = { days: { '2025-08-04': [TIDES, SOIL] } };
const between = async (before: World, after: World) => diff(await builtFrom(before), await builtFrom(after));
const corrected = changed(SOIL, { abstract: SOIL.abstract.replace('18%', '21%') });
const LATER: World = { days: { ...PAGE.days, '2025-08-05': [corrected, BEES, TABLE] } };

describe('a difference in words', () => {
  it('says so when there is none', async () => {
    expect(formatDiff(await between(PAGE, PAGE))).toBe(
      'papers 2, appearances 2, digests 1\n\nnothing differs\n',
    );
  });

  it('names what is new, and shows of a long text where it differs', async () => {
    const text = formatDiff(await between(PAGE, LATER));
    expect(text).toMatch(/^papers 2 → 4, appearances 2 → 5, digests 1 → 2, merges 0 → 1\n/);
    expect(text).toContain(`\nnew papers: 2\n  dp-`);
    expect(text).toContain(' "sparsetable"\n');
    expect(text).toContain(
      'abstract: "… stations and reduces the error by [-18%-] {+21%+} over the best earlier method, with …"',
    );
    expect(text).toContain('last_date: "2025-08-04" → "2025-08-05"\n');
  });

  it('shows the first few of a list, and says how many more there are', async () => {
    const difference = await between(PAGE, LATER);
    expect(formatDiff(difference, 1)).toMatch(/new papers: 2\n {2}dp-\S+ "[^"]+"\n {2}and 1 more\n/);
    expect(formatDiffMarkdown(difference, 1)).toMatch(
      /\*\*new papers: 2\*\*\n\n- dp-\S+ `[^`]+`\n- and 1 more\n/,
    );
  });

  it('lets no title out of its place', async () => {
    const evil = changed(BEES, { title: 'Bees ` <img src=x> @all [link](https://x.example) \u202e' });
    const difference = await between(PAGE, { days: { ...PAGE.days, '2025-08-05': [evil] } });
    expect(formatDiffMarkdown(difference)).toContain(
      '`` Bees ` <img src=x> @all [link](https://x.example) \\u{202e} ``',
    );
    expect(formatDiff(difference)).toContain('"Bees ` <img src=x> @all [link](https://x.example) \\u{202e}"');
  });
});

describe('codeSpan', () => {
  it.each([
    ['plain', '`plain`'],
    ['a `b` c', '`` a `b` c ``'],
    ['``', '``` `` ```'],
    ['a\nb', '`a b`'],
  ])('of %j', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});

describe('marked', () => {
  const long = Array.from({ length: 40 }, (_, i) => `word${i}`);
  it.each([
    ['one two three', 'one 2 three', 'one [-two-] {+2+} three'],
    [['a', 'b'], ['b', 'c'], '[-"a"-] "b" {+"c"+}'],
    [null, 'text', '[-null-] {+text+}'],
    ['a  b', 'a b', '[-a  b-] {+a b+}'],
    [
      long.join(' '),
      [...long.slice(0, 39), 'end'].join(' '),
      '… word33 word34 word35 word36 word37 word38 [-word39-] {+end+}',
    ],
  ])('%j and %j', (before, after, text) => {
    expect(marked(before, after)).toBe(text);
  });

  it('of texts with nothing in common ends, and shows their ends', () => {
    const text = marked('a '.repeat(5_000), 'b '.repeat(5_000));
    expect(text).toMatch(/^\[-a a .* … .* a-\] \{\+b b .* … .* b\+\}$/);
    expect(text.length).toBeLessThan(500);
  });
});

describe('the changelog', () => {
  const counts = {
    dumps: 1,
    digests: 1,
    records: 2,
    merges: 0,
    papers: 2,
    review: 0,
    redirects: 0,
    rejects: 0,
  };
  const first = formatEntry({ version: '1.0.0', date: '2025-08-04', counts }, null);

  it('gets the newest entry on top, below its head', async () => {
    const before = await builtFrom(PAGE);
    const difference = diff({ ...before, version: '1.0.0' }, await builtFrom(LATER));
    const entry = formatEntry({ version: '1.1.0', date: '2025-08-05', counts }, difference);
    const text = addEntry(addEntry(null, '1.0.0', first), '1.1.0', entry);
    expect(text).toMatch(
      /^# Changelog\n\n.*\n.*\n\n## 1\.1\.0 \(2025-08-05\)\n\nSince 1\.0\.0: new papers: 2, [^]*\n\n## 1\.0\.0 \(2025-08-04\)\n\nThe first release: .*\n$/,
    );
  });

  it('keeps an entry that it has, and what a person wrote into it', () => {
    const edited = `${addEntry(null, '1.0.0', first)}\nThanks to Ada.\n`;
    expect(addEntry(edited, '1.0.0', first)).toBe(edited);
    expect(addEntry(edited, '1.0.1', '## 1.0.1\n\nx')).toContain('## 1.0.1\n\nx\n\n## 1.0.0 (2025-08-04)');
  });

  it('says when a person decided that other words mean the same', async () => {
    const { rows } = await builtFrom(PAGE);
    const reworded = { papers: { properties: { id: { description: 'x' } } } };
    const difference = diff(
      { rows, schemas: { papers: { properties: { id: {} } } }, version: '1.0.0' },
      { rows, schemas: reworded },
    );
    expect(formatEntry({ version: '1.0.1', date: null, counts }, difference)).toContain(
      'the fields mean what they meant',
    );
    expect(formatEntry({ version: '2.0.0', date: null, counts }, difference)).not.toContain(
      'the fields mean',
    );
  });
});

describe('newestDay', () => {
  it.each([
    [[], null],
    [[{ date: null, retrieved: null }], null],
    [
      [
        { date: '2025-08-04', retrieved: null },
        { date: '2025-05-30', retrieved: '2025-09-01' },
      ],
      '2025-09-01',
    ],
  ])('of %j', (digests, day) => {
    expect(findNewestDay(digests)).toBe(day);
  });
});
