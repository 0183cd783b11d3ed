import type { Digest, LedgerSpan } from '../../../schemas/types.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { type PageDay, readPageDay, weekdayOf } from './page-day.ts';
import { groupBy } from '../released.ts';
import type { Placed } from '../rows.ts';

/** Every digest of a dump has the date of its page, and the counts and header of its rows. */
export function* checkDigests(dump: Dump): Generator<Found> {
  const spansOf = groupBy(dump.spans, ({ row }) => row.digest_id);
  const rowsOf = groupBy([...dump.appearances, ...dump.quarantined], ({ row }) => row.digest_id);
  yield* checkNames(dump);
  for (const { row, line } of dump.digests) {
    const spans = (spansOf.get(row.id) ?? []).map((span) => span.row);
    const rows = rowsOf.get(row.id) ?? [];
    for (const message of [...checkDates(row, spans), ...checkCounts(row, spans, rows)])
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

function* checkDates(row: Digest, spans: readonly LedgerSpan[]): Generator<string> {
  const lines = spans.flatMap(({ role, text }) => (role === 'date' && text !== null ? [text] : []));
  const days = lines.map(readPageDay);
  const day = days[0] ?? null;
  const names = day?.month_day ?? null;
  if (days.some((other) => other?.month_day !== names || other?.year !== day?.year))
    yield `the date lines ${lines.join(' / ')} do not name one day`;
  if (row.month_day !== names) yield `the page names ${names}, month_day is ${row.month_day}`;
  if (row.date === null) yield* checkUndated(row, day);
  else yield* checkDated(row, row.date, day);
}

function* checkUndated(
  { month_day, date_precision, year_source, year_reason }: Digest,
  day: PageDay | null,
): Generator<string> {
  const precision = month_day === null ? null : 'month-day';
  if (date_precision !== precision)
    yield `without a date, date_precision is ${precision}, not ${date_precision}`;
  if (year_source !== null || year_reason !== null)
    yield 'there is a source or reason of a year, but no date';
  // a wrong weekday makes the year doubtful
  if (day?.year && day.weekday === null) yield `the page names the year ${day.year}, but there is no date`;
}

function* checkDated(row: Digest, date: string, day: PageDay | null): Generator<string> {
  const { month_day, date_precision, year_source, year_reason } = row;
  const source = day?.year ? 'page' : 'sidecar';
  if (date.slice(4).replace('-', '--') !== month_day) yield `the date ${date} is not on ${month_day}`;
  if (day?.year && !date.startsWith(day.year))
    yield `the page names the year ${day.year}, the date is ${date}`;
  if (day && day.weekday !== null && day.weekday !== weekdayOf(date))
    yield `the page names another weekday than that of ${date}`;
  if (date_precision !== 'day') yield `with a date, date_precision is day, not ${date_precision}`;
  if (year_source !== source) yield `the year is from the ${source}, not from the ${year_source}`;
  if ((source === 'sidecar') !== (year_reason !== null))
    yield 'there is a year_reason if a sidecar gives the year, and only then';
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
