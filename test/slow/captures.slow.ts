import { describe, expect, it } from 'vitest';
import { drawOf } from '../prove/draw.ts';
import { readWholeFile, tryDamaged } from '../prove/conservation/items.ts';
import { readCaptures } from '../prove/conservation/site-pages.ts';

const captures = readCaptures();

// a run without the captures says "skipped"
describe.skipIf(captures.length === 0)('real answers, pages and feeds, damaged', () => {
  const read = captures.flatMap(({ name, bytes }) => {
    const whole = readWholeFile(bytes);
    return whole === null || whole.extracted.records.length === 0 ? [] : [[name, whole] as const];
  });

  it('are most of the captures', () => {
    expect(read.length).toBeGreaterThan(25);
  });

  it.each(read)('%s: a damaged paper costs no other', (_, whole) => {
    const faults = Array.from({ length: 20 }, (_, n) => tryDamaged(whole, drawOf(1, n)).fault);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});
