import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt, findLineStarts } from '../../pipeline/verify/line-numbers.ts';
import { readLines } from '../../pipeline/verify/lines.ts';

describe('lines of a file', () => {
  it('are the same in chunks of any size', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const bytes = Buffer.from(all);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        const lines = [...readLines(chunks)];
        expect(lines.map((line) => `${line.bytes}${line.ended ? '\n' : ''}`).join('')).toBe(all);
        expect(lines.every(({ bytes: line, start }) => bytes.indexOf(line, start) === start)).toBe(true);
        expect(lines.filter(({ ended }) => !ended)).toHaveLength(/[^\n]$/.test(all) ? 1 : 0);
      }),
    );
  });
});

describe('the line of a byte in a dump', () => {
  it.each([
    ['a\nb', [1, 1, 2]],
    ['a\r\nb', [1, 1, 1, 2]],
    ['a\rb', [1, 1, 2]],
    ['\n\n\r\r\n', [1, 2, 3, 4, 4]],
    ['a', [1]],
  ])('%j', (text, expected) => {
    const starts = findLineStarts(Buffer.from(text));
    expect([...text].map((_, at) => lineAt(starts, at))).toEqual(expected);
  });
});
