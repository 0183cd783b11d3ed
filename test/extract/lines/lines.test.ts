import { describe, expect, it } from 'vitest';
import { readPageLines } from '../../../pipeline/extract/lines/lines.ts';

const show = (text: string) =>
  readPageLines(text).lines.map(({ segments, level, gap }) => [
    segments.map((segment) => segment.text).join('|'),
    level,
    gap,
  ]);

describe('lines of a page', () => {
  it.each([
    [
      'text',
      'a\nb\n\nc',
      [
        ['a', 0, true],
        ['b', 0, false],
        ['c', 0, true],
      ],
    ],
    [
      'headings',
      '# a\n### b',
      [
        ['a', 1, true],
        ['b', 3, false],
      ],
    ],
    [
      'headings above signs',
      'a\n====\nb\n----\n',
      [
        ['a', 1, true],
        ['b', 2, true],
      ],
    ],
    [
      'signs below a blank line, which are nothing',
      'a\n\n====\nb',
      [
        ['a', 0, true],
        ['b', 0, true],
      ],
    ],
    [
      'lists',
      '* a\n- b\n  * c',
      [
        ['a', 0, true],
        ['b', 0, false],
        ['c', 0, false],
      ],
    ],
    ['a link and text beside it', '[a](/b) c', [['a|c', 0, true]]],
    [
      'a link over lines',
      '[a\nb](/c)',
      [
        ['a', 0, true],
        ['b', 0, false],
      ],
    ],
    ['fences', '```text\na\n```', [['a', 0, true]]],
    ['tags', '<a id="x"></a>\n\na', [['a', 0, true]]],
  ])('%s', (_, text, lines) => {
    expect(show(text)).toEqual(lines);
  });

  it('of one link have the same link', () => {
    const { lines } = readPageLines('[a\nb](/c)\nd');
    const [first, second, third] = lines.map(({ segments }) => segments[0]?.link ?? null);
    expect(first).toMatchObject({ href: '/c' });
    expect(second).toBe(first);
    expect(third).toBeNull();
  });

  it('keep links that show no text', () => {
    const { lines } = readPageLines('[![](/a.png)](/papers/2508.00001)');
    expect(lines[0]).toMatchObject({ segments: [], empty: [{ href: '/papers/2508.00001' }] });
  });

  it('have their places in the file', () => {
    const text = '## [a  b](/c)';
    const [segment] = readPageLines(text).lines[0]?.segments ?? [];
    expect(segment).toMatchObject({ text: 'a b' });
    expect(text.slice(segment?.start, segment?.end)).toBe('a  b');
  });

  it('take a time that grows with the file, whatever is in it', () => {
    for (const piece of ['a\n====\n', '[', '[a\n\n](', '](/b)', '# [', '<a '])
      expect(readPageLines(piece.repeat(20_000)).lines.length).toBeGreaterThan(0);
  });
});
