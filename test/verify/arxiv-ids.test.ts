import { describe, expect, it } from 'vitest';
import { checkCaution } from '../../pipeline/verify/laws/caution.ts';
import type { Released } from '../../pipeline/verify/released.ts';
import { readReleased } from '../../pipeline/verify/released.ts';
import type { Appearance, Merge } from '../../schemas/types.ts';
import { makeAppearance, makeMerge } from '../report/rows.ts';
import { folders } from './folders.ts';
import { lawOf, placed } from './made-up.ts';

const { opened } = folders();

const OTHER = 'dp-000000000002';
const [ONE, TWO] = ['2508.00001', '2508.00002'];

/** Appearances of one paper on a page, the first one first, and the edges from the first to the others. */
function toldOf(
  rows: readonly Partial<Appearance>[],
  edge: Partial<Merge> = {},
  more: Partial<Released> = {},
): string[] {
  const appearances = rows.map((row, index) =>
    makeAppearance({ position: index + 1, match: index === 0 ? null : 'similar', ...row }),
  );
  const [first] = appearances;
  const merges = appearances.flatMap(({ title, position, match, paper_id }) =>
    match === null || paper_id === OTHER
      ? []
      : makeMerge({
          title_a: first?.title ?? '',
          title_b: title,
          position_a: 1,
          position_b: position,
          match,
          similarity: match === 'exact' ? 1 : 0.9,
          abstract_similarity: 0.9,
          judgement: match === 'judged' ? 'same' : null,
          ...edge,
        }),
  );
  const released = {
    edition: 'full',
    manifest: null,
    appearances: placed(appearances),
    merges: placed(merges),
    ...more,
  };
  // the tables that are looked at
  return lawOf(checkCaution(released as unknown as Released)).told;
}

const SIMILAR = { title: 'A Title Again', match: 'similar' } as const;
const BY_ID = { title: 'Another Name', match: 'arxiv-id' } as const;
const NOT_SHARED = 'the match is arxiv-id, but no arXiv id is that of both titles';
const UNJUDGED = `appearances.jsonl:1: dp-000000000001 has the arXiv ids ${ONE}, ${TWO}, and nobody judged that`;

describe('an edge by an arXiv id', () => {
  it.each<[what: string, rows: Partial<Appearance>[], messages: string[]]>([
    ['joins equal ids', [{ arxiv_id: ONE }, { ...BY_ID, arxiv_id: ONE }], []],
    ['joins no ids', [{ arxiv_id: null }, { ...BY_ID, arxiv_id: null }], [NOT_SHARED]],
    ['joins an id and none', [{ arxiv_id: ONE }, { ...BY_ID, arxiv_id: null }], [NOT_SHARED]],
    [
      'joins an id that another appearance of the title has',
      [{ arxiv_id: null }, { match: 'exact', arxiv_id: ONE }, { ...BY_ID, arxiv_id: ONE }],
      [],
    ],
    [
      'joins a title that has the id elsewhere',
      [{ arxiv_id: ONE }, { ...BY_ID, arxiv_id: null }, { ...BY_ID, title: 'another name', arxiv_id: ONE }],
      [],
    ],
    [
      'joins an id that only another title has',
      [{ arxiv_id: null }, { ...SIMILAR, arxiv_id: ONE }, { ...BY_ID, arxiv_id: ONE }],
      [NOT_SHARED],
    ],
    [
      'joins equal titles',
      [{ arxiv_id: ONE }, { match: 'arxiv-id', arxiv_id: ONE }],
      ['the match is arxiv-id, but the titles are equal'],
    ],
  ])('%s', (_, rows, messages) => {
    const line = rows.length === 3 && rows[2]?.match === 'arxiv-id' && rows[1]?.match !== 'arxiv-id' ? 2 : 1;
    expect(toldOf(rows)).toEqual(messages.map((message) => `merges.jsonl:${line}: ${message}`));
  });
});

describe('different arXiv ids', () => {
  it.each(['exact', 'similar', 'arxiv-id'] as const)('are not joined by the match %s', (match) => {
    const title = match === 'exact' ? 'A Title' : 'A Title Again';
    const told = toldOf([{ arxiv_id: ONE }, { title, match, arxiv_id: TWO }]);
    expect(told).toContain(`merges.jsonl:1: the match is ${match}, but the arXiv ids are ${ONE} and ${TWO}`);
    expect(told).toContain(UNJUDGED);
  });

  it('are joined by a person', () => {
    expect(toldOf([{ arxiv_id: ONE }, { match: 'judged', arxiv_id: TWO }])).toEqual([]);
  });

  it('are not joined through an appearance that has none', () => {
    const rows = [{ arxiv_id: null }, { ...SIMILAR, arxiv_id: ONE }, { ...SIMILAR, arxiv_id: TWO }];
    expect(toldOf(rows)).toEqual([UNJUDGED]);
  });
});

describe('one arXiv id', () => {
  const rows = [{ arxiv_id: ONE }, { arxiv_id: ONE, paper_id: OTHER, match: null }];
  const inputs = (file: string) => ({ manifest: { inputs: [{ file }] } }) as unknown as Partial<Released>;
  const SHARED = `appearances.jsonl:1: the arXiv id ${ONE} is that of dp-000000000001, ${OTHER}`;

  it('is not that of two papers', () => {
    expect(toldOf(rows)).toEqual([SHARED]);
    expect(toldOf(rows, {}, inputs('a.txt'))).toEqual([SHARED]);
  });

  it('may be, where people judged', () => {
    expect(toldOf(rows, {}, inputs('judgements.jsonl'))).toEqual([]);
  });

  it('is not looked for in a dataset without ids', () => {
    expect(toldOf([{ arxiv_id: null }, { arxiv_id: null, paper_id: OTHER, match: null }])).toEqual([]);
  });
});

describe('a similarity of abstracts that is null', () => {
  const UNKNOWN = 'merges.jsonl:1: the similarity of the abstracts is null, but both are known';

  it.each<[abstract: string | null, told: string[]]>([
    [null, []],
    ['An abstract.', [UNKNOWN]],
  ])('where the second abstract is %j', (abstract, told) => {
    const rows = [
      makeAppearance({ position: 1 }),
      makeAppearance({ position: 2, match: 'exact', similarity: 1, abstract }),
    ];
    const edge = makeMerge({
      ...{ title_a: 'A Title', title_b: 'A Title', match: 'exact', similarity: 1 },
      abstract_similarity: null,
    });
    const folder = opened({
      'appearances.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      'merges.jsonl': `${JSON.stringify(edge)}\n`,
    });
    expect(lawOf(checkCaution(readReleased(folder))).told).toEqual(told);
  });
});
