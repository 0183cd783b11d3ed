import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAMAGES, harm } from '../support/damage.ts';
import { read, titled } from '../support/page.ts';

const LABELLED = process.env.LABELLED ?? '../shared/labelled';
const FOLDER = `${LABELLED}/dumps/raw`;

interface Labelled {
  file: string;
  position: number;
  title: string;
}

const truth: Labelled[] = readFileSync(`${LABELLED}/dumps/truth.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const dumps = readdirSync(FOLDER).map((file) => ({ file, bytes: readFileSync(`${FOLDER}/${file}`) }));

describe('115 dumps with the truth', () => {
  it('give all 2,555 records, each at its place', () => {
    const found = dumps.flatMap(({ file, bytes }) =>
      read(bytes).records.map(({ position, title }) => ({ file, position, title })),
    );
    const expected = truth.map(({ file, position, title }) => ({ file, position, title }));
    expect(found).toEqual(expected);
    expect(found).toHaveLength(2555);
  });

  it('give each title the paragraph after it as its abstract', () => {
    for (const { bytes } of dumps) {
      const paragraphs = bytes
        .toString('utf8')
        .split(/\n{2,}/)
        .map((paragraph) => paragraph.trim());
      for (const { title, abstract } of read(bytes).records)
        expect(paragraphs[paragraphs.indexOf(title) + 1]).toBe(abstract);
    }
  });

  it('reject nothing', () => {
    expect(dumps.flatMap(({ bytes }) => read(bytes).rejected)).toEqual([]);
  });

  it.each(DAMAGES)(
    '$name: no wrong pair, and at most $mayCost records lost, in 99.5 % of the cases',
    ({ apply, mayCost }) => {
      let cases = 0;
      let bad = 0;
      for (const { bytes } of dumps) {
        const paragraphs = bytes.toString('utf8').split(/\n{2,}/);
        const all = titled(read(bytes));
        for (
          let index = paragraphs.indexOf(all[0]?.title ?? '');
          index < paragraphs.length;
          index++, cases++
        ) {
          const { lost, foreign } = harm(all, titled(read(apply(paragraphs, index).join('\n\n'))));
          if (lost > mayCost || foreign.length > 0) bad++;
        }
      }
      expect(cases).toBe(5110);
      expect(bad / cases).toBeLessThan(0.005);
    },
  );
});
