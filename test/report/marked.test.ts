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
    ['Deep Learning', 'Deep Planning', 'Deep <del>Learning</del>', 'Deep <ins>Planning</ins>'],
    ['A Big Network', 'A Network', 'A <del>Big</del> Network', 'A Network'],
    ['a <b>', 'a <i>', 'a &lt;<del>b</del>&gt;', 'a &lt;<ins>i</ins>&gt;'],
  ])('%j and %j are marked where they differ', (a, b, first, second) => {
    expect(compared(a, b).map(renderHtml)).toEqual([first, second]);
  });
});

describe('a cleaned text', () => {
  const long = 'x'.repeat(100);
  it.each([
    ['81.7\\% of', '81.7% of', '81.7<del>\\</del>% of', '81.7% of'],
    ['a  b', 'a b', 'a<del>  </del>b', 'a<ins> </ins>b'],
    ['T_2-weighted', 'T₂-weighted', '<del>T_2</del>-weighted', '<ins>T₂</ins>-weighted'],
    ['the lanuage of', 'the language of', 'the <del>lanuage</del> of', 'the <ins>language</ins> of'],
    ["``AI'' is", '“AI” is', '<del>``AI&#39;&#39;</del> is', '<ins>“AI”</ins> is'],
    [
      `${'one word '.repeat(9)}x^2 ${'one word '.repeat(9)}`,
      `${'one word '.repeat(9)}x² ${'one word '.repeat(9)}`,
      '…one word one word one word one word <del>x^2</del> one word one word one word one word…',
      '…one word one word one word one word <ins>x²</ins> one word one word one word one word…',
    ],
    [
      `${long}-a-${long}`,
      `${long}-b-${long}`,
      `…${'x'.repeat(35)}-<del>a</del>-${'x'.repeat(35)}…`,
      `…${'x'.repeat(35)}-<ins>b</ins>-${'x'.repeat(35)}…`,
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

  it('is marked to the borders of its words', () => {
    expect(renderHtml(inContext('fits models.Towards this', [8, 20]))).toBe(
      'fits <mark>models.Towards</mark> this',
    );
    expect(renderHtml(inContext('is 2.44timesfaster now', [6, 12]))).toBe(
      'is 2.<mark>44timesfaster</mark> now',
    );
  });
});
