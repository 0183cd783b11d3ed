import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCaution } from '../../pipeline/verify/laws/caution.ts';
import { openFolder } from '../../pipeline/verify/folder.ts';
import { checkIds } from '../../pipeline/verify/laws/ids.ts';
import { checkLineage } from '../../pipeline/verify/laws/lineage.ts';
import { groupByPaper } from '../../pipeline/verify/place.ts';
import { checkShownText } from '../../pipeline/verify/laws/shown-text.ts';
import { readReleased, type Released } from '../../pipeline/verify/released.ts';
import type { Merge, Paper } from '../../schemas/types.ts';
import { makeAppearance, makePaper } from '../report/rows.ts';
import { lawOf, placed } from './made-up.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const [PAPER, OTHER, DEAD] = ['dp-000000000001', 'dp-000000000002', 'dp-00000000dead'] as const;

const APPEARANCE = makeAppearance({ date: null, title: 'On Bees' });

describe('appearances of a paper', () => {
  const IN_ORDER = [
    { date: '2024-12-31', file: 'z.txt', byte_start: 900 },
    { date: '2025-08-04', file: 'B.txt', byte_start: 30 },
    { date: '2025-08-04', file: 'a.txt', byte_start: 9 },
    { date: '2025-08-04', file: 'a.txt', byte_start: 10 },
    { date: '2025-08-04', file: 'a.txt', byte_start: 200 },
    { date: '2025-08-04', file: 'a~.txt', byte_start: 0 },
    { date: null, file: 'a.txt', byte_start: 8 },
    { date: null, file: 'a.txt', byte_start: 11 },
    { date: null, file: 'b.txt', byte_start: 7 },
  ].map((one) => ({ ...APPEARANCE, ...one }));

  it('are in the order of dates, files and places, however they come', () => {
    const size = IN_ORDER.length;
    fc.assert(
      fc.property(fc.shuffledSubarray(IN_ORDER, { minLength: size, maxLength: size }), (rows) => {
        expect(
          groupByPaper(placed(rows))
            .get(PAPER)
            ?.map(({ row }) => row),
        ).toEqual(IN_ORDER);
      }),
    );
  });
});

