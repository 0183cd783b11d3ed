import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCaution } from '../../pipeline/verify/laws/caution.ts';
import { openFolder } from '../../pipeline/verify/folder.ts';
import { checkIds } from '../../pipeline/verify/laws/ids.ts';
import { groupByPaper } from '../../pipeline/verify/place.ts';
import { checkShownText } from '../../pipeline/verify/laws/shown-text.ts';
import { readReleased, type Released } from '../../pipeline/verify/released.ts';
import { lawOf, placed } from './made-up.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const [PAPER, OTHER, DEAD] = ['dp-000000000001', 'dp-000000000002', 'dp-00000000dead'] as const;

const APPEARANCE = {
  paper_id: PAPER as string,
  digest_id: 'a',
  date: null as string | null,
  position: 1,
  title: 'On Bees',
  match: null,
  similarity: null,
  file: 'a.txt',
  line_start: 1,
  line_end: 3,
  byte_start: 0,
  byte_end: 9,
};

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
  const HARDLY = 'the abstract has hardly a word of that of its last appearance';
  const texts = { title: 'On Bees', abstract: 'Bees count.' };

  it.each<[what: string, written: object, cleaned: object, messages: string[]]>([
    ['as its appearance', {}, {}, []],
    ['with other marks', { title: 'Bees: a Study' }, { title: 'Bees - a study' }, []],
    [
      'with other letters',
      { title: 'Bees: a Study' },
      { title: 'Bees: the Study' },
      [
        'the title is not that of its last appearance, which is plain text',
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
  ])('%s', (_, written, cleaned, messages) => {
    const appearances = [{ ...APPEARANCE, ...texts, ...written }];
    expect(toldOfReading(appearances, { ...texts, ...cleaned })).toEqual(messages);
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

  function toldOfReading(appearances: readonly object[], paper: object): string[] {
    const path = mkdtempSync(join(TMP, 'folder-'));
    const dates = { first_date: null, last_date: null, appearance_count: appearances.length };
    const row = { id: PAPER, ...dates, title_variants: [], links: [], flags: [], ...paper };
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
