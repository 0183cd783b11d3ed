import { createHash } from 'node:crypto';
import type { Diff, TableDiff } from '../../schemas/types.ts';
import type { TableName } from '../emit/tables.ts';
import { type ComparedDataset, readTable, schemasOf } from './compared.ts';
import { compareFields } from './fields.ts';
import { type Lineage, traceLineage } from './lineage.ts';
import { compareRows, type Row, type Sides } from './rows.ts';

/**
 * What differs between two datasets, as schemas/diff.schema.json says. Rows are read from both as often as it
 * takes; what is kept grows with the number of titles and with what differs, but not with the abstracts.
 */
export function diff(before: ComparedDataset, after: ComparedDataset): Diff {
  const lineage = traceLineage(before, after);
  const { merged, split, redirected, reassigned, gone } = lineage;
  const names = Object.keys(TOLD_BY) as DiffedTable[]; // the keys of the object
  return {
    from: before.version ?? null,
    to: after.version ?? null,
    tables: names.map((table) => ({
      table,
      ...(table === 'papers' ? papersOf(before, after, lineage) : compareRows(sidesOf(table, before, after))),
    })),
    merged,
    split,
    redirected,
    reassigned,
    gone,
    ledger: compareLedgers(before, after),
    fields: compareFields(schemasOf(before), schemasOf(after)),
  };
}

/** What differs in one of the tables. */
export function tableIn({ tables }: Diff, name: DiffedTable): TableDiff {
  return tables.find(({ table }) => table === name) as TableDiff; // diff gives all of them
}

/** Whether nothing differs at all. */
export function isSame({ from: _, to: __, tables, ledger, fields, ...lists }: Diff): boolean {
  const changes = [...tables.flatMap(({ added, removed, changed }) => [added, removed, changed])];
  return ledger.same && [...changes, ...Object.values(fields), ...Object.values(lists)].every(isEmpty);
}

function isEmpty(list: readonly unknown[]): boolean {
  return list.length === 0;
}

export type DiffedTable = Exclude<TableName, 'ledger'>;

interface Telling {
  /** Fields of which no two rows have the same. */
  key: readonly string[];
  /** Fields that name a row to a reader. */
  names: readonly string[];
}

/** What tells the rows of a table apart in both datasets. A dump never changes, so a place in it stays what it is. */
const TOLD_BY: Readonly<Record<DiffedTable, Telling>> = {
  papers: { key: ['id'], names: ['id', 'title'] },
  appearances: { key: ['file', 'byte_start'], names: ['paper_id', 'digest_id', 'position', 'title'] },
  digests: { key: ['id'], names: ['id', 'file', 'date', 'record_count'] },
  merges: {
    key: ['digest_id_b', 'position_b'],
    names: ['paper_id', 'digest_id_b', 'position_b', 'title_a', 'title_b'],
  },
  review: {
    key: ['digest_id_a', 'position_a', 'digest_id_b', 'position_b'],
    names: ['paper_id_a', 'paper_id_b', 'title_a', 'title_b'],
  },
  redirects: { key: ['id'], names: ['id', 'paper_id', 'title'] },
  quarantine: { key: ['file', 'byte_start', 'byte_end', 'code'], names: ['code', 'file', 'line_start'] },
};

function sidesOf(table: DiffedTable, before: ComparedDataset, after: ComparedDataset): Sides {
  const { key, names } = TOLD_BY[table];
  const keyOf = (row: Row) => JSON.stringify(key.map((field) => row[field] ?? null));
  const known = (dataset: ComparedDataset) => Object.keys(schemasOf(dataset)[table]?.properties ?? {});
  const old = new Set(known(before));
  return {
    // rows are of generated types, which have no index signature
    before: () => readTable(before, table) as Iterable<object> as Iterable<Row>,
    after: () => readTable(after, table) as Iterable<object> as Iterable<Row>,
    keyBefore: keyOf,
    keyAfter: keyOf,
    fields: known(after).filter((field) => old.has(field)),
    names,
  };
}

/** Papers, each compared with the one that it was; what merges and splits take or make is neither gone nor new. */
function papersOf(
  before: ComparedDataset,
  after: ComparedDataset,
  { sources, targets }: Lineage,
): Omit<TableDiff, 'table'> {
  const id = (row: Row) => String(row.id);
  const was = (now: string) => {
    const from = sources.get(now) ?? [];
    const [only] = from.length === 1 && targets.get(from[0] ?? '')?.length === 1 ? from : [];
    return only ?? from.find((each) => each === now);
  };
  const papers = compareRows({
    ...sidesOf('papers', before, after),
    keyBefore: id,
    // no id has a blank: this finds nothing, even where the id now is that of another paper
    keyAfter: (row) => was(id(row)) ?? `${id(row)} is new`,
  });
  return {
    ...papers,
    added: papers.added.filter((row) => !sources.has(id(row))),
    removed: papers.removed.filter((row) => !targets.has(id(row))),
  };
}

function compareLedgers(before: ComparedDataset, after: ComparedDataset): Diff['ledger'] {
  const [was, is] = [ledgerOf(before), ledgerOf(after)];
  return { before: was.rows, after: is.rows, same: was.hash === is.hash };
}

function ledgerOf(dataset: ComparedDataset): { rows: number; hash: string } {
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of readTable(dataset, 'ledger')) {
    rows += 1;
    hash.update(`${JSON.stringify(row)}\n`);
  }
  return { rows, hash: hash.digest('hex') };
}
