import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { recogniseOther } from '../../pipeline/extract/recognise.ts';
import { GOOD } from '../../pipeline/problem/help/pages.ts';

/** What a file seems to be, without the reason why it is not read. */
const seems = (text: string) => recogniseOther(Buffer.from(text))?.split(':')[0] ?? null;
const cards = (card: (title: string) => string) =>
  ['Do Bees Count?', 'Tides and Clocks', 'A Third Work'].map(card).join('\n\n');
const HEADER = 'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nAug 4\n\n';
const ABSTRACT = 'We count bees on three meadows, in two summers and under three kinds of light. '.repeat(5);

describe('a file that is no search page', () => {
  it.each([
    ['a list of other objects', '[{"name":"Do Bees Count?"}]', 'JSON of another shape'],
    ['a list, indented and cut off', '[\n  {\n    "name": {', 'JSON of another shape'],
    ['an object of settings', '{ "name": "x" }', 'JSON of another shape'],
    ['a page of another site', '<!DOCTYPE html>\n<html>', 'an HTML page of another kind'],
    [
      'a feed without papers',
      '<?xml version="1.0"?>\n<rss version="2.0"><channel>',
      'a feed of other things, or other XML',
    ],
    ['a card of HTML', '<article>\n<h3>Do Bees Count?</h3>\n</article>', 'a piece of HTML'],
    ['a clip', '---\ntitle: "Daily Papers"\nsource: "x"\n---\nnew\n', "a web clipper's Markdown"],
    [
      'a list in Markdown',
      cards((title) => `### [${title}](https://example.org/)\n\n${ABSTRACT}`),
      'Markdown',
    ],
    ['a table in Markdown', '| Title | Link |\n|---|---|\n| A | b |\n| C | d |', 'Markdown'],
    [
      'a newsletter',
      cards((title) => `${title}\nLink: https://example.org/\n${ABSTRACT}`),
      'a newsletter or a list of links',
    ],
  ])('%s', (_, text, expected) => {
    expect(seems(text)).toBe(expected);
  });

  it.each([
    ['a daily page', (title: string) => `Submitted by maja\n${title}\n·\n9 authors`],
    ['a daily page of 2024', (title: string) => `Submitted bymaja\n${title}\n·\n9 authors\n5`],
    [
      'a trending page',
      (title: string) => `Submitted by\nmaja\n${title}\n${ABSTRACT}\n9 authors\narXiv Page`,
    ],
    [
      'a search page with authors and dates',
      (title: string) => `${title}\n${ABSTRACT}\n9 authors\n·\nMay 29`,
    ],
  ])('%s, though it has the header of a search page', (_, card) => {
    expect(recogniseOther(Buffer.from(HEADER + cards(card)))).toBe(
      'the text of a page of the site, or a part of it: none of its cards can be read',
    );
  });

  it('a page with a date after each paper: these dates are not days of pages', () => {
    expect(seems(HEADER + cards((title) => `${title}\n\n${ABSTRACT}\n\nFeb 27`))).toBe(
      'a page that gives each paper a date of its own',
    );
  });
});

it('a page whose text a program wrote without its lines is known by its labels', () => {
  const page = `Papersarxiv:2505.14246Do Bees Count?Published on May 20·Submitted bymajaUpvote25Authors:Ada Bee${ABSTRACT}View arXiv page`;
  expect(seems(page)).toBe('a page of the site with all its text on one line');
  expect(seems(`${ABSTRACT} It is arxiv:2505.14246, Published on May 20.`)).toBeNull();
});

describe('a search page', () => {
  it.each([
    ['whole', GOOD],
    ['without its header', cards((title) => `${title}\n\n${ABSTRACT}`)],
    ['with Windows line ends and a byte order mark', `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`],
    ['pages of three days, each with its header', [GOOD, GOOD, GOOD].join('\n\n')],
    ['with two stray lines', `${GOOD}\n\nSubmitted by maja\n\n9 authors\n`],
    ['with tags in its titles', HEADER + cards((title) => `<b>${title}</b>\n\n${ABSTRACT}`)],
    [
      'with links and formulas in its abstracts',
      HEADER + cards((title) => `${title}\n\n${ABSTRACT} [code](https://example.org/), {x: [1]} ## 1 `),
    ],
    [
      'with a tag before its header',
      `<div>Share</div>\n\n${HEADER}${cards((title) => `${title}\n\n${ABSTRACT}`)}`,
    ],
    ['with JSON before its day', `{"a": 1}\n\nAug 4\n\n${cards((title) => `${title}\n\n${ABSTRACT}`)}`],
    ['with nothing in it', ''],
  ])('%s is read', (_, text) => {
    expect(seems(text)).toBeNull();
  });
});

describe('a line of the page', () => {
  it.each([
    'Submitted by maja',
    '9 authors',
    'Published on May 29',
    '· 9 authors',
    'Upvote 7',
    'arXiv Page',
    'AI-generated summary',
    'Next',
    'Models',
    'System theme',
    "Hugging Face's logo",
  ])('%s is no title, though an abstract follows it', (line) => {
    const extracted = extract(Buffer.from(`${HEADER}${line}\n\n${ABSTRACT}\n`), 'x.txt');
    expect('records' in extracted && extracted.records).toEqual([]);
  });
});
