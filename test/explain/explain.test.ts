import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explain } from '../../pipeline/explain/explain.ts';
import { findPaper } from '../../pipeline/explain/find.ts';
import { formatExplanation } from '../../pipeline/explain/wording.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { idOf } from '../../pipeline/merge/id.ts';
import { merge } from '../../pipeline/merge/merge.ts';
import { normaliseTitle } from '../../pipeline/merge/normalise.ts';
import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import type { Judgement } from '../../schemas/types.ts';

const JUDGE = { by: 'Ada', date: '2025-09-09' };
const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

/** The case without the last line, which contradicts others: then what a new line does is anybody's guess. */
function sound(): string {
  cpSync('test/cases/judgements/raw', TMP, { recursive: true });
  const lines = readFileSync(join(TMP, 'judgements.jsonl'), 'utf8').trimEnd().split('\n');
  writeFileSync(join(TMP, 'judgements.jsonl'), lines.slice(0, -1).join('\n'));
  return TMP;
}

const judged = await mergeFolder('test/cases/judgements/raw', LIMITS);
const CASES = [
  { name: 'judgements', folder: await mergeFolder(sound(), LIMITS) },
  { name: 'repeats', folder: await mergeFolder('test/cases/repeats/raw', LIMITS) },
];
const titles = (asked: string) =>
  findPaper(asked, judged.merged).papers.map(({ members }) => members[0]?.record.title);

describe('a paper is found', () => {
  it.each([
    ['by its id', idOf('counting bees'), ['Counting Bees']],
    [
      'by an id that leads to it',
      idOf(normaliseTitle('Amortized Planning with Large Transformers')),
      ['Winning at Chess without Search'],
    ],
    ['by a title in any typography', 'COUNTING  BEES.', ['Counting Bees']],
    [
      'by the title of a later appearance',
      'Amortized Planning with Large Transformers',
      ['Winning at Chess without Search'],
    ],
    ['beside others of its title', 'Graph Theory', ['Graph Theory', 'Graph Theory']],
    ['by no other id', 'dp-000000000000', []],
  ])('%s', (_, asked, expected) => {
    expect(titles(asked)).toEqual(expected);
  });

  it.each([
    ['the beginning of its title', 'Winning at Chess'],
    ['words within its title', 'chess without'],
    ['some of its words, in any order', 'search CHESS'],
    ['beginnings of its words', 'chess winn'],
    ['a title with a typo', 'Wining at Chess without Serach'],
  ])('by %s', (_, asked) => {
    expect(titles(asked)).toEqual(['Winning at Chess without Search']);
  });

  it('by its arXiv id', () => {
    const { papers, ...others } = judged.merged;
    const numbered = papers.map((paper, i) => ({
      ...paper,
      members: paper.members.map((one) => ({
        ...one,
        record: { ...one.record, arxiv_id: `2506.0000${i}` },
      })),
    }));
    const found = findPaper('2506.00003', { ...others, papers: numbered }).papers;
    expect(found.map(({ id }) => id)).toEqual([papers[3]?.id]);
  });

  it('or the papers that fit are listed, one line for each, where several do', () => {
    const { papers, suggestions, fitting } = findPaper('soilnet', judged.merged);
    expect(papers).toEqual([]);
    expect(fitting).toBe(2);
    expect(suggestions.map(({ title }) => title)).toEqual([
      'SoilNet: Estimating Moisture from Radar Images',
      'SoilNet-V2: Estimating Moisture from Radar Images',
    ]);
  });

  it('or else the most similar titles are suggested, one of each paper', () => {
    const { papers, suggestions } = findPaper('Counting Sheep', judged.merged);
    expect(papers).toEqual([]);
    expect(suggestions.map(({ title }) => title).slice(0, 1)).toEqual(['Counting Bees']);
    expect(new Set(suggestions.map(({ paper_id }) => paper_id)).size).toBe(suggestions.length);
  });
});

describe.each(CASES)('whatever is explained of the case $name', ({ folder }) => {
  const explained = folder.merged.papers.map((paper) => explain(paper, folder, JUDGE));
  const with_ = (judgement: Judgement, without: readonly number[] = []) => {
    const kept = folder.judgements.filter(({ line }) => !without.includes(line));
    return merge(folder.records, (record) => folder.textOf(record, 'abstract'), {
      judgements: [...kept.map((one) => one.judgement), { ...judgement, reason: 'to see what it does' }],
      signatures: folder.signatures,
    });
  };
  const paperAt = (merged: typeof folder.merged, digest_id: string, position: number) =>
    merged.papers.findIndex(({ members }) =>
      members.some(({ record }) => record.digest_id === digest_id && record.position === position),
    );

  it('each edge is parted by the judgement that is proposed', () => {
    expect(explained.flatMap((paper) => paper.edges).length).toBe(folder.merged.merges.length);
    const edges = explained.flatMap((paper) => paper.edges).filter(({ change }) => change?.add);
    for (const { change, digest_id_a, position_a, digest_id_b, position_b } of edges) {
      const merged = with_(change?.add as Judgement);
      expect(paperAt(merged, digest_id_a, position_a)).not.toBe(paperAt(merged, digest_id_b, position_b));
    }
  });

  it('each paper apart is joined by the judgement that is proposed', () => {
    const apart = explained
      .flatMap((paper) => paper.apart)
      .filter(({ change }) => change.add && !change.shared);
    expect(apart.length).toBeGreaterThan(5);
    for (const { change, digest_id_a, position_a, digest_id_b, position_b } of apart) {
      const merged = with_(change.add as Judgement);
      expect(paperAt(merged, digest_id_a, position_a)).toBe(paperAt(merged, digest_id_b, position_b));
    }
  });

  it('is in words that hold no control character', () => {
    for (const paper of explained)
      expect(formatExplanation(paper, 'raw/judgements.jsonl')).not.toMatch(/[^\P{Cc}\n]/u);
  });
});

it('what a person decided is explained by the line to change', () => {
  const [paper] = findPaper('Winning at Chess without Search', judged.merged).papers;
  if (!paper) throw new Error('the case has no such paper');
  const { edges, apart } = explain(paper, judged, JUDGE);
  expect(edges.map(({ change }) => change)).toEqual([{ add: null, take_back: [1], shared: false }, null]);
  expect(apart.find(({ rule }) => rule === 'judged-different')?.change).toMatchObject({
    add: null,
    take_back: [14],
  });
});