describe('a paper reads', () => {
  /** Words of five letters, each of them another. */
  const words = (count: number) => [...'abcdefghijklmnopqrstuv'.slice(0, count)].map((end) => `word${end}`);
  const HARDLY = 'the abstract has hardly a word of that of its last appearance that has one';
  const OTHER_SUMMARY = 'the ai_summary is not that of its last appearance that has one, which is plain text';
  const NAMES = (field: string) => `the ${field} are not those of its last appearance that has them`;
  const texts = { title: 'On Bees', abstract: 'Bees count.' };

  it.each<[what: string, written: object, cleaned: object, messages: string[]]>([
    ['as its appearance', {}, {}, []],
    ['with other marks', { title: 'Bees: a Study' }, { title: 'Bees - a study' }, []],
    [
      'with other letters',
      { title: 'Bees: a Study' },
      { title: 'Bees: the Study' },
      [
        'the title is not that of its last appearance that has one, which is plain text',
        'the title "Bees: a Study" is not among title_variants',
      ],
    ],
    [
      'with half of the words',
      { abstract: `$x$ ${words(20).join(' ')}` },
      { abstract: words(10).join(' ') },
      [],
    ],
    [
      'with less than half of the words',
      { abstract: `$x$ ${words(20).join(' ')}` },
      { abstract: words(9).join(' ') },
      [HARDLY],
    ],
    ['with none of 20 words', { abstract: `$x$ ${words(20).join(' ')}` }, { abstract: 'none' }, [HARDLY]],
    ['with none of 19 words', { abstract: `$x$ ${words(19).join(' ')}` }, { abstract: 'none' }, []],
    ['with another summary', { ai_summary: 'Bees.' }, { ai_summary: 'Wasps.' }, [OTHER_SUMMARY]],
    [
      'without its summary',
      { ai_summary: 'Bees.' },
      {},
      ['the ai_summary is null, but an appearance has one'],
    ],
    ['with a summary of its own', {}, { ai_summary: 'Bees.' }, ['no appearance has an ai_summary']],
    ['without abstract', { abstract: null }, { abstract: null }, []],
    ['with names on one line', { authors: ['Go\u0308del,\n Kurt'] }, { authors: ['Gödel, Kurt'] }, []],
    ['with another name', { authors: ['Ada', 'Bo'] }, { authors: ['Ada', 'Bob'] }, [NAMES('authors')]],
    ['with a name less', { authors: ['Ada', 'Bo'] }, { authors: ['Ada'] }, [NAMES('authors')]],
    ['without names', { ai_keywords: ['bees'] }, { ai_keywords: null }, [NAMES('ai_keywords')]],
    ['with a house of its own', {}, { organization: 'A Lab' }, [NAMES('organization')]],
  ])('%s', (_, written, cleaned, messages) => {
    const appearances = [{ ...APPEARANCE, ...texts, ...written }];
    expect(toldOfReading(appearances, { ...texts, ...cleaned })).toEqual(messages);
  });

  it('as the latest appearance that has a text', () => {
    const shown = [
      { abstract: 'First words.', ai_summary: 'First summary.', authors: ['Ada'] },
      { abstract: 'Second words.', ai_summary: null, authors: null },
      { abstract: null, ai_summary: null, authors: null },
    ].map((one, at) => ({ ...APPEARANCE, ...one, byte_start: at }));
    const latest = { abstract: 'Second words.', ai_summary: 'First summary.', authors: ['Ada'] };
    expect(toldOfReading(shown, { title: 'On Bees', ...latest })).toEqual([]);
    expect(toldOfReading(shown, { title: 'On Bees', ...latest, abstract: 'First words.' })).toHaveLength(1);
  });

  it('with a title that is no variant of itself', () => {
    const twice = ['On Bees', 'On Wasps'].map((title, at) => ({
      ...APPEARANCE,
      ...texts,
      title,
      byte_start: 10 - at,
    }));
    expect(toldOfReading(twice, { ...texts, title_variants: ['On Wasps'] })).toEqual([]);
    expect(
      toldOfReading(twice.slice(0, 1).concat({ ...APPEARANCE, ...texts, title: 'On bees' }), {
        ...texts,
        title_variants: ['On Bees'],
      }),
    ).toEqual(['the title is among title_variants too']);
  });

  function toldOfReading(appearances: readonly object[], paper: Partial<Paper>): string[] {
    const path = mkdtempSync(join(TMP, 'folder-'));
    const row = makePaper(paper);
    writeFileSync(join(path, 'papers.jsonl'), `${JSON.stringify(row)}\n`);
    writeFileSync(
      join(path, 'appearances.jsonl'),
      appearances.map((one) => `${JSON.stringify(one)}\n`).join(''),
    );
    const folder = openFolder(path);
    const { told, figures } = lawOf(checkShownText(readReleased(folder)));
    folder.close();
    expect(figures).toEqual({ papers: 1 });
    return told.map((message) => message.replace(`papers.jsonl:1: ${PAPER}: `, ''));
  }
});

