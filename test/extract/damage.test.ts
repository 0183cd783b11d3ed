import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAMAGES, harm } from '../support/damage.ts';
import { read, titled } from '../support/page.ts';

const DUMPS = ['000_f248a2093bbe7987.txt', '004_72d550f40475b450.txt'].map((file) => {
  const text = readFileSync(`raw/${file}`, 'utf8');
  const paragraphs = text.split('\n\n');
  const truth = titled(read(text));
  return { file, paragraphs, truth, first: paragraphs.indexOf(truth[0]?.title ?? '') };
});

// 418 paragraphs of titles and abstracts, each damaged in each way
describe.each(DUMPS)('damage to one paragraph of $file', ({ paragraphs, truth, first }) => {
  it.each(DAMAGES)('$name costs at most $mayCost records, and pairs nothing wrong', ({ apply, mayCost }) => {
    const bad: string[] = [];
    for (let index = first; index < paragraphs.length; index++) {
      const { lost, foreign } = harm(truth, titled(read(apply(paragraphs, index).join('\n\n'))));
      if (lost > mayCost || foreign.length > 0)
        bad.push(`paragraph ${index}: ${lost} lost, ${foreign.length} foreign`);
    }
    expect(bad).toEqual([]);
  });

  it('of the header or the date costs no more than the record beside it', () => {
    for (const { apply } of DAMAGES)
      for (let index = 0; index < first; index++) {
        const { lost, foreign } = harm(truth, titled(read(apply(paragraphs, index).join('\n\n'))));
        expect(foreign).toEqual([]);
        expect(lost).toBeLessThanOrEqual(1);
      }
  });
});

it('no paragraph of the two dumps goes untested', () => {
  expect(DUMPS.reduce((sum, { paragraphs, first }) => sum + paragraphs.length - first, 0)).toBe(418);
});
