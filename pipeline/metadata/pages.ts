import type { Digest } from '../../schemas/types.ts';
import type { Rows } from '../emit/tables.ts';
import { formatCount, formatPlural } from '../text/plural.ts';

/** How to quote text from outside where the sentence will stand. */
export type Quote = (text: string) => string;

/** Says which pages a dataset holds: their kinds, days, and the words searched for, as far as the files say. */
export function describePages(rows: Rows, quote: Quote): string {
  const kinds = new Map<string | null, Kind>();
  for (const page of rows('digests')) {
    const kind = kinds.get(page.page_kind) ?? openKind(page.page_kind);
    addPage(kind, page);
    kinds.set(page.page_kind, kind);
  }
  const parts = [...kinds.values()].map((kind) => describeKind(kind, quote));
  return parts.length === 0 ? 'There are no pages.' : parts.join(' ');
}

interface Kind {
  /** Null if the files do not say. */
  name: string | null;
  pages: number;
  undated: number;
  days: Set<string>;
  queries: Set<string>;
  withoutQuery: number;
  notes: Set<string>;
}

function openKind(name: string | null): Kind {
  const [days, queries, notes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  return { name, pages: 0, undated: 0, days, queries, withoutQuery: 0, notes };
}

function addPage(kind: Kind, { date, query, note }: Digest): void {
  kind.pages += 1;
  if (date === null) kind.undated += 1;
  else kind.days.add(date);
  if (query === null) kind.withoutQuery += 1;
  else kind.queries.add(query);
  if (note !== null) kind.notes.add(note);
}

function describeKind(kind: Kind, quote: Quote): string {
  const { name, pages, notes } = kind;
  const what = formatPlural(pages, name === null ? 'page' : `${name} page`);
  const isNoted = name === null && notes.size > 0;
  const unknown = name === null && !isNoted ? ' of an unknown kind' : '';
  const noted = isNoted ? `; they are noted as ${listSome(notes, quote)}` : '';
  return `${what}${unknown}${formatDays(kind)}${formatQueries(kind, quote)}${noted}.`;
}

function formatDays({ days, undated, name }: Kind): string {
  const all = [...days].sort();
  const [first, last] = [all[0], all.at(-1)];
  const known = all.length > FEW ? `${formatCount(all.length)} days from ${first} to ${last}` : joinAnd(all);
  // a page of the day shows that day; every other page shows what there was when somebody opened it
  const dated = first === undefined ? '' : `, ${name === 'daily' ? 'of' : 'opened on'} ${known}`;
  return undated === 0 ? dated : `${dated}, ${formatCount(undated)} of an unknown day`;
}

/** Only a search has words, and a page of an unknown kind may be one. */
function formatQueries({ name, queries, withoutQuery }: Kind, quote: Quote): string {
  if (name !== null && name !== 'search') return '';
  const known = queries.size === 0 ? '' : `, searched for ${listSome(queries, quote)}`;
  if (withoutQuery === 0) return known;
  return `${known}, ${queries.size === 0 ? '' : `${formatCount(withoutQuery)} `}of an unknown query`;
}

/** More than this are counted, not listed. */
const FEW = 3;

function listSome(texts: ReadonlySet<string>, quote: Quote): string {
  const some = [...texts].slice(0, FEW).map(quote);
  return texts.size > FEW ? `${some.join(', ')} and ${formatCount(texts.size - FEW)} more` : joinAnd(some);
}

function joinAnd(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
