import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, idOfAll, idOfBoth } from '../../pipeline/merge/id.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { byPlace } from '../../pipeline/merge/order.ts';
import { waitsForPerson } from '../../pipeline/merge/cluster/review.ts';
import { HUB_DEGREE } from '../../pipeline/merge/thresholds.ts';
import type { Judgement } from '../../schemas/types.ts';
import { judgements as judgementsOf, type Call } from './calls.ts';
import { abstractOf, pagesWithIds, record, TITLES, type Written } from './records.ts';

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const TITLE = 'Scaling Language Models with Retrieved Text';
const NEAR = 'Scaling Language Models with Retrieved Texts';
const OTHER = 'Six Bridges over a River of Many Winters';

const judged = (...calls: Call[]) => judgementsOf(calls, () => 'as both were read');
const merged = (records: readonly Written[], judgements: readonly Judgement[] = []) =>
  merge(records, abstractOf, { judgements });

type Card = [title: string, abstract: string | null, arxiv_id: string | null];

/** One card a day. */
function cards(...some: Card[]): Written[] {
  return some.map(([title, abstract, id], i) =>
    record(`2025-08-0${i + 1}`, title, abstract, 1, id === null ? null : `2508.0000${id}`),
  );
}

/** The papers by the numbers of their cards. */
function papersOf(records: readonly Written[], judgements: readonly Judgement[] = []): string {
  const { papers } = merged(records, judgements);
  return papers
    .map(({ members }) => members.map(({ record }) => records.indexOf(record) + 1).join(''))
    .join(' ');
}

