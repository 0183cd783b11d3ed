import { createHash } from 'node:crypto';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { makeReport } from '../../pipeline/report/report.ts';
import { makeDataset } from '../metadata/dataset.ts';
import { attributeOf, parsePage } from './page.ts';
import { makeAppearance, makeDigest, makeMerge, makeReject, makeReview, makeSpan } from './rows.ts';

/** What somebody may write into a dump to see what happens. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]></svg><style>*{display:none}</style>',
  '<!-- <![CDATA[',
  '&lt;b&gt; &#0; &amp',
  'left\u202eright\u2066\u200b\ufeff',
  'half \ud800 a pair',
  'a control \u0007\u0000 and a line\u2028end',
  '%s __proto__ constructor',
];

const everywhere = (text: string) =>
  makeDataset({
    papers: [
      {
        title: `${text} A`,
        abstract: `The size is 2times ${text}`,
        title_variants: [text],
        links: [{ url: `https://example.org/${text}`, kind: 'code' }],
        text_issues: ['fused-words'],
        appearance_count: 2,
      },
      { id: 'dp-000000000009', title: 'Nothing of the kind' },
    ],
    tables: {
      digests: [makeDigest({ id: text, file: text, date: null })],
      appearances: [
        makeAppearance({ title: `\\emph{${text}}`, abstract: `${text} 5\\% ${text}`, file: text }),
      ],
      merges: [makeMerge({ title_a: text, title_b: `${text} 2` })],
      review: [makeReview({ title_a: text, title_b: `${text} 2`, evidence_for: [text], judgement: text })],
      quarantine: [makeReject({ file: text, message: text, text, fix: 'remove the paragraph' })],
    },
    manifest: {
      cleaning: { 'latex-escapes': 1, 'latex-commands': 1 },
      inputs: [{ file: text, bytes: 1, sha256: 'a'.repeat(64) }],
      counts: { ...makeDataset({}).manifest.counts, papers: 2, rejects: 1 },
      parameters: { title_similarity: 0.85 },
    },
  });

const EMPTY = makeReport(makeDataset({}));
const FULL = makeReport(everywhere('Words'));
const PAGES = HOSTILE.map((text): [string, string] => [text, makeReport(everywhere(text)).text]);

const VALIDATOR = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // the case of a keyword that has none
  rules: { 'doctype-style': 'off' },
});

describe('the page', () => {
  it.each([
    ['of an empty dataset', EMPTY.text],
    ['of a dataset with everything', FULL.text],
    ...PAGES.map(([text, page]): [string, string] => [JSON.stringify(text), page]),
  ])('is valid HTML: %s', async (_, text) => {
    expect(parsePage(text).errors).toEqual([]);
    const { results } = await VALIDATOR.validateString(text);
    expect(
      results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`)),
    ).toEqual([]);
  });

  it('loads nothing from outside', () => {
    const page = parsePage(FULL.text);
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form'])
      expect(page.all(name)).toEqual([]);
    expect(
      [...page.attributes].filter((name) => /^on|^style$|^src|^srcset|^action|^data$|^xlink/.test(name)),
    ).toEqual([]);
    const outside = page.all('a').filter((link) => !attributeOf(link, 'href').startsWith('#'));
    expect(outside.map((link) => attributeOf(link, 'href'))).toEqual(['https://example.org/Words']);
    expect(outside.map((link) => attributeOf(link, 'rel'))).toEqual(['noreferrer']);
    expect(page.texts('style').join('')).not.toMatch(/url\(|@import/);
  });

  it('forbids everything else: the hash of its policy is that of its style', () => {
    const page = parsePage(FULL.text);
    const [style = ''] = page.texts('style');
    const hash = createHash('sha256').update(style).digest('base64');
    const policies = page
      .all('meta')
      .filter((meta) => attributeOf(meta, 'http-equiv') === 'Content-Security-Policy');
    expect(policies.map((meta) => attributeOf(meta, 'content'))).toEqual([
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    ]);
    expect(page.all('style')).toHaveLength(1);
  });

  it('names its plots, and gives their figures as tables with captions', () => {
    const page = parsePage(FULL.text);
    const plots = page.all('svg');
    expect(plots.length).toBeGreaterThanOrEqual(12);
    expect(plots.filter((plot) => attributeOf(plot, 'aria-label') === '')).toEqual([]);
    expect(page.all('caption')).toHaveLength(page.all('table').length);
    expect(page.texts('summary').filter((text) => text === 'The figures')).toHaveLength(
      page.all('figure').length,
    );
  });

  it('leads from its list to each of its sections', () => {
    const page = parsePage(EMPTY.text);
    const sections = page.all('section').map((section) => `#${attributeOf(section, 'id')}`);
    expect(page.all('a').map((link) => attributeOf(link, 'href'))).toEqual(sections);
  });

  it('is the same for the same rows, and of well-formed UTF-8', () => {
    expect(makeReport(everywhere('Words')).text).toBe(FULL.text);
    const text = makeReport(everywhere('half \ud800 a pair')).text;
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

describe('a text from a dump', () => {
  it.each(PAGES)('stays text: %j', (_, page) => {
    const [safe, hostile] = [parsePage(FULL.text), parsePage(page)];
    // the same elements as with harmless words: marks of what differs are the only ones that words decide on
    for (const name of ['script', 'style', 'img', 'b', 'svg', 'section', 'table', 'li', 'a', 'bdi'])
      expect(hostile.all(name).length, name).toBe(safe.all(name).length);
    expect([...hostile.attributes].filter((name) => !safe.attributes.has(name))).toEqual([]);
    // line ends between our own elements are the only controls
    expect(hostile.texts('body').join('')).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
  });

  it('is shown as it is written, and what cannot be seen as an escape', () => {
    const shown = (text: string) =>
      parsePage(makeReport(makeDataset({ papers: [{ title: text }] })).text).texts('bdi');
    expect(shown('<b>&amp;</b>')).toEqual(['<b>&amp;</b>']);
    expect(shown('a\u202eb\u200b')).toEqual(['a\\u{202e}b\\u{200b}']);
    expect(shown('\u05d0\u05d1')).toEqual(['\u05d0\u05d1']);
  });
});

describe('without abstracts', () => {
  const SECRET = 'nobody may read this';
  const dataset = everywhere('Words');
  const bare = (row: object): object => {
    const { abstract: _, ...rest } = row as { abstract?: string };
    return rest;
  };
  const titlesOnly = {
    ...dataset,
    manifest: { ...dataset.manifest, edition: 'titles-only' as const },
    rows: ((name) => {
      const rows = [...dataset.rows(name)] as object[];
      return rows.map((row) => ({
        ...bare(row),
        ...('text' in row ? { text: SECRET, message: `"${SECRET}"` } : {}),
      }));
    }) as typeof dataset.rows,
  };
  const { text } = makeReport(titlesOnly);

  it('the page is made of titles alone', () => {
    const headings = parsePage(text).texts('h3');
    expect(headings).toContain('Length of titles');
    expect(headings).not.toContain('Length of abstracts');
    expect(text).toContain('This edition holds no abstracts');
    expect(text).toContain('latex-commands');
  });

  it('shows no rejected text either, as it may be an abstract', () => {
    expect(text).not.toContain(SECRET);
    expect(text).toContain('remove the paragraph');
  });
});

describe('a reject', () => {
  it.each([
    ['at the beginning of a line', '\n\n', 'a.txt:7:1'],
    ['after blanks', '\n\n  \t', 'a.txt:7:4'],
    ['after a line end of its own', '\r  ', 'a.txt:7:3'],
  ])('is named by file, line and column: %s', (_, blanks, place) => {
    const { text } = makeReport(
      makeDataset({
        tables: {
          quarantine: [makeReject({})],
          ledger: [
            makeSpan({ text: blanks }),
            makeSpan({ role: 'reject', byte_start: 30, byte_end: 40, text: '%%%%' }),
          ],
        },
        manifest: { counts: { ...makeDataset({}).manifest.counts, rejects: 1 } },
      }),
    );
    expect(
      parsePage(text)
        .texts('p')
        .some((words) => words.startsWith(`${place} `)),
    ).toBe(true);
  });
});
