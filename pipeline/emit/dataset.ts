import type { Digest, Manifest, Paper } from '../../schemas/types.ts';
import {
  listAppearances,
  type CleanedPaper,
  type KeptRecord,
  type TextOf,
  toAppearance,
  toPaper,
} from './rows.ts';
import type { TableWriter } from './sink.ts';
import type { RowOf, TableName } from './tables.ts';
import { compare } from '../text/compare.ts';
import type { Merged } from '../merge/merged.ts';

/** Opens a table for writing. */
export type OpenTable = <Name extends TableName>(name: Name) => Promise<TableWriter<RowOf[Name]>>;

/** How often each cleaning rule changed a text of a paper, and how many papers have each issue. */
export type Tally = Pick<Manifest, 'cleaning' | 'text_issues'>;

/** Rows made at a time; an abstract has 1,400 characters. */
const BATCH = 1024;

/** Writes all tables of a merged dataset except ledger and quarantine. Reads long texts again when a row is made. */
export async function emitDataset(
  digests: readonly Digest[],
  { papers, merges, review, redirects }: Merged<KeptRecord>,
  textOf: TextOf,
  open: OpenTable,
  onRows: (count: number) => void,
): Promise<Tally> {
  const tally: Tally = { cleaning: {}, text_issues: {} };
  await writeAll(open('papers'), papers, (paper) => tallyPaper(toPaper(paper, textOf), tally), onRows);
  await writeAll(open('appearances'), listAppearances(papers), (one) => toAppearance(one, textOf), onRows);
  await writeAll(open('digests'), [...digests].sort(compareDigests), (row) => row);
  await writeAll(open('merges'), merges, (row) => row);
  await writeAll(open('review'), review, (row) => row);
  await writeAll(open('redirects'), redirects, (row) => row);
  return tally;
}

async function writeAll<From, Row extends object>(
  opening: Promise<TableWriter<Row>>,
  from: readonly From[],
  toRow: (one: From) => Row,
  onRows: (count: number) => void = () => {},
): Promise<void> {
  const table = await opening;
  for (let start = 0; start < from.length; start += BATCH) {
    const rows = from.slice(start, start + BATCH).map(toRow);
    table.write(rows);
    onRows(rows.length);
  }
  table.close();
}

/** Counts the rules and issues of a paper. Their names are ours, so they are safe as keys. */
function tallyPaper({ paper, applied }: CleanedPaper, { cleaning, text_issues }: Tally): Paper {
  for (const rule of applied) cleaning[rule] = (cleaning[rule] ?? 0) + 1;
  for (const issue of paper.text_issues) text_issues[issue] = (text_issues[issue] ?? 0) + 1;
  return paper;
}

/** By date, then file. The sort is stable, so pages of one file keep their order. */
function compareDigests(a: Digest, b: Digest): number {
  return compare(a.date ?? '9999-99-99', b.date ?? '9999-99-99') || compare(a.file, b.file);
}
