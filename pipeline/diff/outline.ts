import type { Change, Diff, FieldsDiff, TableDiff } from '../../schemas/types.ts';
import type { DiffedTable } from './diff.ts';
import { formatWordDiff } from '../text/word-diff.ts';
import type { ListItem, ListSection } from '../text/sections.ts';
import { formatCount } from '../text/plural.ts';

/** A difference in words, for a terminal and for Markdown alike. */
export interface Outline {
  /** Rows of the tables, such as "papers 112 → 192". */
  counts: string[];
  /** Lists of changes, without the empty ones. Headings have no counts. */
  sections: ListSection[];
}

/** Quotes a text from outside. */
type Quote = (text: string) => string;

export function outlineDiff(diff: Diff, quote: Quote): Outline {
  const { before, after, same } = diff.ledger;
  const sections = [
    ...outlineFields(diff.fields, quote),
    ...outlineIds(diff, quote),
    ...outlineRows(diff, quote),
    {
      heading: 'ledgers that differ',
      items: same ? [] : [toItem(`spans ${formatCount(before)} → ${formatCount(after)}`)],
    },
  ];
  return {
    counts: diff.tables
      .filter(({ before, after }) => before + after > 0)
      .map(
        ({ table, before, after }) =>
          `${table} ${before === after ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)}`}`,
      ),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function outlineFields(
  { added, removed, retyped, reworded, values, reordered }: FieldsDiff,
  quote: Quote,
): ListSection[] {
  const name = ({ table, field }: { table: string; field: string }) => `${table}.${field}`;
  const change = (one: FieldsDiff['retyped'][number]) =>
    toItem(name(one), [quote(formatWordDiff(one.before, one.after))]);
  const list = (words: string, some: readonly string[]) =>
    some.length === 0 ? [] : [`${words}: ${some.map(quote).join(', ')}`];
  return [
    { heading: 'fields gone', items: removed.map((one) => toItem(name(one))) },
    { heading: 'fields of another type', items: retyped.map(change) },
    { heading: 'fields worded otherwise', items: reworded.map(change) },
    { heading: 'new fields', items: added.map((one) => toItem(name(one))) },
    {
      heading: 'fields with other possible values',
      items: values.map((one) =>
        toItem(name(one), [...list('gone', one.removed), ...list('new', one.added)]),
      ),
    },
    { heading: 'tables with their fields in another order', items: reordered.map((table) => toItem(table)) },
  ];
}

function outlineIds({ gone, reassigned, merged, split, redirected }: Diff, quote: Quote): ListSection[] {
  const paper = ({ id, title }: { id: string; title: string }) => `${id} ${quote(title)}`;
  return [
    { heading: 'ids that lead nowhere', items: gone.map((one) => toItem(paper(one))) },
    {
      heading: 'ids that lead to another work',
      items: reassigned.map((one) =>
        toItem(`${paper(one)} → ${one.paper_id}; it is ${one.now.join(', ')} now`),
      ),
    },
    { heading: 'papers merged', items: merged.map(({ into, from }) => toItem(paper(into), from.map(paper))) },
    { heading: 'papers split', items: split.map(({ from, into }) => toItem(paper(from), into.map(paper))) },
    {
      heading: 'ids that became redirects',
      items: redirected.map((one) => toItem(`${paper(one)} → ${one.paper_id}`)),
    },
  ];
}

/** Papers come first, as they are what most read; what explains them comes last. */
function outlineRows({ tables }: Diff, quote: Quote): ListSection[] {
  return tables.flatMap(({ table, added, removed, changed }) => {
    const name = NAMES[table as DiffedTable]; // the tables that diff gives
    return [
      { heading: `new ${name}`, items: added.map((row) => toItem(formatRow(row, quote))) },
      { heading: `${name} gone`, items: removed.map((row) => toItem(formatRow(row, quote))) },
      {
        heading: `${name} changed`,
        items: changed.map(({ row, fields }) =>
          toItem(
            formatRow(row, quote),
            fields.map((change) => formatChange(change, quote)),
          ),
        ),
      },
    ];
  });
}

const NAMES: Readonly<Record<DiffedTable, string>> = {
  papers: 'papers',
  appearances: 'appearances',
  digests: 'digests',
  merges: 'merge edges',
  review: 'similar pairs kept apart',
  redirects: 'redirects',
  quarantine: 'rows in quarantine',
};

function toItem(line: string, details: string[] = []): ListItem {
  return { line, details };
}

/** Quotes everything that may come from a dump: all but ids and numbers. */
function formatRow(row: TableDiff['added'][number], quote: Quote): string {
  const values = Object.entries(row).filter(([, value]) => value !== null);
  return values
    .map(([name, value]) => {
      if (/^dp-[0-9a-z]{12}$/.test(String(value))) return String(value);
      return typeof value === 'number' ? `${name.replace(/_[ab]$/, '')} ${value}` : quote(String(value));
    })
    .join(' ');
}

function formatChange({ field, before, after }: Change, quote: Quote): string {
  const isShort = [before, after].every((value) => !Array.isArray(value) && String(value).length <= SHORT);
  const text = (value: Change['before']) => (typeof value === 'string' ? quote(value) : String(value));
  return `${field}: ${isShort ? `${text(before)} → ${text(after)}` : quote(formatWordDiff(before, after))}`;
}

/** Two texts of this many characters fit on a line. */
const SHORT = 40;
