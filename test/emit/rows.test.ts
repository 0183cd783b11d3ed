import { describe, expect, it } from 'vitest';
import { type KeptRecord, type LongText, toAppearance, toPaper } from '../../pipeline/emit/rows.ts';
import { makeAppearance, makePaper } from '../report/rows.ts';

/** What a page showed of the paper. */
type Shown = Partial<KeptRecord> & Partial<Record<LongText, string | null>>;

const {
  paper_id: _,
  match: __,
  similarity: ___,
  abstract: ____,
  ai_summary: _____,
  ...SILENT
} = makeAppearance({});

/** The paper of these appearances, oldest first. */
function cleanPaper(...shown: Shown[]) {
  const records = shown.map(({ abstract: _, ai_summary: __, ...record }, index) => ({
    ...SILENT,
    title_byte_start: 0,
    title_byte_end: 1,
    abstract_byte_start: null,
    abstract_byte_end: null,
    abstract_decoding: null,
    ai_summary_byte_start: null,
    ai_summary_byte_end: null,
    ai_summary_decoding: null,
    unmarked_summary: false,
    date: `2025-08-0${index + 1}`,
    ...record,
  }));
  const members = records.map((record) => ({ record, match: null, similarity: null }));
  const textOf = (record: KeptRecord, field: LongText) =>
    shown[records.findIndex((one) => one === record)]?.[field] ?? null;
  return { ...toPaper({ id: 'dp-000000000001', members }, textOf), members, textOf };
}

describe('a paper', () => {
  it.each<[column: string, shown: Shown[], value: unknown]>([
    ['arxiv_id', [{ arxiv_id: '2508.00001' }, {}], '2508.00001'],
    ['url', [{ arxiv_id: '2508.00001' }, {}], 'https://huggingface.co/papers/2508.00001'],
    ['url', [{}], null],
    ['abstract', [{ abstract: 'First.' }, { abstract: 'Second.' }, {}], 'Second.'],
    ['abstract', [{}, {}], null],
    ['authors', [{ authors: ['Ada'] }, { authors: ['Ada', 'Bo'] }, {}], ['Ada', 'Bo']],
    ['author_count', [{ author_count: 3 }, {}], 3],
    ['organization', [{ organization: 'A  Lab' }, {}], 'A Lab'],
    ['published_date', [{ published_date: '2025-07-31' }, {}], '2025-07-31'],
    ['upvotes', [{ upvotes: 5 }, { upvotes: 0 }, {}], 0],
    ['upvotes_date', [{ upvotes: 5 }, { upvotes: 0 }, {}], '2025-08-02'],
    ['upvotes_date', [{ upvotes: 5, date: null }], null],
    ['upvotes_date', [{}], null],
    ['github_repo', [{ github_repo: 'https://github.com/a/b' }, {}], 'https://github.com/a/b'],
    ['github_stars', [{ github_stars: 9 }, {}], 9],
    ['project_page', [{ project_page: 'https://a.org' }, {}], 'https://a.org'],
    ['ai_summary', [{ ai_summary: 'A summary.' }, {}], 'A summary.'],
    ['ai_keywords', [{ ai_keywords: ['bees'] }, {}], ['bees']],
  ])('has as %s of %j the value of the latest appearance that has it: %j', (column, shown, value) => {
    expect(cleanPaper(...shown).paper).toHaveProperty(column, value);
  });

  it('has the title of the latest appearance, and lists the others', () => {
    const { paper } = cleanPaper({ title: 'Bees' }, { title: 'Count Bees' }, { title: 'Do Bees Count?' });
    expect(paper).toMatchObject({ title: 'Do Bees Count?', title_variants: ['Bees', 'Count Bees'] });
  });

  it('counts days and not captures, without pages that have no full date', () => {
    const { paper } = cleanPaper({ date: '2025-08-04' }, { date: '2025-08-04' }, { date: null });
    const dates = { first_date: '2025-08-04', last_date: '2025-08-04', day_count: 1, appearance_count: 3 };
    expect(paper).toMatchObject(dates);
    expect(cleanPaper({ date: null }).paper).toMatchObject({
      first_date: null,
      last_date: null,
      day_count: 0,
    });
  });

  it('has nulls for all that no page shows', () => {
    const shown = { first_date: '2025-08-01', last_date: '2025-08-01' };
    expect(cleanPaper({}).paper).toEqual(makePaper({ abstract: null, ...shown }));
  });

  it('has names in normal form and on one line, and leaves what looks like markup', () => {
    const { paper } = cleanPaper({ authors: ['Go\u0308del,\n Kurt', '\u200b'], ai_keywords: ['a -- b'] });
    expect(paper).toMatchObject({ authors: ['Gödel, Kurt', '\u200b'], ai_keywords: ['a -- b'] });
  });

  it.each([
    ['shown last', [{ abstract: 'A.' }, { ai_summary: 'B.', unmarked_summary: true }], ['unmarked-summary']],
    [
      'shown again by a page that names it',
      [{ abstract: 'A.', unmarked_summary: true }, { abstract: 'A.' }],
      [],
    ],
    ['of a page that shows no text', [{ abstract: 'A.' }, { unmarked_summary: true }], []],
  ])('has the issue unmarked-summary if a rule decided about a text: %s', (_, shown, issues) => {
    expect(cleanPaper(...shown).paper.text_issues).toEqual(issues);
  });

  it('is cleaned in title, abstract and summary, and names the rule once for each', () => {
    const { paper, applied } = cleanPaper({ title: 'A -- B', abstract: 'C -- D.', ai_summary: 'E -- F.' });
    expect(paper).toMatchObject({ title: 'A – B', abstract: 'C – D.', ai_summary: 'E – F.' });
    expect(applied).toEqual(['latex-dashes', 'latex-dashes', 'latex-dashes']);
  });
});

it('gives an appearance everything that its page showed, as written', () => {
  const shown = { authors: ['Go\u0308del,\n Kurt'], upvotes: 3, abstract: 'C --\nD.', ai_summary: 'E -- F.' };
  const { members, textOf } = cleanPaper(shown);
  const [member] = members;
  if (member === undefined) throw new Error('no member');
  const row = toAppearance(
    { paper_id: 'dp-000000000001', ...member, match: 'arxiv-id', similarity: 0.5 },
    textOf,
  );
  const expected = makeAppearance({ ...shown, date: '2025-08-01', match: 'arxiv-id', similarity: 0.5 });
  expect(row).toMatchObject(expected);
});
