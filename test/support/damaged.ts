import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAMAGES, harm } from './damage.ts';
import { read, titled } from './page.ts';
import { seedFile } from './seeds.ts';

/** Paragraphs of titles and abstracts of a real dump, every one or one in `step`, damaged in every way: so many. */
export function testDamageTo(file: string, count: number, step = 1): void {
  const text = readFileSync(seedFile(file), 'utf8');
  const paragraphs = text.split('\n\n');
  const truth = titled(read(text));
  const first = paragraphs.indexOf(truth[0]?.title ?? '');
  const damaged = paragraphs.flatMap((_, index) =>
    index >= first && (index - first) % step === 0 ? index : [],
  );

  describe(`damage to one paragraph of ${file}`, () => {
    it.each(DAMAGES)(
      '$name costs at most $mayCost records, and pairs nothing wrong',
      ({ apply, mayCost }) => {
        const bad: string[] = [];
        for (const index of damaged) {
          const { lost, foreign } = harm(truth, titled(read(apply(paragraphs, index).join('\n\n'))));
          if (lost > mayCost || foreign.length > 0)
            bad.push(`paragraph ${index}: ${lost} lost, ${foreign.length} foreign`);
        }
        expect(bad).toEqual([]);
      },
    );

    it('of the header or the date costs no more than the record beside it', () => {
      for (const { apply } of DAMAGES)
        for (let index = 0; index < first; index++) {
          const { lost, foreign } = harm(truth, titled(read(apply(paragraphs, index).join('\n\n'))));
          expect(foreign).toEqual([]);
          expect(lost).toBeLessThanOrEqual(1);
        }
    });

    it('is done to so many', () => {
      expect(damaged).toHaveLength(count);
    });
  });
}
