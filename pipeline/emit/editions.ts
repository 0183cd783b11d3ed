import { LEFT_OUT } from '../../schemas/editions.ts';
import type { LedgerSpan, Manifest, Quarantined } from '../../schemas/types.ts';
import { type Column, toColumns } from './columns.ts';
import { type RowOf, TABLES, type TableName } from './tables.ts';

/** `full`, or `titles-only`: everything but the abstracts, which belong to their authors. */
export type Edition = Manifest['edition'];

/** The columns of a table in an edition; every format follows them. */
export function selectColumns(table: TableName, edition: Edition): Column[] {
  const leftOut = LEFT_OUT[edition][table] ?? [];
  return toColumns(TABLES[table].schema).filter(({ name }) => !leftOut.includes(name));
}

/** A row as an edition may hold it, but for the columns that it leaves out. */
export function selectFields<Name extends TableName>(
  table: Name,
  row: RowOf[Name],
  edition: Edition,
): RowOf[Name] | LedgerSpan | Quarantined {
  if (edition === 'full') return row;
  if (table === 'ledger') return withoutReject(row as LedgerSpan);
  return table === 'quarantine' ? withoutText(row as Quarantined) : row;
}

/** What is rejected may be an abstract, or hold one. */
function withoutReject(span: LedgerSpan): LedgerSpan {
  return span.role === 'reject' ? { ...span, text: null, base64: null } : span;
}

function withoutText(row: Quarantined): Quarantined {
  return { ...row, message: row.message.replace(QUOTED, '"…"'), text: null };
}

/** From the first quotation mark to the last, as what is quoted may have some of its own. */
const QUOTED = /"[^]*"/;
