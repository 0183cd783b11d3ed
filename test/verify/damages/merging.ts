import type { Appearance, Merge, Paper } from '../../../schemas/types.ts';
import {
  type Damage,
  firstDoubled,
  firstDropped,
  isTitled,
  readRows,
  row,
  rows,
  type Tamper,
} from '../tamper.ts';

const MERGES = 'merges.jsonl';
const PAPERS = 'papers.jsonl';
const APPEARANCES = 'appearances.jsonl';
const REDIRECTS = 'redirects.jsonl';
const NOBODY = 'dp-000000000000';

const isA = (match: Merge['match'] | null) => (one: Merge | Appearance) => one.match === match;
const isTwice = (one: Paper) => one.appearance_count > 1;

export const inLineage: Damage[] = [
  ['a paper dropped with its appearances', MERGES, withoutPaper],
  ['a paper without an appearance', PAPERS, rows('papers', (all) => [...all, { ...all[0], id: NOBODY }])],
  ['an appearance dropped', PAPERS, rows('appearances', firstDropped)],
  ['an appearance twice', APPEARANCES, rows('appearances', firstDoubled)],
  ['an appearance of another paper', APPEARANCES, joined],
  ['an edge dropped', APPEARANCES, rows('merges', firstDropped)],
  ['an edge twice', MERGES, rows('merges', firstDoubled)],
  ['an edge from another appearance', MERGES, row('merges', { digest_id_a: 'b', position_a: 4 })],
  ['an edge of another title', MERGES, row('merges', { title_b: 'x' })],
  ['an edge of another match', MERGES, row('merges', { match: 'judged', judgement: 'same' })],
  ['an edge of another similarity', MERGES, row('merges', { similarity: 0.9 })],
  ['a first appearance with a match', APPEARANCES, row('appearances', { match: 'exact' }, isA(null))],
  ['another count of appearances', PAPERS, row('papers', { appearance_count: 9 })],
  ['another first date', PAPERS, row('papers', { first_date: '2025-08-05' }, isTwice)],
  ['another last date', PAPERS, row('papers', { last_date: null }, isTwice)],
];

export const inIds: Damage[] = [
  ['a redirect to nowhere', REDIRECTS, row('redirects', { paper_id: NOBODY })],
  [
    'a redirect to a redirect',
    REDIRECTS,
    rows('redirects', ([one]) => [{ ...one }, { ...one, id: NOBODY, paper_id: one?.id }]),
  ],
  ['a redirect from a live paper', REDIRECTS, rows('redirects', ([one]) => [{ ...one, id: one?.paper_id }])],
  ['a redirect of a title that never was', REDIRECTS, row('redirects', { title: 'x' })],
  ['a redirect twice', REDIRECTS, rows('redirects', firstDoubled)],
  ['an id twice', PAPERS, rows('papers', firstDoubled)],
  ['a digest twice', 'digests.jsonl', rows('digests', firstDoubled)],
  ['a paper dropped', APPEARANCES, rows('papers', firstDropped)],
  ['an edge of no paper', MERGES, row('merges', { paper_id: NOBODY })],
  [
    'a pair to review of one paper',
    'review.jsonl',
    rows('review', ([one]) => [{ ...one, paper_id_b: one?.paper_id_a }]),
  ],
  ['a pair to review of another place', 'review.jsonl', row('review', { position_a: 1 })],
];

export const inCaution: Damage[] = [
  ['a merge of other numbers', MERGES, row('merges', { title_a: 'Net 2', title_b: 'Net 3' }, isA('similar'))],
  ['a merge of unlike abstracts', MERGES, row('merges', { abstract_similarity: 0.01 }, isA('similar'))],
  ['an exact match of unequal titles', MERGES, row('merges', { title_a: 'Tides' }, isA('exact'))],
  ['an exact match of less than 1', MERGES, row('merges', { similarity: 0.99 }, isA('exact'))],
  ['a judged match that nobody judged', MERGES, row('merges', { match: 'judged' })],
];

export const inReading: Damage[] = [
  ['a title in all formats', PAPERS, row('papers', { title: 'Tidal Heating' }, isTitled('Tidal'))],
  ['a plain abstract', PAPERS, row('papers', { abstract: 'Wooden bridges are heavy.' }, isTitled('On the'))],
  [
    'the abstract of another paper',
    PAPERS,
    rows('papers', ([a, b, ...rest]) => [{ ...a, abstract: b?.abstract }, { ...b }, ...rest]),
  ],
  ['a variant of a title dropped', PAPERS, row('papers', { title_variants: [] }, isTitled('SoilNet'))],
  ['a variant of a title added', PAPERS, row('papers', { title_variants: ['Tides'] }, isTitled('Tidal'))],
];

function withoutPaper(folder: string): void {
  const [edge] = readRows(folder, 'merges');
  const tampers: Tamper[] = [
    rows('appearances', (all) => all.filter(({ paper_id }) => paper_id !== edge?.paper_id)),
    rows('papers', (all) => all.filter(({ id }) => id !== edge?.paper_id)),
  ];
  for (const tamper of tampers) tamper(folder);
}

function joined(folder: string): void {
  const paper_id = readRows(folder, 'papers')[3]?.id ?? '';
  row('appearances', { paper_id }, isA(null))(folder);
}
