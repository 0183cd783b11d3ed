import { LEFT_OUT } from '../../schemas/editions.ts';
import type { LedgerSpan, Manifest, Quarantined } from '../../schemas/types.ts';
import { type Column, toColumns } from './columns.ts';
import { type RowOf, TABLES, type TableName } from './tables.ts';

/** `full`, or `titles-only`: everything but the abstracts, which belong to their authors. */
export type Edition = Manifest['edition'];

/** Returns the columns of a table in an edition, for all formats. */
export function selectColumns(table: TableName, edition: Edition): Column[] {
  const leftOut = LEFT_OUT[edition][table] ?? [];
  return toColumns(TABLES[table].schema).filter(({ name }) => !leftOut.includes(name));
}

/** Removes abstracts from the other columns of a row; selectColumns leaves out the abstract itself. */
export function selectFields<Name extends TableName>(
  table: Name,
  row: RowOf[Name],
  edition: Edition,
): RowOf[Name] | LedgerSpan | Quarantined {
  if (edition === 'full') return row;
  if (table === 'ledger')
    return mayHoldAbstract(row as LedgerSpan) ? { ...(row as LedgerSpan), text: null, base64: null } : row;
  return table === 'quarantine' ? removeText(row as Quarantined) : row;
}

/** Rejects, repeats and markup may contain an abstract. One that is not encoded has no text in the ledger. */
function mayHoldAbstract({ role }: LedgerSpan): boolean {
  return role === 'reject' || role === 'repeat' || role === 'markup' || role === 'abstract';
}

function removeText(row: Quarantined): Quarantined {
  return { ...row, message: row.message.replace(QUOTED, '"…"'), text: null };
}

/** From the first quotation mark to the last, because the quoted text may contain others. */
const QUOTED = /"[^]*"/;
