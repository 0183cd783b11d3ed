import type { LedgerSpan, Quarantined } from '../../../schemas/types.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { lineAt } from '../line-numbers.ts';
import type { Placed } from '../rows.ts';

/**
 * Every rejected span is in one quarantined row, and a row has only such spans and the blanks between them. A refused
 * dump has one row without text, and nothing in other tables.
 */
export function* checkQuarantine(dump: Dump): Generator<Found> {
  const rows = [...dump.quarantined].sort((a, b) => a.row.byte_start - b.row.byte_start);
  const isRefused = makeRefusedCheck(dump);
  const parts = rows.filter((row) => !isRefused(row));
  for (const row of rows) {
    if (isRefused(row)) yield* checkRefused(row, dump);
    if (dump.edition !== 'full') yield* checkLeftOut(row);
  }
  const held = yield* assignSpans(parts, dump);
  for (const row of parts) {
    yield* checkSpans(row, held.get(row) ?? [], dump.file);
    yield* checkText(row, dump);
  }
}

type Row = Placed<Quarantined>;
type Span = Placed<LedgerSpan>;

function toFinding({ line }: Row, message: string): Found {
  return { file: 'quarantine.jsonl', line, message };
}

/** Tests whether a row is a refused dump: it has no text, or, in an edition without texts, no span in the ledger. */
function makeRefusedCheck({ edition, spans }: Dump): (one: Row) => boolean {
  return edition === 'full' ? ({ row }) => row.text === null : () => spans.length === 0;
}

/** A reject may be an abstract, so this edition does not quote even its beginning. */
function* checkLeftOut(one: Row): Generator<Found> {
  if (one.row.text !== null) yield toFinding(one, 'has a text, which this edition leaves out');
  if (one.row.message.replaceAll('"…"', '').includes('"'))
    yield toFinding(one, 'quotes a text, which this edition leaves out');
}

function* checkRefused(one: Row, { file, spans, digests, input }: Dump): Generator<Found> {
  const { byte_start, byte_end, digest_id } = one.row;
  if (spans.length > 0 || digests.length > 0)
    yield toFinding(one, `${file} is refused as a whole, but is in the ledger or in digests`);
  if (byte_start !== 0 || digest_id !== null || (input !== undefined && byte_end !== input.bytes))
    yield toFinding(one, `${file} is refused as a whole, but the row is of a part of it`);
}

/** The spans that each row overlaps. Both are in order and disjoint; otherwise there is a finding. */
function* assignSpans(rows: readonly Row[], { file, spans }: Dump): Generator<Found, Map<Row, Span[]>> {
  const held = new Map<Row, Span[]>(rows.map((row) => [row, []]));
  let next = 0;
  for (const span of spans) {
    while ((rows[next]?.row.byte_end ?? Number.POSITIVE_INFINITY) <= span.row.byte_start) next++;
    const row = rows[next];
    const isHeld = row !== undefined && row.row.byte_start < span.row.byte_end;
    if (isHeld) held.get(row)?.push(span);
    else if (span.row.role === 'reject')
      yield {
        file: 'ledger.jsonl',
        line: span.line,
        message: `${file}: the reject at byte ${span.row.byte_start} is in no quarantined row`,
      };
  }
  return held;
}

function* checkSpans(one: Row, spans: readonly Span[], file: string): Generator<Found> {
  const { byte_start, byte_end, code, digest_id } = one.row;
  const where = `${file}: bytes ${byte_start} to ${byte_end}`;
  const rejects = spans.filter(({ row }) => row.role === 'reject');
  if (spans.some(({ row }) => row.role !== 'reject' && row.role !== 'separator'))
    yield toFinding(one, `${where} hold more than rejects and separators`);
  if (rejects[0]?.row.byte_start !== byte_start || rejects.at(-1)?.row.byte_end !== byte_end)
    yield toFinding(one, `${where} do not begin and end with a reject of the ledger that no other row has`);
  if (rejects.some(({ row }) => row.name !== code || row.digest_id !== digest_id))
    yield toFinding(one, `${where} are rejected with another code, or on another digest, in the ledger`);
}

function* checkText(one: Row, { file, edition, bytes, lineStarts }: Dump): Generator<Found> {
  const { row } = one;
  if (bytes === null) return;
  const where = `${file}: bytes ${row.byte_start} to ${row.byte_end}`;
  if (edition === 'full' && bytes.toString('utf8', row.byte_start, row.byte_end) !== row.text)
    yield toFinding(one, `${where} are not its text`);
  const [first, last] = [lineAt(lineStarts, row.byte_start), lineAt(lineStarts, row.byte_end - 1)];
  if (row.line_start !== first || row.line_end !== last)
    yield toFinding(
      one,
      `${where} are on lines ${first} to ${last}, not ${row.line_start} to ${row.line_end}`,
    );
}
