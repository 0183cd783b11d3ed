import { describe, expect, it } from 'vitest';
import { changed, compared, inContext } from '../../pipeline/report/marked.ts';
import { renderHtml } from '../../pipeline/report/markup.ts';

describe('two titles', () => {
  it.each([
    [
      'Qwen2 Technical Report',
      'Qwen3 Technical Report',
      '<del>Qwen2</del> Technical Report',
      '<ins>Qwen3</ins> Technical Report',
    ],
    ['A B', 'A B', 'A B', 'A B'],
    ['A C', 'A very big C', 'A C', 'A <ins>very big</ins> C'],
    ['A x y C', 'A u v C', 'A <del>x y</del> C', 'A <ins>u v</ins> C'],
    ['', 'A', '', '<ins>A</ins>'],
    ['a <b>', 'a <i>', 'a &lt;<del>b</del>&gt;', 'a &lt;<ins>i</ins>&gt;'],
  ])('%j and %j are marked where they differ', (a, b, first, second) => {
    expect(compared(a, b).map(renderHtml)).toEqual([first, second]);
  });
});

describe('a cleaned text', () => {
  const long = 'x'.repeat(100);
  it.each([
    ['81.7\\% of', '81.7% of', '81.7<del>\\</del>% of', '81.7% of'],
    ['a  b', 'a b', 'a <del> </del>b', 'a b'],
    ["``AI'' is", '“AI” is', '<del>``AI&#39;&#39;</del> is', '<ins>“AI”</ins> is'],
    [
      `${long}a${long}`,
      `${long}b${long}`,
      `…${'x'.repeat(36)}<del>a</del>${'x'.repeat(36)}…`,
      `…${'x'.repeat(36)}<ins>b</ins>${'x'.repeat(36)}…`,
    ],
    ['\ud83d\ude00 a', '\ud83d\ude01 a', '<del>\ud83d\ude00</del> a', '<ins>\ud83d\ude01</ins> a'],
    [`<i style="color: r">run`, 'run', '<del>&lt;i style=&quot;color: r&quot;&gt;</del>run', 'run'],
  ])('%j, %j is shown where it was changed first', (before, after, was, is) => {
    expect(changed(before, after).map(renderHtml)).toEqual([was, is]);
  });

  it('with nothing in common are shown by their ends', () => {
    const [was, is] = changed('a'.repeat(5_000), 'b'.repeat(5_000)).map(renderHtml);
    expect(was).toBe(`<del>${'a'.repeat(36)}……${'a'.repeat(36)}</del>`);
    expect(is).toBe(`<ins>${'b'.repeat(36)}……${'b'.repeat(36)}</ins>`);
  });
});

describe('a place in a text', () => {
  it('is marked without the blanks at its end', () => {
    expect(renderHtml(inContext('of LLMsCode and', [3, 12]))).toBe('of <mark>LLMsCode</mark> and');
  });
});
