import { describe, expect, it } from 'vitest';
import { merge } from '../../pipeline/merge/merge.ts';
import type { Judgement } from '../../schemas/types.ts';
import { abstractOf, record } from './records.ts';

const ONE = 'We study graphs of bounded width and show that each of them has a tree of paths.';
const TWO = 'A language model learns to answer questions about pictures without seeing any.';
const SIX = 'Six bridges in one city are measured over winters of wind and of heavy snow.';

type Call = [verdict: Judgement['verdict'], a: string, b: string];

/** The papers of titles with abstracts, one a day, and what is said of the judgements. */
function merged(titles: readonly [title: string, abstract: string][], calls: readonly Call[]) {
  const records = titles.map(([title, abstract], i) => record(`2025-08-0${i + 1}`, title, abstract));
  const judgements = calls.map(([verdict, title_a, title_b]) => ({
    verdict,
    title_a,
    title_b,
    reason: 'as both were read',
    by: 'Ada',
    date: '2025-09-01',
  }));
  const { papers, merges, review, judgementFaults } = merge(records, abstractOf, { judgements });
  const days = papers.map(({ members }) =>
    members.map((member) => records.indexOf(member.record) + 1).join('+'),
  );
  const said = judgementFaults.map(({ kind, judgement, others }) => [kind, judgement, ...others].join(' '));
  return { papers: days.join(' '), merges, review, remarks: said };
}

const LONG = 'Scaling Language Models with Retrieved Text';