describe('records with arXiv ids', () => {
  it.each<[what: string, papers: string, some: Card[], calls?: Call[]]>([
    [
      'are one paper with equal ids, rewritten and retitled',
      '12',
      [
        [TITLE, ONE, '1'],
        [OTHER, TWO, '1'],
      ],
    ],
    [
      'are two with different ids, word for word equal',
      '1 2',
      [
        [TITLE, ONE, '1'],
        [TITLE, ONE, '2'],
      ],
    ],
    [
      'are one as a person says',
      '12',
      [
        [TITLE, ONE, '1'],
        [OTHER, ONE, '2'],
      ],
      [['same', TITLE, OTHER]],
    ],
    [
      'are one as a person says of their title',
      '12',
      [
        [TITLE, ONE, '1'],
        [TITLE, ONE, '2'],
      ],
      [['same', TITLE, TITLE]],
    ],
    [
      'are two as a person says',
      '1 2',
      [
        [TITLE, ONE, '1'],
        [OTHER, ONE, '1'],
      ],
      [['different', TITLE, OTHER]],
    ],
    [
      'are two as a person says of their title',
      '1 2',
      [
        [TITLE, ONE, '1'],
        [TITLE, TWO, '1'],
      ],
      [['different', TITLE, TITLE]],
    ],
    [
      'take in an equal record without one',
      '12',
      [
        [TITLE, ONE, null],
        [TITLE, ONE, '1'],
      ],
    ],
    [
      'take it in though their title is judged',
      '12',
      [
        [TITLE, ONE, null],
        [TITLE, ONE, '1'],
      ],
      [['different', TITLE, TITLE]],
    ],
    [
      'take in a near one',
      '12',
      [
        [TITLE, ONE, null],
        [NEAR, ONE, '1'],
      ],
    ],
    [
      'take in what is like any of one id',
      '123',
      [
        [TITLE, ONE, null],
        [TITLE, ONE, '1'],
        [OTHER, TWO, '1'],
      ],
    ],
    [
      'take in what is like different ones of one id',
      '1234',
      [
        [TITLE, ONE, null],
        [OTHER, TWO, null],
        [TITLE, ONE, '1'],
        [OTHER, TWO, '1'],
      ],
    ],
    [
      'do not take in what is judged apart from one of them',
      '1 23',
      [
        [TITLE, ONE, null],
        [NEAR, ONE, '1'],
        [OTHER, TWO, '1'],
      ],
      [['different', TITLE, OTHER]],
    ],
    [
      'take in the equal title, not the near one',
      '1 23',
      [
        [NEAR, ONE, '1'],
        [TITLE, ONE, null],
        [TITLE, ONE, '2'],
      ],
    ],
    [
      'take in the equal abstract, not the near one',
      '1 23',
      [
        [TITLE, `${ONE} ${TWO}`, '1'],
        [TITLE, ONE, null],
        [TITLE, ONE, '2'],
      ],
    ],
    [
      'take in what a person says, not what is equal',
      '13 2',
      [
        [OTHER, TWO, '1'],
        [NEAR, ONE, '2'],
        [TITLE, ONE, null],
      ],
      [['same', TITLE, OTHER]],
    ],
    [
      'leave a tie alone',
      '1 2 3',
      [
        [TITLE, ONE, '1'],
        [TITLE, ONE, null],
        [TITLE, ONE, '2'],
      ],
    ],
    [
      'never make a chain of judgement and text',
      '12 3',
      [
        [OTHER, TWO, '1'],
        [TITLE, ONE, null],
        [NEAR, ONE, '2'],
      ],
      [['same', OTHER, TITLE]],
    ],
    [
      'carry along all of a judged one',
      '1234',
      [
        [TITLE, ONE, '1'],
        [OTHER, TWO, '1'],
        [NEAR, TWO, '2'],
        ['Counting Bees', null, '2'],
      ],
      [['same', OTHER, NEAR]],
    ],
  ])('%s', (_, papers, some, calls = []) => {
    expect(papersOf(cards(...some), judged(...calls))).toBe(papers);
  });

  it('say why', () => {
    const { merges } = merged(
      cards([TITLE, ONE, null], [TITLE, ONE, '1'], [OTHER, TWO, '1'], [TITLE, null, '1']),
    );
    expect(merges.map(({ match, rule, abstract_similarity }) => [match, rule, abstract_similarity])).toEqual([
      ['exact', 'equal-title-abstracts-agree', 1],
      ['arxiv-id', 'through-arxiv-id', 0],
      ['exact', 'equal-title-alone', null],
    ]);
    expect(merges[1]?.evidence_for[0]).toBe('the rules join both with records of the arXiv id 2508.00001');
    const [row] = merged(cards([TITLE, ONE, '1'], [OTHER, TWO, '1'])).merges;
    expect(row).toMatchObject({ match: 'arxiv-id', rule: 'same-arxiv-id' });
    expect(row?.evidence_for[0]).toBe('both have the arXiv id 2508.00001');
  });

  it('leave no question between different ids, and one about a tie', () => {
    expect(merged(cards([TITLE, ONE, '1'], [NEAR, ONE, '2'], [NEAR, ONE, null])).review).toEqual([]);
    const tie = merged(cards([TITLE, ONE, '1'], [TITLE, ONE, null], [TITLE, ONE, '2']));
    expect(tie.review.map((pair) => [pair.position_a, waitsForPerson(pair)])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(tie.review[0]?.evidence_against.at(-1)).toBe('records of another paper agree as well');
  });

  it('are joined in a crowd of one id, in linear time', () => {
    const count = 40 * HUB_DEGREE;
    const crowd = Array.from({ length: count }, (_, i) =>
      record(
        '2025-08-01',
        i % 2 ? TITLE : `Counting Bees ${i}`,
        `${ONE} ${i} ${i * 7} ${i * 11}`,
        i + 1,
        '2508.00001',
      ),
    );
    expect(merged(crowd).papers).toHaveLength(1);
  });
});

describe('a record without abstract', () => {
  it.each<[what: string, papers: string, some: Card[], calls?: Call[]]>([
    [
      'is joined by its id',
      '12',
      [
        ['Chess', ONE, '1'],
        ['Chess', null, '1'],
      ],
    ],
    [
      'is joined by a title that is not common',
      '12',
      [
        [TITLE, ONE, null],
        [TITLE, null, null],
      ],
    ],
    [
      'is joined with its like',
      '12',
      [
        [TITLE, null, null],
        [TITLE, null, null],
      ],
    ],
    [
      'is not joined by a common title',
      '1 2',
      [
        ['Chess', ONE, null],
        ['Chess', null, null],
      ],
    ],
    [
      'is not joined with its like of a common title',
      '1 2',
      [
        ['Chess', null, null],
        ['Chess', null, null],
      ],
    ],
    [
      'is joined as a person says',
      '12',
      [
        ['Chess', null, null],
        ['Chess', null, null],
      ],
      [['same', 'Chess', 'Chess']],
    ],
    [
      'is not joined with one of two',
      '1 2 3',
      [
        [TITLE, ONE, null],
        [TITLE, TWO, null],
        [TITLE, null, null],
      ],
    ],
    [
      'is not joined with an id of two',
      '1 2 3',
      [
        [TITLE, ONE, '1'],
        [TITLE, TWO, '2'],
        [TITLE, null, null],
      ],
    ],
  ])('%s', (_, papers, some, calls = []) => {
    expect(papersOf(cards(...some), judged(...calls))).toBe(papers);
  });
});

describe('ids of papers', () => {
  const key = normaliseTitle(TITLE);
  const words = 'we study graphs of bounded width and show that each of them has a tree of paths';

  it('stay when a paper gains an arXiv id', () => {
    const [paper] = merged(cards([TITLE, ONE, null])).papers;
    expect(merged(cards([TITLE, ONE, null], [TITLE, ONE, '1'])).papers).toMatchObject([{ id: paper?.id }]);
    expect(merged(cards([TITLE, ONE, '1'])).papers).toMatchObject([{ id: paper?.id }]);
  });

  it('of one title and one abstract with different arXiv ids are of all three', () => {
    const { papers, redirects } = merged(cards([TITLE, ONE, '1'], [TITLE, ONE, '2'], [TITLE, ONE, null]));
    const [first, second, third] = ['2508.00001', '2508.00002', null].map((id) => idOfAll(key, words, id));
    expect(papers.map(({ id }) => id)).toEqual([idOf(key), second, third]);
    expect(new Map(redirects.map(({ id, paper_id }) => [id, paper_id]))).toEqual(
      new Map([idOfBoth(key, words), first].map((id) => [id, idOf(key)])),
    );
  });

  it('of one common title and nothing else are of their places', () => {
    const { papers } = merged(cards(['Chess', null, null], ['Chess', null, null]));
    expect(papers.map(({ id }) => id)).toEqual([idOf('chess'), idOfBoth('chess', '- 2025-08-02 1')]);
  });
});

describe('with arXiv ids and without abstracts', () => {
  const said = fc.array(
    fc.record({
      verdict: fc.constantFrom('same' as const, 'different' as const),
      title_a: fc.constantFrom(...TITLES),
      title_b: fc.constantFrom(...TITLES),
      reason: fc.constant('as both were read'),
      by: fc.constant('Ada'),
      date: fc.constant('2025-09-01'),
    }),
    { maxLength: 3 },
  );

  it('equal ids are one paper and different ids two, unless a person said otherwise', () => {
    fc.assert(
      fc.property(pagesWithIds, said, (records, calls) => {
        const { papers } = merged(records, calls);
        const ids = papers.map(
          ({ members }) => new Set(members.flatMap(({ record }) => record.arxiv_id ?? [])),
        );
        if (calls.every(({ verdict }) => verdict === 'same'))
          expect(ids.flatMap((some) => [...some]).length).toBe(
            new Set(ids.flatMap((some) => [...some])).size,
          );
        if (calls.every(({ verdict }) => verdict === 'different'))
          expect(ids.filter((some) => some.size > 1)).toEqual([]);
      }),
    );
  });

  it('any order gives the same tables', () => {
    const shuffled = fc
      .tuple(pagesWithIds, said)
      .chain(([records, calls]) =>
        fc.tuple(
          fc.constant(records),
          fc.shuffledSubarray(records, { minLength: records.length }),
          fc.constant(calls),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([records, other, calls]) => {
        expect(merged(other, calls)).toEqual(merged(records, calls));
      }),
    );
  });

  it('every paper has one id, which later pages change only by a redirect', () => {
    const addition = fc.record({ records: pagesWithIds, added: pagesWithIds, calls: said });
    fc.assert(
      fc.property(addition, ({ records, added, calls }) => {
        const later = added.map((one) => ({
          ...one,
          date: null,
          file: `~${one.file}`,
          digest_id: `~${one.digest_id}`,
        }));
        const before = merged(records, calls);
        const after = merged([...records, ...later], calls);
        expect(before.papers.every(({ id }) => id !== undefined)).toBe(true);
        const paperOf = new Map([
          ...after.papers.map((paper) => [paper.id, paper] as const),
          ...after.redirects.map(
            ({ id, paper_id }) => [id, after.papers.find((paper) => paper.id === paper_id)] as const,
          ),
        ]);
        for (const { id, members } of before.papers)
          expect(paperOf.get(id)?.members.map(({ record }) => record)).toContain(members[0]?.record);
        for (const { id } of before.redirects) expect(paperOf.get(id)).toBeDefined();
      }),
    );
  });

  it('unrelated pages change nothing else', () => {
    fc.assert(
      fc.property(pagesWithIds, (records) => {
        const unrelated = cards(
          [OTHER, ONE, '8'],
          ['Counting Bees', TWO, '9'],
          ['Of Other Things', TWO, '8'],
        );
        const far = unrelated.map((one) => ({
          ...one,
          file: `~${one.file}`,
          digest_id: `~${one.digest_id}`,
        }));
        const { papers, merges, review } = merged([...records, ...far]);
        const alone = merged(records);
        const isFar = (id: string) =>
          papers.find((paper) => paper.id === id)?.members.some(({ record }) => far.includes(record));
        expect(papers.filter(({ id }) => !isFar(id))).toEqual(alone.papers);
        expect(merges.filter(({ paper_id }) => !isFar(paper_id))).toEqual(alone.merges);
        expect(review).toEqual(alone.review);
      }),
    );
  });

  it('each edge is called the same by a rule or a person, and the first record comes first', () => {
    fc.assert(
      fc.property(pagesWithIds, said, (records, calls) => {
        const { papers, merges } = merged(records, calls);
        for (const { rule } of merges)
          expect(rule).toMatch(/^(judged-same|.*-arxiv-id|equal-title-alone|.*-abstracts-agree)$/);
        for (const { members } of papers)
          expect(members.map(({ record }) => record)).toEqual(
            members.map(({ record }) => record).sort(byPlace),
          );
      }),
    );
  });
});
