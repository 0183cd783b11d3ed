import { describe, expect, it } from 'vitest';
import { memoise } from '../../pipeline/merge/merge.ts';

describe('remembering', () => {
  it('asks again only for what was not used lately', () => {
    const asked: number[] = [];
    const square = memoise((n: number) => {
      asked.push(n);
      return n * n;
    }, 2);
    expect([1, 2, 1, 3, 1, 2].map(square)).toEqual([1, 4, 1, 9, 1, 4]);
    expect(asked).toEqual([1, 2, 3, 2]);
  });

  it('remembers nothing and undefined too', () => {
    let asked = 0;
    const nothing = memoise((_: string): undefined => void asked++, 1);
    expect([nothing('__proto__'), nothing('__proto__')]).toEqual([undefined, undefined]);
    expect(asked).toBe(1);
  });
});
