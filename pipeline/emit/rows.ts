import type { Appearance, ExtractedRecord, Paper } from '../../schemas/types.ts';
import { clean } from '../clean/clean.ts';
import { findFlags } from '../clean/flags.ts';
import { findLinks } from '../clean/links.ts';
import { byPlace } from '../merge/order.ts';
import type { Member, MergedPaper } from '../merge/merged.ts';

/** What stays in memory of a record: its title and where it stands, but not its abstract. */
export type KeptRecord = Omit<ExtractedRecord, 'abstract'> & { date: string | null };

/** Gives the abstract of a record as written, cut from its dump. */
export type AbstractOf = (record: KeptRecord) => string;

/** A paper for reading, and the names of the cleaning rules that changed its title or abstract. */
export interface CleanedPaper {
  paper: Paper;
  applied: string[];
}

/** The row of a paper: title and abstract of its last appearance, cleaned. */
export function toPaper({ id, members }: MergedPaper<KeptRecord>, abstractOf: AbstractOf): CleanedPaper {
  const records = members.map(({ record }) => record);
  const last = records.at(-1) as KeptRecord; // a paper has at least one member
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
    title_variants: variantsOf(records, title.text),
    links: findLinks(abstract.text),
    flags: findFlags(title.text, abstract.text),
  };
  return { paper, applied: [...title.applied, ...abstract.applied] };
}

function variantsOf(records: readonly KeptRecord[], shown: string): string[] {
  if (records.length === 1) return [];
  const titles = new Set(records.map(({ title }) => clean(title).text));
  titles.delete(shown);
  return [...titles];
}

/** An appearance without its abstract, which is cut from the dump when the row is written. */
export type Appearing = Member<KeptRecord> & { paper_id: string };

/** All appearances, page by page. */
export function listAppearances(papers: readonly MergedPaper<KeptRecord>[]): Appearing[] {
  const all = papers.flatMap(({ id, members }) => members.map((member) => ({ paper_id: id, ...member })));
  return all.sort((a, b) => byPlace(a.record, b.record));
}

/** The row of an appearance. */
export function toAppearance(
  { paper_id, record, match, similarity }: Appearing,
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
