import type { RowOf, TableName } from '../emit/tables.ts';
import type { Markup } from './markup.ts';

export interface Section {
  /** Of the heading, and where a link to it leads. */
  title: string;
  id: string;
  body: Markup;
}

/** Looks at a row; false when it needs no more of them. */
export type See<Name extends TableName> = (row: RowOf[Name]) => unknown;

/** A part of the report: it sees the rows of some tables one after the other, each once, then says what it saw. */
export interface ReportPart {
  sees: { readonly [Name in TableName]?: See<Name> };
  section(): Section;
}
