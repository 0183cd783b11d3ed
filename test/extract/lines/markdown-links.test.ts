import { describe, expect, it } from 'vitest';
import {
  findMarkdownLinks,
  findReferences,
  showMarkup,
} from '../../../pipeline/extract/decode/markdown-links.ts';

function find(
  text: string,
  references: ReadonlyMap<string, string> = new Map(),
): (readonly [string, string])[] {
  return findMarkdownLinks(text, references).map(
    ({ contentStart, contentEnd, href }) => [text.slice(contentStart, contentEnd), href] as const,
  );
}

describe('links of Markdown', () => {
  it.each([
    ['on a line', 'a [b](/c) d', [['b', '/c']]],
    ['over lines', '[a\nb](/c)', [['a\nb', '/c']]],
    ['over paragraphs', '[\n\na\n\n](/c)', [['\n\na\n\n', '/c']]],
    ['with a title', '[a](/b "c d")', [['a', '/b']]],
    ['with brackets in their text', '[a [b] c](/d)', [['a [b] c', '/d']]],
    [
      'with a picture in their text',
      '[![a](/b.png) c](/d)',
      [
        ['![a](/b.png) c', '/d'],
        ['a', '/b.png'],
      ],
    ],
    [
      'with an address that is broken over lines',
      '[a](https://x.example/b-\nc)',
      [['a', 'https://x.example/b-c']],
    ],
    ['with parentheses in their address', '[a](https://x.example/b_(c))', [['a', 'https://x.example/b_(c)']]],
    ['inside of other links, which are text', '[a [b](/c) d](/e)', [['b', '/c']]],
    ['escaped', '\\[a](/b)', []],
    ['without an address', '[a] (b)', []],
    ['of an interval and a call', 'in [0, 1)(x) and f[i](x)', []],
  ])('%s', (_, text, links) => {
    expect(find(text)).toEqual(links);
  });

  it('by the number of a reference, whose list may be missing', () => {
    const text = '[a][1] [b][2]\n\n   [1]: https://x.example/c\n';
    expect(find(text, findReferences(text))).toEqual([
      ['a', 'https://x.example/c'],
      ['b', ''],
    ]);
  });
});

describe('what a reader sees of markup', () => {
  it.each([
    ['a\\-b \\[c\\]', 'a-b [c]'],
    ['a \t\n b', 'a b'],
    ['a\\\\', 'a'],
    ['\\alpha', '\\alpha'],
  ])('%j', (raw, shown) => {
    expect(showMarkup(raw)).toBe(shown);
  });
});
