import type { Appearance, ExtractedRecord, Paper } from '../../schemas/types.ts';
import { clean } from '../clean/clean.ts';
import { findFlags } from '../clean/flags.ts';
import { findLinks } from '../clean/links.ts';
import { byPlace } from '../merge/order.ts';
import type { Member, MergedPaper } from '../merge/merged.ts';

/** The part of a record that stays in memory: title and place, without the abstract. */
export type KeptRecord = Omit<ExtractedRecord, 'abstract'> & { date: string | null };

/** Returns the abstract of a record as written, cut from its dump. */
export type AbstractOf = (record: KeptRecord) => string;

/** A cleaned paper, and the names of the rules that changed its title or abstract. */
export interface CleanedPaper {
  paper: Paper;
  applied: string[];
}

/** Makes the row of a paper. Survivorship: the cleaned title and abstract of its last appearance. */
export function toPaper({ id, members }: MergedPaper<KeptRecord>, abstractOf: AbstractOf): CleanedPaper {
  const records = members.map(({ record }) => record);
  const last = records.at(-1) as KeptRecord; // a paper has a member
  const title = clean(last.title);
  const abstract = clean(abstractOf(last));
  const dates = records.flatMap(({ date }) => date ?? []);
  const paper = {
    id,
    title: title.text,
    abstract: abstract.text,
    first_date: dates[0] ?? null,
    last_date: dates.at(-1) ?? null,
    appearance_count: members.length,
    title_variants: listVariants(records, title.text),
    links: findLinks(abstract.text),
    flags: findFlags(title.text, abstract.text),
  };
  return { paper, applied: [...title.applied, ...abstract.applied] };
}

function listVariants(records: readonly KeptRecord[], shown: string): string[] {
  if (records.length === 1) return [];
  const titles = new Set(records.map(({ title }) => clean(title).text));
  titles.delete(shown);
  return [...titles];
}

/** An appearance without its abstract, which is read from the dump when the row is written. */
type AppearanceSource = Member<KeptRecord> & { paper_id: string };

/** Lists all appearances, page by page. */
export function listAppearances(papers: readonly MergedPaper<KeptRecord>[]): AppearanceSource[] {
  const all = papers.flatMap(({ id, members }) => members.map((member) => ({ paper_id: id, ...member })));
  return all.sort((a, b) => byPlace(a.record, b.record));
}

export function toAppearance(
  { paper_id, record, match, similarity }: AppearanceSource,
  abstractOf: AbstractOf,
): Appearance {
  const { digest_id, date, position, title, file, line_start, line_end, byte_start, byte_end } = record;
  const abstract = abstractOf(record);
  return {
    paper_id,
    digest_id,
    date,
    position,
    title,
    abstract,
    match,
    similarity,
    file,
    line_start,
    line_end,
    byte_start,
    byte_end,
  };
}
