import type { Appearance, ExtractedRecord, Paper } from '../../schemas/types.ts';
import { clean, cleanName } from '../clean/clean.ts';
import { findLinks } from '../clean/links.ts';
import { findTextIssues } from '../clean/text-issues.ts';
import { byPlace } from '../merge/order.ts';
import type { Member, MergedPaper } from '../merge/merged.ts';

/** The texts that do not stay in memory. */
export type LongText = 'abstract' | 'ai_summary';

/** The part of a record that stays in memory. */
export type KeptRecord = Omit<ExtractedRecord, LongText> & { date: string | null };

/** Returns a long text of a record as written, cut from its dump; null when the page does not show it. */
export type TextOf = (record: KeptRecord, field: LongText) => string | null;

/** A cleaned paper, and the names of the rules that changed a text of it. */
export interface CleanedPaper {
  paper: Paper;
  applied: string[];
}

/** Makes the row of a paper. Survivorship: findLatest chooses each value. */
export function toPaper({ id, members }: MergedPaper<KeptRecord>, textOf: TextOf): CleanedPaper {
  const records = members.map(({ record }) => record);
  const latest = <T>(valueOf: (record: KeptRecord) => T | null) => findLatest(records, valueOf);
  const shownBy = (field: LongText) =>
    latest((record) => {
      const text = textOf(record, field);
      return text === null ? null : { ...clean(text), isUnmarked: record.unmarked_summary };
    });
  const title = clean((records.at(-1) as KeptRecord).title); // a paper has a member
  const abstract = shownBy('abstract');
  const summary = shownBy('ai_summary');
  const arxiv_id = latest((record) => record.arxiv_id);
  const votes = latest(({ upvotes, date }) => (upvotes === null ? null : { upvotes, date }));
  const paper = {
    id,
    arxiv_id,
    url: arxiv_id === null ? null : `https://huggingface.co/papers/${arxiv_id}`,
    title: title.text,
    abstract: abstract?.text ?? null,
    authors: latest(({ authors }) => authors)?.map(cleanName) ?? null,
    author_count: latest(({ author_count }) => author_count),
    organization: latest(({ organization }) => organization && cleanName(organization)),
    published_date: latest(({ published_date }) => published_date),
    upvotes: votes?.upvotes ?? null,
    upvotes_date: votes?.date ?? null,
    github_repo: latest(({ github_repo }) => github_repo),
    github_stars: latest(({ github_stars }) => github_stars),
    project_page: latest(({ project_page }) => project_page),
    ai_summary: summary?.text ?? null,
    ai_keywords: latest(({ ai_keywords }) => ai_keywords)?.map(cleanName) ?? null,
    ...countDays(records),
    appearance_count: members.length,
    title_variants: listVariants(records, title.text),
    links: findLinks(abstract?.text ?? ''),
    text_issues: findTextIssues(
      title.text,
      abstract?.text ?? '',
      abstract?.isUnmarked || summary?.isUnmarked,
    ),
  };
  return { paper, applied: [title, abstract, summary].flatMap((text) => text?.applied ?? []) };
}

/** The value of the latest appearance that has it, in order of place; null if no page shows it. */
function findLatest<T>(records: readonly KeptRecord[], valueOf: (record: KeptRecord) => T | null): T | null {
  for (let i = records.length - 1; i >= 0; i--) {
    const value = valueOf(records[i] as KeptRecord);
    if (value !== null) return value;
  }
  return null;
}

/** Pages without a full date come last and are no day. */
function countDays(records: readonly KeptRecord[]): Pick<Paper, 'first_date' | 'last_date' | 'day_count'> {
  const dates = records.flatMap(({ date }) => date ?? []);
  return {
    first_date: dates[0] ?? null,
    last_date: dates.at(-1) ?? null,
    day_count: new Set(dates).size,
  };
}

function listVariants(records: readonly KeptRecord[], shown: string): string[] {
  if (records.length === 1) return [];
  const titles = new Set(records.map(({ title }) => clean(title).text));
  titles.delete(shown);
  return [...titles];
}

/** An appearance without its long texts, which are read from the dump when the row is written. */
type AppearanceSource = Member<KeptRecord> & { paper_id: string };

/** Lists all appearances, page by page. */
export function listAppearances(papers: readonly MergedPaper<KeptRecord>[]): AppearanceSource[] {
  const all = papers.flatMap(({ id, members }) => members.map((member) => ({ paper_id: id, ...member })));
  return all.sort((a, b) => byPlace(a.record, b.record));
}

/** Makes the row of an appearance. The columns leave out the places of its texts, which the ledger has. */
export function toAppearance({ record, ...membership }: AppearanceSource, textOf: TextOf): Appearance {
  return {
    ...record,
    ...membership,
    abstract: textOf(record, 'abstract'),
    ai_summary: textOf(record, 'ai_summary'),
  };
}
