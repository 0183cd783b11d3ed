import type { Rows } from '../../emit/tables.ts';
import { changed, compared } from '../marked.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { renderQuoted, renderRest, renderTable } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described, Previous } from '../../metadata/dataset.ts';

type Cell = string | number | null;
type NamedRow = Readonly<Record<string, Cell>>;

/** The differences between two datasets that the report shows. */
export interface Changes {
  tables: readonly {
    table: string;
    before: number;
    after: number;
    added: readonly NamedRow[];
    removed: readonly NamedRow[];
    changed: readonly {
      row: NamedRow;
      fields: readonly { field: string; before: unknown; after: unknown }[];
    }[];
  }[];
  merged: readonly { into: NamedRow; from: readonly NamedRow[] }[];
  split: readonly { from: NamedRow; into: readonly NamedRow[] }[];
  redirected: readonly NamedRow[];
  gone: readonly NamedRow[];
}

/** Compares two datasets. */
export type CompareReleases = (before: Previous, after: { rows: Rows }) => Changes;

/** The differences from the release before. */
export function reportChanges({ manifest, since, rows }: Described, compare: CompareReleases): ReportPart {
  const section = () => ({
    title: 'Since the last release',
    id: 'since',
    body: since
      ? renderBody(since.version, compare(since, { rows }))
      : markup`<p>${explainNoComparison(manifest.version)}</p>`,
  });
  return { sees: {}, section };
}

/** Explains why there is nothing to compare with. */
function explainNoComparison(version: string | null): Markup {
  return version === null
    ? markup`This build is not a release, and is not compared with one here: <code>npx daily-papers diff</code> does that.`
    : markup`This is the first release.`;
}

const SHOWN = 12;

function renderBody(version: string, changes: Changes): Markup {
  const papers = changes.tables.find(({ table }) => table === 'papers');
  const { merged, split, redirected, gone } = changes;
  return markup`${renderTable({
    caption: `Rows that differ from ${version}`,
    columns: ['table', '#before', '#after', '#added', '#removed', '#changed'],
    rows: changes.tables.map(({ table, before, after, added, removed, changed }) => [
      table,
      ...[before, after, added.length, removed.length, changed.length].map(grouped),
    ]),
  })}
${renderList('Papers added', papers?.added ?? [], renderTitle)}
${renderList('Papers removed', papers?.removed ?? [], renderTitle)}
${renderList('Papers that became one', merged, ({ into, from }) => markup`${from.map(renderTitle)}<p class="soft">are now</p>${renderTitle(into)}`)}
${renderList('Papers that were taken apart', split, ({ from, into }) => markup`${renderTitle(from)}<p class="soft">is now</p>${into.map(renderTitle)}`)}
${renderList('Ids that lead to another paper', redirected, (row) => markup`${renderTitle(row)}<p class="soft">leads to ${formatValue(row.paper_id)}</p>`)}
${renderList('Ids that lead nowhere', gone, renderTitle)}
${renderList('Papers changed', papers?.changed ?? [], renderChange)}`;
}

function renderList<T>(title: string, all: readonly T[], renderItem: (one: T) => Markup): Markup | null {
  if (all.length === 0) return null;
  return markup`<h3>${title} <span class="soft">${grouped(all.length)}</span></h3>
<ol class="pairs">${all.slice(0, SHOWN).map((one) => markup`<li class="card">${renderItem(one)}</li>\n`)}</ol>
${renderRest(all.length, SHOWN, 'npx daily-papers diff')}`;
}

function renderTitle(row: NamedRow): Markup {
  return markup`<p class="text">${renderQuoted(shortened(formatValue(row.title), 240))} <span class="place whole">${formatValue(row.id)}</span></p>`;
}

/** Shows short values whole, titles with marked words, and other texts around the first difference. */
function renderChange({ row, fields }: Changes['tables'][number]['changed'][number]): Markup {
  const field = ({ field, before, after }: (typeof fields)[number]) => {
    const [a, b] = [formatValue(before), formatValue(after)];
    if (field !== 'title' && a.length + b.length <= SHORT)
      return markup`<p class="text"><span class="label">${field}</span> ${renderQuoted(a)} → ${renderQuoted(b)}</p>`;
    const [was, is] = field === 'title' ? compared(a, b) : changed(a, b);
    return markup`<p class="label">${field}</p><p class="text">${renderQuoted(was)}</p><p class="text">${renderQuoted(is)}</p>`;
  };
  return markup`${renderTitle(row)}${fields.map(field)}${fields.length === 0 ? counted(0, 'field') : null}`;
}

/** Characters of both values that fit one line of a telephone. */
const SHORT = 40;

function formatValue(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? 'none'
      : JSON.stringify(value);
}
