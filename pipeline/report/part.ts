import type { RowOf, TableName } from '../emit/tables.ts';
import type { Markup } from './markup.ts';

export interface Section {
  /** Title and anchor of the heading. */
  title: string;
  id: string;
  body: Markup;
}

/** Takes a row; returns false once it needs no more rows. */
export type See<Name extends TableName> = (row: RowOf[Name]) => unknown;

/** A part of the report: takes each row of some tables once, then makes its section. */
export interface ReportPart {
  sees: { readonly [Name in TableName]?: See<Name> };
  section(): Section;
}
