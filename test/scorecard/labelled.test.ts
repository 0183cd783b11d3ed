import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barsOfPairs } from './bars.ts';
import { decidePair, type LabelledPair, scorePairs } from './pairs.ts';
import { textOfPairs } from './report.ts';

/**
 * Pairs that many know. The titles are facts; what the abstracts come to is not measured but set: for papers that
 * are different as high as such pairs ever are, so that nothing rests on it but the guards.
 */
const PAIRS: LabelledPair[] = readFileSync(new URL('labelled.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('well-known pairs', () => {
  it('are enough, of both kinds, and each is there once', () => {
    expect(PAIRS.filter(({ same }) => same).length).toBeGreaterThanOrEqual(15);
    expect(PAIRS.filter(({ same }) => !same).length).toBeGreaterThanOrEqual(40);
    expect(
      new Set(PAIRS.map(({ title_a, title_b, evidence }) => JSON.stringify([title_a, title_b, evidence])))
        .size,
    ).toBe(PAIRS.length);
  });

  it.each(PAIRS.filter(({ same }) => !same))('does not merge $title_a / $title_b', (pair) => {
    expect(decidePair(pair).decision.outcome).not.toBe('same');
  });

  it.each(PAIRS.filter(({ same }) => same))('merges $title_a / $title_b', (pair) => {
    expect(decidePair(pair).decision.outcome).toBe('same');
  });

  it('are above the bars', () => {
    const scores = scorePairs(PAIRS);
    const bars = barsOfPairs(scores);
    expect(bars.filter(({ holds }) => !holds)).toEqual([]);
    expect(textOfPairs(scores, bars)).not.toContain('FAIL');
  });
});
