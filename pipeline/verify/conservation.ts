import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { LedgerSpan } from '../../schemas/types.ts';
import type { Dump } from './dumps.ts';
import type { Checking, Found } from './finding.ts';
import { lineAt } from './line-numbers.ts';
import { placeOf } from './place.ts';
import type { Placed } from './rows.ts';

/** The spans of a dump cover it exactly, and from the released files alone it is put together again, bit for bit. */
export function* conservation(dump: Dump): Checking {
  // a dump that was refused as a whole left nothing to put together
  if (dump.spans.length === 0 && dump.digests.length === 0 && dump.appearances.length === 0)
    return { dumps: 0, spans: 0, 'bytes put together again': 0 };
  yield* checkCover(dump);
  for (const [index, span] of dump.spans.entries()) yield* checkSpan(dump.file, span, dump.parts[index] ?? null);
  yield* checkLines(dump);
  yield* checkRecords(dump);
  yield* checkWhole(dump);
  return { dumps: 1, spans: dump.spans.length, 'bytes put together again': dump.bytes?.length ?? 0 };
}

function found(line: number, message: string): Found {
  return { file: 'ledger.jsonl', line, message };
}

function* checkCover({ file, spans }: Dump): Generator<Found> {
  let end = 0;
  for (const { row, line } of spans) {
    const { byte_start, byte_end } = row;
    if (byte_start > end) yield found(line, `${file}: no span covers bytes ${end} to ${byte_start}`);
    if (byte_start < end) yield found(line, `${file}: the span begins at ${byte_start}, within the one that ends at ${end}`);
    if (byte_end <= byte_start) yield found(line, `${file}: the span from ${byte_start} to ${byte_end} is empty`);
    end = byte_end;
  }
}

function* checkSpan(file: string, { row, line }: Placed<LedgerSpan>, part: Buffer | null): Generator<Found> {
  const { role, byte_start, byte_end } = row;
  const where = `${file}: the ${role} at byte ${byte_start}`;
  for (const fault of FIELDS.filter(({ holds }) => !holds(row))) yield found(line, `${where} ${fault.message}`);
  if (part === null) return yield found(line, `${where} has no text in the released files`);
  if (part.length !== byte_end - byte_start)
    yield found(line, `${where} has ${byte_end - byte_start} bytes, its text ${part.length}`);
  if (row.base64 !== null && (isUtf8(part) || part.toString('base64') !== row.base64))
    yield found(line, `${where} is not base64 of what is no UTF-8`);
  if (role === 'separator' && !isBlank(part)) yield found(line, `${where} holds more than blanks`);
  if (role === 'bom' && (byte_start !== 0 || row.text !== '\ufeff')) yield found(line, `${where} is no byte order mark`);
}

/** What the fields of a span must be for its role. */
const FIELDS: readonly { message: string; holds(span: LedgerSpan): boolean }[] = [
  {
    message: 'must have its text here, as text or as base64, unless appearances has it',
    holds: (span) => [span.text, span.base64].filter((text) => text !== null).length === (isOfRecord(span) ? 0 : 1),
  },
  {
    message: 'must have a position on a digest if it is of a record, and only then',
    holds: (span) => isOfRecord(span) === (span.position !== null) && (!isOfRecord(span) || span.digest_id !== null),
  },
  {
    message: 'must have a name if it is boilerplate or a reject, and only then',
    holds: ({ role, name }) => (role === 'boilerplate' || role === 'reject') === (name !== null),
  },
];

function isOfRecord({ role }: LedgerSpan): boolean {
  return role === 'title' || role === 'abstract';
}

function isBlank(bytes: Buffer): boolean {
  return isUtf8(bytes) && bytes.toString('utf8').trim() === '';
}

function* checkLines({ file, spans, bytes, lineStarts }: Dump): Generator<Found> {
  if (bytes === null) return;
  for (const { row, line } of spans) {
    const [first, last] = [lineAt(lineStarts, row.byte_start), lineAt(lineStarts, row.byte_end - 1)];
    if (row.line_start !== first || row.line_end !== last)
      yield found(
        line,
        `${file}: the ${row.role} at byte ${row.byte_start} is on lines ${first} to ${last}, not ${row.line_start} to ${row.line_end}`,
      );
  }
}

/** Each record is one title and, right after it, one abstract; each appearance is such a record. */
function* checkRecords({ file, spans, appearances }: Dump): Generator<Found> {
  const missing = new Map(appearances.map(({ row, line }) => [placeOf(row.digest_id, row.position), line]));
  const inked = spans.filter(({ row }) => row.role !== 'separator');
  for (const [index, { row, line }] of inked.entries()) {
    if (row.role === 'title' && !missing.delete(placeOf(row.digest_id, row.position)))
      yield found(line, `${file}: ${placeOf(row.digest_id, row.position)} is no appearance, or has another title`);
    const next = row.role === 'title' ? inked[index + 1] : inked[index - 1];
    const partner = row.role === 'title' ? 'abstract' : 'title';
    if (isOfRecord(row) && (next?.row.role !== partner || placeOf(next.row.digest_id, next.row.position) !== placeOf(row.digest_id, row.position)))
      yield found(line, `${file}: the ${row.role} of ${placeOf(row.digest_id, row.position)} does not stand beside its ${partner}`);
  }
  for (const [place, line] of missing)
    yield { file: 'appearances.jsonl', line, message: `${file} has no title for ${place}` };
}

/** The whole has the size and the hash that every row that knows the dump gives it. */
function* checkWhole({ file, bytes, digests, input }: Dump): Generator<Found> {
  if (bytes === null) return yield { file: 'ledger.jsonl', message: `${file} cannot be put together again` };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known: (Found & { bytes: number; sha256: string })[] = [
    ...digests.map(({ row, line }) => ({ file: 'digests.jsonl', line, message: row.id, ...sizeOf(row) })),
    ...(input === undefined ? [] : [{ file: 'manifest.json', message: 'inputs', ...sizeOf(input) }]),
  ];
  if (known.length === 0) yield { file: 'ledger.jsonl', message: `no digest and no input is named ${file}` };
  for (const { bytes: size, sha256: hash, message, ...place } of known) {
    if (size !== bytes.length)
      yield { ...place, message: `${message}: ${file} has ${bytes.length} bytes when put together again, not ${size}` };
    if (hash !== sha256)
      yield { ...place, message: `${message}: ${file} has SHA-256 ${sha256} when put together again, not ${hash}` };
  }
}

function sizeOf({ bytes, sha256 }: { bytes: number; sha256: string }): { bytes: number; sha256: string } {
  return { bytes, sha256 };
}