describe('judgements', () => {
  it.each<[what: string, titles: [string, string][], calls: Call[], papers: string]>([
    [
      'join the unlike',
      [
        ['Alpha', ONE],
        ['Omega', TWO],
      ],
      [['same', 'Omega', 'alpha.']],
      '1+2',
    ],
    [
      'join through a chain',
      [
        ['Alpha', ONE],
        ['Beta', TWO],
        ['Gamma', SIX],
      ],
      [
        ['same', 'Alpha', 'Beta'],
        ['same', 'Gamma', 'Beta'],
      ],
      '1+2+3',
    ],
    [
      'join through a title that no dump has',
      [
        ['Alpha', ONE],
        ['Gamma', SIX],
      ],
      [
        ['same', 'Alpha', 'Beta'],
        ['same', 'Gamma', 'Beta'],
      ],
      '1+2',
    ],
    [
      'join two abstracts of one title',
      [
        ['Alpha', ONE],
        ['Alpha', TWO],
      ],
      [['same', 'Alpha', 'Alpha']],
      '1+2',
    ],
    [
      'part two abstracts of one title',
      [
        ['Alpha', ONE],
        ['Alpha', `${ONE} Yes.`],
        ['Alpha', ONE],
      ],
      [['different', 'Alpha', 'Alpha']],
      '1+3 2',
    ],
    [
      'part what the rules join',
      [
        [LONG, ONE],
        [`${LONG}s`, ONE],
      ],
      [['different', LONG, `${LONG}s`]],
      '1 2',
    ],
    [
      'part what is the same as something different',
      [
        [LONG, ONE],
        [`${LONG}s`, ONE],
        ['Omega', TWO],
      ],
      [
        ['same', LONG, 'Omega'],
        ['different', 'Omega', `${LONG}s`],
      ],
      '1+3 2',
    ],
    [
      'bring along what the rules join',
      [
        [LONG, ONE],
        [`${LONG}s`, ONE],
        ['Omega', TWO],
        ['Omega', `${TWO} Yes.`],
      ],
      [['same', LONG, 'Omega']],
      '1+2+3+4',
    ],
    [
      'join of two papers of a title the more similar one',
      [
        ['Graph Theory', ONE],
        ['Graph Theory', TWO],
        ['Omega', `${TWO} Yes.`],
      ],
      [['same', 'Graph Theory', 'Omega']],
      '1 2+3',
    ],
    [
      'keep apart what they call both',
      [
        ['Alpha', ONE],
        ['Omega', TWO],
      ],
      [
        ['same', 'Alpha', 'Omega'],
        ['different', 'Alpha', 'Omega'],
      ],
      '1 2',
    ],
    [
      'say nothing where there are none',
      [
        ['Alpha', ONE],
        ['Omega', TWO],
      ],
      [],
      '1 2',
    ],
  ])('%s', (_, titles, calls, papers) => {
    expect(merged(titles, calls).papers).toBe(papers);
  });

  it('stand in merges with who said so, and with the titles when it is through others', () => {
    const { merges } = merged(
      [
        [LONG, ONE],
        ['Omega', TWO],
        ['Omegas', `${TWO} Yes.`],
      ],
      [['same', LONG, 'Omega']],
    );
    const through = `same: as both were read (Ada, 2025-09-01), of "${LONG}" and "Omega"`;
    expect(merges).toMatchObject([
      { match: 'judged', rule: 'judged-same', judgement: 'same: as both were read (Ada, 2025-09-01)' },
      { match: 'judged', rule: 'judged-same', judgement: through },
    ]);
  });

  it('stand in review, where a near pair is no longer in doubt', () => {
    const { review } = merged(
      [
        [LONG, ONE],
        [`${LONG} II`, ONE],
      ],
      [['different', LONG, `${LONG} II`]],
    );
    expect(review).toMatchObject([
      { rule: 'judged-different', judgement: 'different: as both were read (Ada, 2025-09-01)' },
    ]);
  });

  it.each<[what: string, calls: Call[], remarks: string[]]>([
    ['of use', [['same', 'Alpha', 'Omega']], []],
    [
      'of titles that no dump has',
      [
        ['same', 'Alpha', 'Zeta'],
        ['same', 'Eta', 'Zeta'],
      ],
      ['stale 0', 'stale 1', 'stale 1'],
    ],
    [
      'said twice',
      [
        ['same', 'Alpha', 'Omega'],
        ['same', 'omega', 'ALPHA'],
      ],
      ['needless 1 0'],
    ],
    ['that the rules follow anyway', [['same', LONG, `${LONG}s`]], ['needless 0']],
    ['on a pair that nobody would compare', [['different', 'Alpha', 'Omega']], ['needless 0']],
    ['on one abstract', [['same', 'Alpha', 'Alpha']], ['needless 0']],
    [
      'that contradict',
      [
        ['different', 'Alpha', 'Omega'],
        ['same', 'Alpha', 'Omega'],
      ],
      ['contradiction 1 0'],
    ],
    [
      'that contradict through a chain',
      [
        ['same', 'Alpha', LONG],
        ['different', 'Alpha', 'Omega'],
        ['same', LONG, 'Omega'],
      ],
      ['contradiction 2 0 1'],
    ],
    [
      'that contradict on one title',
      [
        ['same', 'Alpha', 'Alpha'],
        ['different', 'Alpha', 'Alpha'],
      ],
      ['contradiction 1 0'],
    ],
  ])('%s are told so', (_, calls, remarks) => {
    const titles: [string, string][] = [
      ['Alpha', ONE],
      ['Omega', TWO],
      [LONG, SIX],
      [`${LONG}s`, SIX],
    ];
    expect(merged(titles, calls).remarks).toEqual(remarks);
  });

  it('that call too many titles the same join nothing, and are told once', () => {
    const titles = Array.from({ length: 65 }, (_, i): [string, string] => [`Alpha ${i}`, `${ONE} ${i}`]);
    const calls = titles.slice(1).map(([title], i): Call => ['same', titles[i]?.[0] ?? '', title]);
    const { papers, remarks } = merged(titles, calls);
    expect(papers.split(' ')).toHaveLength(65);
    expect(remarks).toEqual([`oversized 63 ${Array.from({ length: 63 }, (_, i) => i).join(' ')}`]);
  });
});
