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
  if (table === 'ledger') return removeReject(row as LedgerSpan);
  return table === 'quarantine' ? removeText(row as Quarantined) : row;
}

/** Rejected text may be an abstract, or contain one. */
function removeReject(span: LedgerSpan): LedgerSpan {
  return span.role === 'reject' ? { ...span, text: null, base64: null } : span;
}

function removeText(row: Quarantined): Quarantined {
  return { ...row, message: row.message.replace(QUOTED, '"…"'), text: null };
}

/** From the first quotation mark to the last, because the quoted text may contain others. */
const QUOTED = /"[^]*"/;
