import appearances from '../../schemas/appearances.schema.json' with { type: 'json' };
import digests from '../../schemas/digests.schema.json' with { type: 'json' };
import ledger from '../../schemas/ledger.schema.json' with { type: 'json' };
import merges from '../../schemas/merges.schema.json' with { type: 'json' };
import papers from '../../schemas/papers.schema.json' with { type: 'json' };
import quarantine from '../../schemas/quarantine.schema.json' with { type: 'json' };
import redirects from '../../schemas/redirects.schema.json' with { type: 'json' };
import review from '../../schemas/review.schema.json' with { type: 'json' };
import type {
  Appearance,
  Digest,
  LedgerSpan,
  Merge,
  Paper,
  Quarantined,
  Redirect,
  Review,
} from '../../schemas/types.ts';
import type { RowSchema } from './columns.ts';

/** Name of the dataset in every file that describes it. */
export const NAME = 'daily-papers';

/** The last one is CSV for spreadsheets, which escapes formulas. */
export type Format = 'jsonl' | 'csv' | 'arrow' | 'parquet' | 'spreadsheet.csv';

/** Type of the rows of each table. */
export interface RowOf {
  papers: Paper;
  appearances: Appearance;
  digests: Digest;
  merges: Merge;
  review: Review;
  redirects: Redirect;
  ledger: LedgerSpan;
  quarantine: Quarantined;
}

export type TableName = keyof RowOf;

/** A row read back from a built folder; the titles-only edition has no abstract. */
export type RowRead<Name extends TableName> = RowOf[Name] extends { abstract: string | null }
  ? Omit<RowOf[Name], 'abstract'> & { abstract?: string | null }
  : RowOf[Name];

/** Iterates over the rows of a table, any number of times. */
export type Rows = <Name extends TableName>(name: Name) => Iterable<RowRead<Name>>;

interface Table {
  schema: RowSchema & { description: string };
  formats: readonly Format[];
}

/** Tables for notebooks come in every format; tables that explain a build come in one. */
const NOTEBOOK: readonly Format[] = ['jsonl', 'csv', 'arrow', 'parquet'];
const LOOKUP: readonly Format[] = ['jsonl'];

/** Every table of a build, with the schema of its rows and its formats. */
export const TABLES: Readonly<Record<TableName, Table>> = {
  papers: { schema: papers, formats: [...NOTEBOOK, 'spreadsheet.csv'] },
  appearances: { schema: appearances, formats: NOTEBOOK },
  digests: { schema: digests, formats: NOTEBOOK },
  merges: { schema: merges, formats: LOOKUP },
  review: { schema: review, formats: LOOKUP },
  redirects: { schema: redirects, formats: LOOKUP },
  ledger: { schema: ledger, formats: LOOKUP },
  quarantine: { schema: quarantine, formats: LOOKUP },
};

// the keys of the object above
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** File name of a table in a format. */
export function fileOf(table: TableName, format: Format): string {
  return `${table}.${format}`;
}
