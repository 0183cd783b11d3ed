import { describe, expect, it } from 'vitest';
import { extract } from '../../../pipeline/extract/extract.ts';
import { areSummaryAndAbstract, tellUnmarked } from '../../../pipeline/extract/lines/unmarked.ts';

const SUMMARY =
  'A study of numerosity in insects finds that bees choose by number when no other cue is left.';
const ABSTRACT =
  'We repeat five classic experiments on numerosity, and bees choose by number in each. '.repeat(6);
const SILENT = 'Bees choose by number when no other cue is left, on three meadows and in two summers. ';

describe('a text that a page does not name', () => {
  it.each([
    ['is short', SUMMARY, 'ai_summary'],
    ['is longer, and its authors speak', ABSTRACT, 'abstract'],
    ['is as long as no summary', SILENT.repeat(12), 'abstract'],
    ['is short, and its authors speak', 'We repeat five classic experiments, and bees choose.', null],
    ['is neither short nor long, and no author speaks', SILENT.repeat(6), null],
  ])('%s', (_, text, expected) => {
    expect(tellUnmarked(text)).toBe(expected);
  });

  it('is the summary or the abstract of a pair only if the other one is the other', () => {
    expect(areSummaryAndAbstract(SUMMARY, ABSTRACT)).toBe(true);
    expect(areSummaryAndAbstract(ABSTRACT, SUMMARY)).toBe(false);
    expect(areSummaryAndAbstract(ABSTRACT, ABSTRACT)).toBe(false);
    expect(areSummaryAndAbstract(SUMMARY, SILENT)).toBe(false);
  });
});

/** The text of a trending page with one card. */
const trending = (text: string) =>
  `Trending Papers\nbyAK and the research community\n\nSubmitted by\nmaja\nDo Bees Count?\n${text}\n\n9 authors\n·\nPublished on Oct 4, 2025\nGitHub\n131\narXiv Page\n`;

/** The text of the page of one paper. */
const paper = (...texts: string[]) =>
  `Papers\n\narxiv:2510.04618\n\nDo Bees Count?\nPublished on Oct 4, 2025\n\nAuthors:\n\nAda Bee\nAbstract\n${texts.join('\n\n')}\n\nView arXiv page\nView PDF\nCommunity\n`;

/** Markup of a card without the data of the page. */
const saved = (text: string) =>
  `<!doctype html><html><head><title>Trending Papers - Hugging Face</title></head><body><article><h3><a href="/papers/2510.04618">Do Bees Count?</a></h3><p>${text}</p><ul><li>9 authors</li></ul><span>·</span><span>Published on Oct 4, 2025</span></article></body></html>`;

describe('a record', () => {
  it.each([
    ['of a trending page with a summary', trending(SUMMARY), [null, SUMMARY, true]],
    ['of a trending page with an abstract', trending(ABSTRACT.trim()), [ABSTRACT.trim(), null, true]],
    ['of a saved trending page without its data', saved(SUMMARY), [null, SUMMARY, true]],
    ['of one paper, its mark lost', paper(SUMMARY, ABSTRACT.trim()), [ABSTRACT.trim(), SUMMARY, true]],
    [
      'of one paper with its mark',
      paper(SUMMARY, 'AI-generated summary', ABSTRACT.trim()),
      [ABSTRACT.trim(), SUMMARY, false],
    ],
    ['of one paper without a summary', paper(ABSTRACT.trim()), [ABSTRACT.trim(), null, false]],
  ])('%s says whether a rule decided', (_, page, expected) => {
    const extracted = extract(Buffer.from(page), 'x-2025-10-07.txt');
    if ('code' in extracted) throw new Error(extracted.message);
    const found = extracted.records.map((one) => [one.abstract, one.ai_summary, one.unmarked_summary]);
    expect(found).toEqual([expected]);
  });
});
