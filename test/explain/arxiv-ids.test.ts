import { expect, it } from 'vitest';
import { explain } from '../../pipeline/explain/explain.ts';
import { formatExplanation } from '../../pipeline/explain/wording.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { findOpenPairs } from '../../pipeline/review/pairs.ts';
import { formatPair } from '../../pipeline/review/wording.ts';
import type { KeptRecord } from '../../pipeline/emit/rows.ts';
import { abstractOf, record, type Written } from '../merge/records.ts';

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const TITLE = 'Scaling Language Models with Retrieved Text';

/** A folder of cards as it is merged; a kept record has more fields, which explaining does not use. */
function folderOf(written: Written[]) {
  const records = written as (Written & KeptRecord)[];
  const merged = merge(records, abstractOf);
  return { records, merged, textOf: (one: KeptRecord) => abstractOf(one as Written & KeptRecord) };
}

/** How the first paper is explained. */
function explainFirst(written: Written[]): string {
  const folder = { ...folderOf(written), judgements: [], problems: [] };
  const [paper] = folder.merged.papers;
  if (!paper) throw new Error('there is no paper');
  return formatExplanation(explain(paper, folder, { by: 'Ada', date: '2025-09-09' }), 'judgements.jsonl');
}

it('an arXiv id is explained in plain words', () => {
  const words = explainFirst([
    record('2025-08-01', TITLE, ONE, 1),
    record('2025-08-02', TITLE, ONE, 1, '2508.00001'),
    record('2025-08-03', 'Six Bridges', TWO, 1, '2508.00001'),
    record('2025-08-04', TITLE, ONE, 1, '2508.00002'),
  ]);
  expect(words).toContain('It appears once:');
  expect(words).toContain('similar, but kept apart because another pair differs (rule no-chains)');
  expect(words).toContain('against: records of another paper agree as well');
});

it('a record that agrees with one id is explained by it, and kept from another', () => {
  const words = explainFirst([
    record('2025-08-01', TITLE, ONE, 1),
    record('2025-08-02', TITLE, ONE, 1, '2508.00001'),
    record('2025-08-03', 'Six Bridges', null, 1, '2508.00001'),
    record('2025-08-04', `${TITLE}s`, ONE, 1, '2508.00002'),
  ]);
  expect(words).toContain('nothing separates them: titles and abstracts are equal, word for word');
  expect(words).toContain('one paper, as each is one with a third record (rule through-arxiv-id)');
  expect(words).toContain('different papers, as the arXiv ids differ (rule different-arxiv-id)');
  expect(words).toContain('against: arXiv ids differ: 2508.00001 against 2508.00002');
  expect(words).not.toContain('not compared');
});

it('review asks about a missing abstract, and never where ids decide', () => {
  const { merged, records, textOf } = folderOf([
    record('2025-08-01', 'Chess', ONE, 1, '2508.00001'),
    record('2025-08-02', 'Chess', TWO, 1, '2508.00002'),
    record('2025-08-03', 'Graph Theory', ONE, 1),
    record('2025-08-04', 'Graph Theory', null, 1),
  ]);
  const [pair, ...others] = findOpenPairs(merged.review, records, textOf);
  expect(others).toEqual([]);
  expect(pair).toMatchObject({ abstract_a: ONE, abstract_b: null, abstract_similarity: null });
  expect(formatPair(pair as NonNullable<typeof pair>)).toMatch(
    /^titles 100\.0 % alike; common-title-alone\n[^]*\nb: the page shows no abstract$/,
  );
});
