import { merge } from '../../pipeline/merge/merge.ts';
import type { Judgement, Merge, Review } from '../../schemas/types.ts';
import { random } from '../support/random.ts';
import { abstractOf, record } from './records.ts';

/** Titles that are equal but for their letters, near to each other, cut off, guarded by what differs, or like none. */
const TITLES = [
  'Graph Theory',
  'Graph theory.',
  'Graph Theories',
  'Scaling Language Models with Retrieved Text',
  'Scaling Language Models with Retrieved Texts',
  'Scaling Language Models with Retrieved Text: A Study',
  'Scaling Language Models without Retrieved Text',
  'WebSailor: Agents for the Whole Web',
  'WebSailor-V2: Agents for the Whole Web',
  'WebSailor: Super-Human Reasoning for Web Agents',
  'Six Bridges',
] as const;

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const SIX = 'Six bridges in one city are measured over winters of wind and of heavy snow.';

/** Texts of which each agrees with its neighbours, and the last is much longer than the others. */
const TEXTS = [
  ONE,
  `${ONE} ${TWO}`,
  TWO,
  `${TWO} ${SIX}`,
  `${SIX} ${ONE} ${TWO} ${SIX.toUpperCase()}`,
] as const;

/** From this seed on there are more titles, and more judgements. */
export const MANY = 1_000;

/** Few titles and texts, so that they meet, and every third world with judgements on them. */
function worldOf(seed: number) {
  const next = random(seed);
  const pick = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)] as T; // of lists that are not empty
  const titles = Array.from({ length: seed < MANY ? 3 : 4 }, () => pick(TITLES));
  const records = Array.from({ length: 3 + (seed % 5) }, (_, index) =>
    record(`2025-08-0${index + 1}`, pick(titles), pick(TEXTS)),
  );
  const judgements = Array.from({ length: (seed % 3) + (seed < MANY ? 0 : 2) }, (_, index): Judgement => ({
    verdict: pick(['same', 'different']),
    title_a: pick(titles),
    title_b: pick(titles),
    reason: 'as both were read',
    by: 'Ada',
    date: `2025-09-0${index + 1}`,
  }));
  return { records, judgements };
}

/** What it comes to, in lines. */
export function told(seed: number): string[] {
  const { records, judgements } = worldOf(seed);
  const { papers, merges, review, redirects, judgementFaults } = merge(records, abstractOf, { judgements });
  const evidence = (row: Merge | Review) =>
    [row.similarity, row.evidence_for, row.evidence_against, row.judgement].join(' | ');
  return [
    papers.map(({ members }) => members.map((one) => records.indexOf(one.record) + 1).join('+')).join(' '),
    ...merges.map(
      (row) => `${row.digest_id_a} ${row.digest_id_b} ${row.match} ${row.rule}: ${evidence(row)}`,
    ),
    ...review.map((row) => `${row.digest_id_a} ? ${row.digest_id_b} ${row.rule}: ${evidence(row)}`),
    ...redirects.map(({ title }) => `from ${title}`),
    ...judgementFaults.map(({ kind, judgement, others }) => [kind, judgement, ...others].join(' ')),
  ];
}
