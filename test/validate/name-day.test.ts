import { describe, expect, it } from 'vitest';
import { extract } from '../../pipeline/extract/extract.ts';
import { validate } from '../../pipeline/validate/validate.ts';
import type { Sidecar } from '../../schemas/types.ts';
import { page } from '../support/page.ts';
import { makeItem, makeItems, makeSavedPage } from '../support/site.ts';
import { makeListed } from '../support/text-pages/papers.ts';
import { RENDERINGS } from '../support/text-pages/renderings.ts';

const text = (day: string) => page(undefined, day).join('\n\n');
const clip = RENDERINGS.find(({ name }) => name === 'search, firecrawl')?.write([makeListed(1)]) ?? '';
const json = (...days: string[]) =>
  JSON.stringify(days.map((day, n) => makeItem(n + 1, { submittedOnDailyAt: `${day}T00:00:00.000Z` })));
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><link>https://huggingface.co/papers</link>
<lastBuildDate>Mon, 04 Aug 2025 00:40:03 +0000</lastBuildDate><item><title>On Trees of Bounded Width</title>
<link>https://arxiv.org/abs/2508.00003</link><description>We study graphs of bounded width, and show that
each of them has a tree of paths that a machine finds in time.</description></item></channel></rss>`;

/** An item as the site wrote it until 2025, without the day of its page. */
function makeOld(n: number) {
  const { paper, ...item } = makeItem(n);
  const { submittedOnDailyAt: _, ...old } = paper;
  return { ...item, paper: old };
}

/** What is wrong between a name and its page. */
function findIn(content: string, file: string, sidecar: Sidecar = {}): string[] {
  const bytes = Buffer.from(content);
  const { digests, problems } = validate(extract(bytes, file), bytes, file, sidecar);
  expect(digests.length).toBeGreaterThan(0);
  return problems.flatMap(({ code, line, message }) =>
    code === 'validate/other-day-in-name' ? [`${line}: ${message}`] : [],
  );
}

/** Pages of every kind, of August 4. */
const PAGES: readonly [kind: string, content: string, extension: string, shown: string][] = [
  ['copied text', text('Aug 4'), 'txt', 'Aug 4'],
  ['copied text with a year', text('Aug 4, 2025'), 'txt', '2025-08-04'],
  ['a clip', clip, 'md', '2025-08-04'],
  ['a saved page', makeSavedPage(makeItems(2)), 'html', '2025-08-04'],
  ["the site's data", json('2025-08-04', '2025-08-04'), 'json', '2025-08-04'],
  ["the site's data of two days", json('2025-08-04', '2025-08-05'), 'json', '2025-08-04, 2025-08-05'],
  ['a feed', FEED, 'xml', '2025-08-04'],
];

describe.each(PAGES)('an ISO date in the name of %s', (_, content, extension, shown) => {
  it('is that of the page', () => {
    expect(findIn(content, `api-2025-08-04_1.${extension}`)).toEqual([]);
  });

  it.each(['2025-08-19', '2025-05-04'])('or is an error: %s', (day) => {
    expect(findIn(content, `${day}.${extension}`)).toEqual([
      expect.stringMatching(new RegExp(`^\\d+: the name says ${day}, the page ${shown}$`)),
    ]);
  });
});

describe('a name', () => {
  it('of another year than the page is an error', () => {
    expect(findIn(text('Aug 4, 2025'), '2024-08-04.txt')).toHaveLength(1);
    expect(findIn(makeSavedPage(makeItems(2)), '2024-08-04.html')).toHaveLength(1);
  });

  it('may have the day of the capture, if the page or its sidecar says that it is', () => {
    const captured = clip.replace('retrieved: 2025-08-04', 'retrieved: 2025-08-19');
    expect(captured).not.toBe(clip);
    expect(findIn(captured, '2025-08-19.md')).toEqual([]);
    expect(findIn(captured, '2025-08-20.md')).toHaveLength(1);
    expect(findIn(text('Aug 4'), '2025-08-19.txt', { retrieved: '2025-08-19' })).toEqual([]);
    expect(findIn(text('Aug 4'), '2025-08-19.txt', { retrieved: '2025-08-20' })).toHaveLength(1);
  });

  it('has the day of one of several pages', () => {
    const both = `${text('Aug 4')}\n\n${text('Aug 5')}`;
    expect(findIn(both, '2025-08-05.txt')).toEqual([]);
    expect(findIn(both, '2025-08-06.txt')).toHaveLength(1);
  });

  it.each(['x.txt', '2025-08.txt', '2025-08-19-2025-08-20.txt', '2025-02-30.txt'])(
    'without one such day is none: %s',
    (file) => {
      expect(findIn(text('Aug 4'), file)).toEqual([]);
    },
  );

  it('dates a page that names no day', () => {
    expect(findIn(JSON.stringify([makeOld(1), makeOld(2)]), '2025-08-19.json')).toEqual([]);
  });
});
