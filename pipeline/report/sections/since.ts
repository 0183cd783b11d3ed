import type { Rows } from '../../emit/tables.ts';
import { changed, compared } from '../marked.ts';
import { type Markup, markup } from '../markup.ts';
import type { ReportPart } from '../part.ts';
import { quoted, rest, table } from '../table.ts';
import { counted, grouped, shortened } from '../words.ts';
import type { Described, Previous } from '../../metadata/dataset.ts';

type Cell = string | number | null;
type Named = Readonly<Record<string, Cell>>;

/** What differs between two datasets, as far as the report shows it. */
export interface Changes {
  tables: readonly {
    table: string;
    before: number;
    after: number;
    added: readonly Named[];
    removed: readonly Named[];
    changed: readonly { row: Named; fields: readonly { field: string; before: unknown; after: unknown }[] }[];
  }[];
  merged: readonly { into: Named; from: readonly Named[] }[];
  split: readonly { from: Named; into: readonly Named[] }[];
  redirected: readonly Named[];
  gone: readonly Named[];
}

/** Compares two datasets. */
export type CompareReleases = (before: Previous, after: { rows: Rows }) => Changes;

/** What differs from the release before. */
export function since({ manifest, since, rows }: Described, compare: CompareReleases): ReportPart {
  const section = () => ({
    title: 'Since the last release',
    id: 'since',
    body: since ? bodyOf(since.version, compare(since, { rows })) : markup`<p>${alone(manifest.version)}</p>`,
  });
  return { sees: {}, section };
}

/** Why there is nothing to compare with. */
function alone(version: string | null): Markup {
  return version === null
    ? markup`This build is not a release, and is not compared with one here: <code>npm run diff</code> does that.`
    : markup`This is the first release.`;
}

const SHOWN = 12;

function bodyOf(version: string, changes: Changes): Markup {
  const papers = changes.tables.find(({ table }) => table === 'papers');
  const { merged, split, redirected, gone } = changes;
  return markup`${table({
    caption: `Rows that differ from ${version}`,
    columns: ['table', '#before', '#after', '#added', '#removed', '#changed'],
    rows: changes.tables.map(({ table, before, after, added, removed, changed }) => [
      table,
      ...[before, after, added.length, removed.length, changed.length].map(grouped),
    ]),
  })}
${listOf('Papers added', papers?.added ?? [], titleOf)}
${listOf('Papers removed', papers?.removed ?? [], titleOf)}
${listOf('Papers that became one', merged, ({ into, from }) => markup`${from.map(titleOf)}<p class="soft">are now</p>${titleOf(into)}`)}
${listOf('Papers that were taken apart', split, ({ from, into }) => markup`${titleOf(from)}<p class="soft">is now</p>${into.map(titleOf)}`)}
${listOf('Ids that lead to another paper', redirected, (row) => markup`${titleOf(row)}<p class="soft">leads to ${text(row.paper_id)}</p>`)}
${listOf('Ids that lead nowhere', gone, titleOf)}
${listOf('Papers changed', papers?.changed ?? [], changeOf)}`;
}

function listOf<T>(title: string, all: readonly T[], wordsFor: (one: T) => Markup): Markup | null {
  if (all.length === 0) return null;
  return markup`<h3>${title} <span class="soft">${grouped(all.length)}</span></h3>
<ol class="pairs">${all.slice(0, SHOWN).map((one) => markup`<li class="card">${wordsFor(one)}</li>\n`)}</ol>
${rest(all.length, SHOWN, 'npm run diff')}`;
}

function titleOf(row: Named): Markup {
  return markup`<p class="text">${quoted(shortened(text(row.title), 240))} <span class="place whole">${text(row.id)}</span></p>`;
}

/** A short value is shown whole, a title with its words marked, any other text where it differs first. */
function changeOf({ row, fields }: Changes['tables'][number]['changed'][number]): Markup {
  const field = ({ field, before, after }: (typeof fields)[number]) => {
    const [a, b] = [text(before), text(after)];
    if (field !== 'title' && a.length + b.length <= SHORT)
      return markup`<p class="text"><span class="label">${field}</span> ${quoted(a)} → ${quoted(b)}</p>`;
    const [was, is] = field === 'title' ? compared(a, b) : changed(a, b);
    return markup`<p class="label">${field}</p><p class="text">${quoted(was)}</p><p class="text">${quoted(is)}</p>`;
  };
  return markup`${titleOf(row)}${fields.map(field)}${fields.length === 0 ? counted(0, 'field') : null}`;
}

/** Together on one line of a telephone. */
const SHORT = 40;

function text(value: unknown): string {
  return typeof value === 'string'
    ? value
    : value === null || value === undefined
      ? 'none'
      : JSON.stringify(value);
}
