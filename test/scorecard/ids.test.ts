import { expect, it } from 'vitest';
import { openSignatures } from '../../pipeline/merge/candidates/minhash.ts';
import { abstractOf, record, type Written } from '../merge/records.ts';
import { scoreByIds } from './ids.ts';
import { textOfIds } from './report.ts';

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const TITLE = 'Scaling Language Models with Retrieved Text';

function scored(records: readonly Written[]) {
  const signatures = openSignatures();
  for (const { abstract } of records) signatures.add(abstract);
  return scoreByIds(records, abstractOf, signatures.all());
}

it('the rules on text are measured against the arXiv ids, which they do not see', () => {
  const scores = scored([
    record('2025-08-01', TITLE, ONE, 1, '2508.00001'),
    record('2025-08-02', TITLE, ONE, 1, '2508.00001'),
    record('2025-08-03', 'Six Bridges', TWO, 1, '2508.00001'),
    record('2025-08-04', TITLE, ONE, 1, '2508.00002'),
    record('2025-08-05', TITLE, ONE, 1),
  ]);
  expect(scores).toMatchObject({
    records: 5,
    withId: 4,
    ids: 2,
    papers: 2,
    pairwise: { precision: 1 / 3, recall: 1 / 3 },
    wrong: {
      merged: [{ title_a: TITLE, title_b: TITLE }],
      missed: [{ title_a: TITLE, title_b: 'Six Bridges' }],
    },
  });
  expect(textOfIds(scores)).toContain('pairwise         0.3333     0.3333  0.3333');
  expect(textOfIds(scores)).toContain(`one id in several papers: 1\n  - ${TITLE}\n    Six Bridges`);
});

it('nothing is wrong where the text tells it all', () => {
  const scores = scored([
    record('2025-08-01', TITLE, ONE, 1, '2508.00001'),
    record('2025-08-02', `${TITLE}s`, ONE, 1, '2508.00001'),
    record('2025-08-03', 'Six Bridges', TWO, 1, '2508.00002'),
  ]);
  expect(scores).toMatchObject({ pairwise: { f1: 1 }, bCubed: { f1: 1 }, wrong: { merged: [], missed: [] } });
});