describe('a paper has of its latest appearance that has it', () => {
  const pages = [
    { date: '2025-08-04', arxiv_id: '2508.00001', upvotes: 5, github_stars: 1 },
    { date: '2025-08-04', arxiv_id: null, upvotes: 7, github_stars: null },
    { date: '2025-08-06', arxiv_id: null, upvotes: null, github_stars: null },
  ].map((one, at) => makeAppearance({ ...one, byte_start: at, position: at + 1 }));
  const right = {
    arxiv_id: '2508.00001',
    url: 'https://huggingface.co/papers/2508.00001',
    upvotes: 7,
    upvotes_date: '2025-08-04',
    github_stars: 1,
    first_date: '2025-08-04',
    last_date: '2025-08-06',
    appearance_count: 3,
    day_count: 2,
  };

  it.each<[Partial<Paper>, messages: string[]]>([
    [{}, []],
    [{ arxiv_id: null }, ['arxiv_id is null, its appearances make it 2508.00001']],
    [{ url: null }, ['url is null, its appearances make it https://huggingface.co/papers/2508.00001']],
    [{ upvotes: 5 }, ['upvotes is 5, its appearances make it 7']],
    [{ upvotes_date: '2025-08-06' }, ['upvotes_date is 2025-08-06, its appearances make it 2025-08-04']],
    [{ github_stars: null }, ['github_stars is null, its appearances make it 1']],
    [{ github_repo: 'https://a.org' }, ['github_repo is https://a.org, its appearances make it null']],
    [{ project_page: 'https://a.org' }, ['project_page is https://a.org, its appearances make it null']],
    [{ author_count: 3 }, ['author_count is 3, its appearances make it null']],
    [{ published_date: '2025-08-04' }, ['published_date is 2025-08-04, its appearances make it null']],
    [{ day_count: 3 }, ['day_count is 3, its appearances make it 2']],
    [{ last_date: '2025-08-04' }, ['last_date is 2025-08-04, its appearances make it 2025-08-06']],
  ])('the value: %j', (wrong, messages) => {
    const papers = placed([makePaper({ ...right, ...wrong })]);
    // what the law looks at
    const released = {
      appearances: placed(pages),
      papers,
      merges: placed<Merge>([]),
    } as Partial<Released> as Released;
    const { told } = lawOf(checkLineage(released));
    const ofPaper = told.filter((message) => message.startsWith('papers.jsonl'));
    expect(ofPaper).toEqual(messages.map((message) => `papers.jsonl:1: ${PAPER}: ${message}`));
  });
});

describe('an id in a pair to review', () => {
  const pair = {
    paper_id_a: PAPER as string,
    paper_id_b: OTHER as string,
    title_a: 'On Bees',
    title_b: 'On Bees',
    digest_id_a: 'a',
    position_a: 1,
    digest_id_b: 'a',
    position_b: 2,
  };

  it.each<[what: string, change: object, told: string[]]>([
    ['is that of a live paper', {}, []],
    [
      'is told where the first is of none',
      { paper_id_a: DEAD },
      [`${DEAD} is no live paper`, `1 on a is not an appearance of ${DEAD} with that title`],
    ],
    [
      'is told where the second is of none',
      { paper_id_b: DEAD },
      [`${DEAD} is no live paper`, `2 on a is not an appearance of ${DEAD} with that title`],
    ],
  ])('%s', (_, change, told) => {
    // the tables that are looked at
    const released = {
      papers: placed([{ id: PAPER }, { id: OTHER }]),
      digests: [],
      appearances: placed([APPEARANCE, { ...APPEARANCE, paper_id: OTHER, position: 2 }]),
      merges: [],
      review: placed([{ ...pair, ...change }]),
      redirects: [],
    } as unknown as Released;
    expect(lawOf(checkIds(released)).told).toEqual(told.map((message) => `review.jsonl:1: ${message}`));
  });
});

describe('numbers in two titles of one paper', () => {
  const NUMBERS = 'merges.jsonl:1: the match is similar, but the numbers in the titles differ';

  it.each([
    ['Llama 1', 'Llama 12', [NUMBERS]],
    ['Llama 12', 'Llama 1', [NUMBERS]],
    ['Llama 12', 'Llama 1 2 3', [NUMBERS]],
    ['Llama 1 2 3', 'Llama 12', [NUMBERS]],
    ['Llama 12', 'Llama 12 of 13', []],
  ])('%j and %j, half alike, are whole numbers', (title_a, title_b, told) => {
    const edge = { match: 'similar', title_a, title_b, similarity: 0.6, abstract_similarity: 0.5 };
    expect(
      lawOf(checkCaution({ merges: placed([edge]), appearances: [] } as unknown as Released)).told,
    ).toEqual(told);
  });
});
