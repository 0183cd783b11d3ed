import fc from 'fast-check';
import type { MergeRecord } from '../../pipeline/merge/merged.ts';

export interface Written extends MergeRecord {
  abstract: string | null;
}

/** A record on its own digest, which is a day. */
export function record(
  date: string | null,
  title: string,
  abstract: string | null,
  position = 1,
  arxiv_id: string | null = null,
): Written {
  const name = date ?? 'undated';
  return {
    date,
    file: `${name}.txt`,
    byte_start: position * 1_000,
    digest_id: name,
    position,
    title,
    abstract,
    arxiv_id,
  };
}

export function abstractOf({ abstract }: Written): string | null {
  return abstract;
}

export const TITLES = [
  'Graph Theory',
  'Graph theory.',
  'Graph Theories',
  'Graph Theory II',
  'Scaling Language Models with Retrieved Text',
  'Scaling Language Models with Retrieved Texts',
  'Scaling Language Models With Retrieving Text',
  'Scaling Language Model with Retrieved Text',
  'Scaling Language Models without Retrieved Text',
  'Scaling Vision Models without Retrieved Text',
  'Scaling Vision Models without Retrieved Images',
];

const WORDS = 'we show that a model of graphs can be trained on text from the web and other sources'.split(
  ' ',
);

/**
 * Abstracts that agree with one another more or less: a few of four texts of 30 words, one after the other.
 */
const abstracts = fc
  .subarray([0, 1, 2, 3], { minLength: 1 })
  .map((some) =>
    some
      .map((n) =>
        Array.from({ length: 30 }, (_, i) => `${WORDS[(i * (n + 3)) % WORDS.length]}${n}`).join(' '),
      )
      .join(' '),
  );

/** Some days' pages on which a few papers come again and again, under titles and abstracts that change. */
export const pages: fc.Arbitrary<Written[]> = makePages({ abstract: abstracts, arxiv_id: fc.constant(null) });

/** The same, with three arXiv ids on every second card, and a few cards without abstract. */
export const pagesWithIds: fc.Arbitrary<Written[]> = makePages({
  abstract: fc.option(abstracts, { freq: 5 }),
  arxiv_id: fc.option(fc.constantFrom('2508.00001', '2508.00002', '2508.00003'), { freq: 1 }),
});

function makePages(fields: {
  abstract: fc.Arbitrary<string | null>;
  arxiv_id: fc.Arbitrary<string | null>;
}): fc.Arbitrary<Written[]> {
  const card = fc.record({
    title: fc.constantFrom(...TITLES),
    day: fc.integer({ min: 0, max: 5 }),
    ...fields,
  });
  return fc
    .array(card, { maxLength: 16 })
    .map((some) =>
      some.map(({ title, abstract, day, arxiv_id }, i) =>
        record(day === 0 ? null : `2025-08-0${day}`, title, abstract, i + 1, arxiv_id),
      ),
    );
}
