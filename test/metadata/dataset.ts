import { profileTables } from '../../pipeline/metadata/profile.ts';
import type { Rows, RowOf, TableName } from '../../pipeline/emit/tables.ts';
import type { Paper } from '../../schemas/types.ts';
import type { Described } from '../../pipeline/metadata/dataset.ts';
import { makePaper } from '../report/rows.ts';

interface Made {
  papers?: readonly Partial<Paper>[];
  /** Rows of the other tables. */
  tables?: { readonly [Name in TableName]?: readonly RowOf[Name][] };
  manifest?: Partial<Described['manifest']>;
}

/** A dataset of these rows and nothing else, to be described. */
export function makeDataset({ papers = [], tables = {}, manifest = {} }: Made): Described {
  const made = papers.map(makePaper);
  const rows: Rows = (name) => (name === 'papers' ? (made as RowOf[typeof name][]) : (tables[name] ?? []));
  const counts = { dumps: 0, digests: 0, records: 0, merges: 0, review: 0, redirects: 0, rejects: 0 };
  return {
    manifest: {
      name: 'daily-papers',
      version: null,
      date: null,
      since: null,
      edition: 'full',
      tools: {},
      parameters: {},
      counts: { ...counts, papers: made.length },
      cleaning: {},
      text_issues: {},
      inputs: [],
      outputs: [],
      ...manifest,
    },
    rows,
    profiles: profileTables(rows),
    since: null,
  };
}
