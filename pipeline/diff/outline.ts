import type { Change, Diff, FieldsDiff, TableDiff } from '../../schemas/types.ts';
import type { DiffedTable } from './diff.ts';
import { marked } from './marked.ts';

/** What differs, in words: the same for a terminal and for Markdown. */
export interface Outline {
  /** Rows of the tables, such as "papers 112 → 192". */
  counts: string[];
  /** Those in which something differs. */
  sections: OutlineSection[];
}

export interface OutlineSection {
  heading: string;
  items: Item[];
}

export interface Item {
  line: string;
  /** Fields that changed. */
  details: string[];
}

/** Makes a text from outside safe where it is to stand. */
export type Quote = (text: string) => string;

export function outlineDiff(diff: Diff, quote: Quote): Outline {
  const { before, after, same } = diff.ledger;
  const sections = [
    ...fieldSections(diff.fields, quote),
    ...idSections(diff, quote),
    ...rowSections(diff, quote),
    { heading: 'ledgers that differ', items: same ? [] : [item(`spans ${before} → ${after}`)] },
  ];
  return {
    counts: diff.tables
      .filter(({ before, after }) => before + after > 0)
      .map(({ table, before, after }) => `${table} ${before === after ? after : `${before} → ${after}`}`),
    sections: sections.filter(({ items }) => items.length > 0),
  };
}

function fieldSections(
  { added, removed, retyped, reworded, values, reordered }: FieldsDiff,
  quote: Quote,
): OutlineSection[] {
  const name = ({ table, field }: { table: string; field: string }) => `${table}.${field}`;
  const change = (one: FieldsDiff['retyped'][number]) =>
    item(name(one), [quote(marked(one.before, one.after))]);
  const list = (words: string, some: readonly string[]) =>
    some.length === 0 ? [] : [`${words}: ${some.map(quote).join(', ')}`];
  return [
    { heading: 'fields gone', items: removed.map((one) => item(name(one))) },
    { heading: 'fields of another type', items: retyped.map(change) },
    { heading: 'fields worded otherwise', items: reworded.map(change) },
    { heading: 'new fields', items: added.map((one) => item(name(one))) },
    {
      heading: 'fields with other possible values',
      items: values.map((one) => item(name(one), [...list('gone', one.removed), ...list('new', one.added)])),
    },
    { heading: 'tables with their fields in another order', items: reordered.map((table) => item(table)) },
  ];
}

function idSections({ gone, reassigned, merged, split, redirected }: Diff, quote: Quote): OutlineSection[] {
  const paper = ({ id, title }: { id: string; title: string }) => `${id} ${quote(title)}`;
  return [
    { heading: 'ids that lead nowhere', items: gone.map((one) => item(paper(one))) },
    {
      heading: 'ids that lead to another work',
      items: reassigned.map((one) =>
        item(`${paper(one)} → ${one.paper_id}; it is ${one.now.join(', ')} now`),
      ),
    },
    { heading: 'papers merged', items: merged.map(({ into, from }) => item(paper(into), from.map(paper))) },
    { heading: 'papers split', items: split.map(({ from, into }) => item(paper(from), into.map(paper))) },
    {
      heading: 'ids that became redirects',
      items: redirected.map((one) => item(`${paper(one)} → ${one.paper_id}`)),
    },
  ];
}

/** Papers come first, as they are what most read; what explains them comes last. */
function rowSections({ tables }: Diff, quote: Quote): OutlineSection[] {
  return tables.flatMap(({ table, added, removed, changed }) => {
    const name = NAMES[table as DiffedTable]; // the tables that diff gives
    return [
      { heading: `new ${name}`, items: added.map((row) => item(rowText(row, quote))) },
      { heading: `${name} gone`, items: removed.map((row) => item(rowText(row, quote))) },
      {
        heading: `${name} changed`,
        items: changed.map(({ row, fields }) =>
          item(
            rowText(row, quote),
            fields.map((change) => changeText(change, quote)),
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
  review: 'pairs to review',
  redirects: 'redirects',
  quarantine: 'rows in quarantine',
};

function item(line: string, details: string[] = []): Item {
  return { line, details };
}

/** Ids and numbers as they are; whatever else may come from a dump is quoted. */
function rowText(row: TableDiff['added'][number], quote: Quote): string {
  const values = Object.entries(row).filter(([, value]) => value !== null);
  return values
    .map(([name, value]) => {
      if (/^dp-[0-9a-z]{12}$/.test(String(value))) return String(value);
      return typeof value === 'number' ? `${name.replace(/_[ab]$/, '')} ${value}` : quote(String(value));
    })
    .join(' ');
}

function changeText({ field, before, after }: Change, quote: Quote): string {
  const isShort = [before, after].every((value) => !Array.isArray(value) && String(value).length <= SHORT);
  const text = (value: Change['before']) => (typeof value === 'string' ? quote(value) : String(value));
  return `${field}: ${isShort ? `${text(before)} → ${text(after)}` : quote(marked(before, after))}`;
}

/** Characters of which two fit on a line. */
const SHORT = 40;
