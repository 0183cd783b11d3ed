import type { Digest, LedgerSpan } from '../../../schemas/types.ts';
import { checkDating, type DateShown } from './dating.ts';
import { decode } from '../decoders.ts';
import { checkNotes, findDayInAddress, type Notes, readNotes } from './notes.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { groupBy } from '../released.ts';
import type { Placed } from '../rows.ts';
import { IMPOSSIBLE_DATE } from '../tables.ts';

/** Every digest of a dump has the date and form of its page, and the counts and header of its rows. */
export function* checkDigests(dump: Dump): Generator<Found> {
  const spansOf = groupBy(dump.spans, ({ row }) => row.digest_id);
  const rowsOf = groupBy([...dump.appearances, ...dump.quarantined], ({ row }) => row.digest_id);
  const notesOf = readNotes(dump);
  const { hasSidecar } = dump;
  yield* checkNames(dump);
  for (const { row, line } of dump.digests) {
    const spans = (spansOf.get(row.id) ?? []).map((span) => span.row);
    const rows = rowsOf.get(row.id) ?? [];
    const isImpossible = spans.some(({ role, name }) => role === 'reject' && name === IMPOSSIBLE_DATE);
    const notes = notesOf.get(row.id) ?? {};
    const dating = checkDating(row, [...readDates(row, dump, notes)], isImpossible, { notes, hasSidecar });
    const form = checkForm(row, dump.bytes);
    for (const message of [
      ...dating,
      ...form,
      ...checkCounts(row, spans, rows),
      ...checkNotes(row, notes, hasSidecar),
    ])
      yield { file: 'digests.jsonl', line, message: `${row.id}: ${message}` };
  }
}

/** The first page of x.txt is x, the second x~2; a span is on one of the pages, or on no page. */
function* checkNames({ file, digests, spans }: Dump): Generator<Found> {
  const name = file.replace(/\.txt$/, '');
  const expected = new Set(digests.map((_, index) => (index === 0 ? name : `${name}~${index + 1}`)));
  const ids = new Set(digests.map(({ row }) => row.id));
  const pages = `one of the ${digests.length} pages of ${file}`;
  for (const { row, line } of digests)
    if (!expected.has(row.id))
      yield { file: 'digests.jsonl', line, message: `${row.id} is not the id of ${pages}` };
  for (const { row, line } of spans)
    if (row.digest_id !== null && !ids.has(row.digest_id))
      yield { file: 'ledger.jsonl', line, message: `no digest of ${file} has the id ${row.digest_id}` };
}

/** The dates that the ledger names on a page. The address of a page of one paper may name when it was on the front page. */
function* readDates(
  { id, page_kind }: Digest,
  { spans, parts, appearances }: Dump,
  { source_url }: Notes,
): Generator<DateShown> {
  const inAddress = page_kind === 'paper' ? null : findDayInAddress(source_url);
  if (inAddress !== null) yield { text: inAddress, isInCard: false };
  const cards = appearances.filter((one) => one.row.digest_id === id).map((one) => one.row);
  for (const [index, { row: span }] of spans.entries()) {
    const part = parts[index] ?? null;
    if (span.role !== 'date' || span.digest_id !== id) continue;
    yield {
      text: part && decode(part, span.decoding),
      isInCard: cards.some((card) => card.byte_start <= span.byte_start && span.byte_end <= card.byte_end),
    };
  }
}

/** The first sign of each format in a file; other texts have none. */
const SIGNS: Partial<Record<Digest['source_format'], RegExp>> = {
  json: /^\s*[[{]/,
  html: /^\s*</,
  feed: /^\s*<(?:[^]*<)?(?:\w+:)?(?:rss|feed|rdf)\b/i,
};

function* checkForm({ source_format, page_kind, query, record_count }: Digest, bytes: Buffer | null) {
  if (bytes !== null && SIGNS[source_format]?.test(bytes.toString('utf8')) === false)
    yield `the file does not begin as ${source_format} does`;
  if (query !== null && page_kind !== 'search') yield `there is a query, but the page is ${page_kind}`;
  if (page_kind === 'paper' && record_count > 1) yield `the page is of one paper, but has ${record_count}`;
}

function* checkCounts(
  row: Digest,
  spans: readonly LedgerSpan[],
  rows: readonly Placed<object>[],
): Generator<string> {
  const records = rows.filter((one) => 'position' in one.row).length;
  const found = {
    record_count: records,
    reject_count: rows.length - records,
    boilerplate_count: spans.filter(({ role }) => role === 'boilerplate').length,
    header: joinHeader(spans),
  };
  // keys of the object above
  for (const name of Object.keys(found) as (keyof typeof found)[])
    if (row[name] !== found[name]) yield `${name} is ${row[name]}, its rows make it ${found[name]}`;
}

/** Names of the boilerplate at the top, in order. */
function joinHeader(spans: readonly LedgerSpan[]): string {
  const nonBlank = spans.filter(({ role }) => role !== 'separator' && role !== 'bom');
  const end = nonBlank.findIndex(({ role }) => role !== 'boilerplate');
  return nonBlank
    .slice(0, end === -1 ? nonBlank.length : end)
    .map(({ name }) => name)
    .join('+');
}
