import { describe, expect, it } from 'vitest';
import type { ExtractedRecord } from '../../../schemas/types.ts';
import { makeListed } from '../../support/text-pages/papers.ts';
import { RENDERINGS } from '../../support/text-pages/renderings.ts';
import { read } from '../../support/page.ts';

const LONG = makeListed(1).paper.summary;

/** The card of a paper between two others. */
function readOn(name: string, changes: Parameters<typeof makeListed>[1], n = 1): ExtractedRecord | undefined {
  const rendering = RENDERINGS.find((one) => one.name === name);
  if (!rendering) throw new Error(`there is no ${name}`);
  const items = [makeListed(0), makeListed(n, changes), makeListed(3)];
  return read(rendering.write(items)).records.find(
    ({ title }) => title !== items[0]?.paper.title && title !== items[2]?.paper.title,
  );
}

describe('titles', () => {
  it.each(['daily, html2text', 'search, firecrawl', 'trending, html2text of 78 columns'])(
    'that are a word of the site, on %s',
    (name) => {
      expect(readOn(name, { title: 'Models' })?.title).toBe('Models');
    },
  );

  it.each([
    ['daily, Obsidian', 'DR^{3}-Eval: $\\alpha$ in Use'],
    ['search, Chromium', 'Is [MASK] All You Need?'],
    ['search, Chromium', 'A title\\alpha with \\{braces\\} of LaTeX'],
    ['trending, Chromium', 'A Study of C++ & <Tags>: What *Stars* and _Lines_ Do'],
    ['search, NotebookLM', 'Papers of the Year 2024'],
  ])('on %s: %s', (name, title) => {
    expect(readOn(name, { title })?.title).toBe(title);
  });

  it('go over lines in a link, as arXiv breaks them', () => {
    const title = 'The Noisy Path from Source to Report: Measuring How Readers Engage\\  with Past Surveys';
    expect(readOn('search, firecrawl', { title })?.title).toBe(title.replace('\\ ', ''));
  });

  it('go over lines after a hyphen', () => {
    const title =
      'Measuring the Flow of Rivers by a Low-Cost, Well-Tested and Long-Standing Method-Driven Approach';
    expect(readOn('daily, html2text', { title })?.title).toBe(title);
  });

  it('end in a number that stands alone on its line', () => {
    const title = 'Slow Rivers and Their Many Small Mouths: A Survey of Maps Edition 12345';
    expect(readOn('trending, pandoc plain', { title: title.replace('12345', '2') })?.title).toBe(
      title.replace('12345', '2'),
    );
  });
});

describe('abstracts', () => {
  it.each([
    ['with brackets', `${LONG} The values lie in [0, 1) or [a, b], see (c].`],
    ['with LaTeX', `${LONG} We have \\alpha_i \\le \\frac{1}{2} and $x^{2}$ with 5\\% less.`],
    ['with words in capitals and signs', `${LONG} It costs < 5 & > 3 * 2 # of all.`],
    ['in another script', `${LONG} Größe und Maß: 測る — “fin”.`],
  ])('%s', (_, summary) => {
    expect(readOn('search, Chromium', { summary })?.abstract).toBe(summary);
    expect(readOn('search, NotebookLM', { summary })?.abstract).toBe(summary);
  });

  it('cut by a blank line, beside links', () => {
    const summary = `${LONG}\n\n${LONG.replaceAll('survey', 'study')}`;
    expect(readOn('search, firecrawl', { summary })?.abstract?.replace(/\s+/g, ' ')).toBe(
      summary.replace(/\s+/g, ' '),
    );
  });

  it('with a URL alone on its line', () => {
    const summary = `${LONG} The code is at\nhttps://oak.example/code`;
    expect(readOn('search, firecrawl', { summary })?.abstract?.replace(/\s+/g, ' ')).toBe(
      summary.replace(/\s+/g, ' '),
    );
  });

  it('broken at a width keep words with hyphens together', () => {
    const { summary } = makeListed(2).paper;
    expect(readOn('trending, html2text of 78 columns', {}, 2)?.abstract).toBe(summary);
    expect(summary).toContain('low-cost');
  });

  it('escaped by a converter', () => {
    const summary = `${LONG} A \\-\\- B`;
    expect(readOn('search, firecrawl', { summary })?.abstract).toBe(`${LONG} A -- B`);
  });
});

describe('organisations', () => {
  it.each(['search, Chromium', 'trending, Chromium', 'trending, Firefox'])(
    'that have the name of their picture, on %s',
    (name) => {
      const organization = { name: 'Oak', fullname: 'Oak' };
      expect(readOn(name, { organization })?.organization).toBe('Oak');
    },
  );

  it('stand below titles, which no line continues', () => {
    const titles = [
      'Everything in Its Place: How Bees and Bumblebees Find Their Way',
      'Reading the Ledgers of Three Archives, Column by Column',
      'A Tenth of the Time: How Small Models Read the Maps of Rivers and Lakes',
    ];
    const cards = titles.map((title, n) => `Submitted by\nuser-${n}\n5${n}\n${title}\nOak Institute\n1\n`);
    const { records, rejected } = read(`Daily Papers\nbyAK and the research community\n${cards.join('')}`);
    expect(records.map(({ title, upvotes }) => [title, upvotes])).toEqual(
      titles.map((title, n) => [title, 50 + n]),
    );
    expect(rejected).toEqual([]);
  });
});

describe('a link over lines', () => {
  it('gives the votes of the card', () => {
    const rendering = RENDERINGS.find(({ name }) => name === 'search, firecrawl');
    const text = rendering
      ?.write([makeListed(0), makeListed(1)])
      .replace('[501](', '[Upvote \\\\\n\\\\\n501](');
    expect(text).toContain('[Upvote');
    expect(read(text ?? '').records.map(({ upvotes }) => upvotes)).toEqual([500, 501]);
  });
});
