import type { KeptRecord } from '../emit/rows.ts';

/** A column of appearances, and how many papers of a dump have it. */
export interface FieldCount {
  name: string;
  papers: number;
}

/** Counts what a page shows of its papers, in the order of the columns. */
export function countFields(records: readonly KeptRecord[]): FieldCount[] {
  return FIELDS.map(([name, has]) => ({ name, papers: records.filter(has).length }));
}

/** The long texts do not stay in memory, but their places do. */
const FIELDS: readonly [name: string, has: (record: KeptRecord) => boolean][] = [
  ['abstract', ({ abstract_byte_start }) => abstract_byte_start !== null],
  ['ai_summary', ({ ai_summary_byte_start }) => ai_summary_byte_start !== null],
  ...(
    [
      'arxiv_id',
      'authors',
      'author_count',
      'organization',
      'submitted_by',
      'upvotes',
      'comments',
      'published_date',
      'github_repo',
      'github_stars',
      'project_page',
      'ai_keywords',
    ] as const
  ).map((name): [string, (record: KeptRecord) => boolean] => [name, (record) => record[name] !== null]),
];
