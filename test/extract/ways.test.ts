import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { makeItems, makeSavedPage } from '../support/site.ts';
import { makeManyListed } from '../support/text-pages/papers.ts';
import { RENDERINGS } from '../support/text-pages/renderings.ts';

const PAGES = ['README.md', 'CONTRIBUTING.md'].map((page) => readFileSync(page, 'utf8').replace(/\s+/g, ' '));

/** The columns that some paper of a page has. */
function listShown(page: string): string[] {
  const extracted = extract(Buffer.from(page), '2025-08-05.txt');
  if ('code' in extracted) throw new Error(extracted.message);
  expect(extracted.records.length).toBeGreaterThan(0);
  return Object.keys(extracted.records[0] ?? {}).filter((column) =>
    extracted.records.some((record) => record[column as keyof typeof record] !== null),
  );
}

const copies = RENDERINGS.filter(({ name }) => /, (?:Chromium|Firefox)/.test(name));
const writeCopies = (kind: string) =>
  copies.filter(({ name }) => name.startsWith(kind)).map(({ write }) => write(makeManyListed(6)));

describe('what README and CONTRIBUTING say of the three ways', () => {
  it.each([
    'From lists, a browser copies no arXiv ids and no votes.',
    'A trending page often shows the AI summary instead of the abstract',
  ])('stands in both: %s', (sentence) => {
    for (const page of PAGES) expect(page).toContain(sentence);
  });

  it('holds: a saved page has abstracts, arXiv ids and votes', () => {
    expect(listShown(makeSavedPage(makeItems(3)))).toEqual(
      expect.arrayContaining(['abstract', 'arxiv_id', 'upvotes']),
    );
  });

  it.each([
    ['search', ['abstract'], ['ai_summary', 'arxiv_id', 'upvotes']],
    ['trending', ['abstract', 'ai_summary'], ['arxiv_id', 'upvotes']],
    ['daily', ['title'], ['abstract', 'ai_summary', 'arxiv_id', 'upvotes']],
  ])('holds: the copy of a %s page by a browser has %j and lacks %j', (kind, has, lacks) => {
    const pages = writeCopies(kind);
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      expect(listShown(page)).toEqual(expect.arrayContaining(has));
      for (const column of lacks) expect(listShown(page)).not.toContain(column);
    }
  });
});
