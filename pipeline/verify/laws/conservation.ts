import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Digest, LedgerSpan } from '../../../schemas/types.ts';
import { type Dump, mayBeLeftOut } from '../dumps.ts';
import type { Checking, Found } from '../finding.ts';
import { lineAt } from '../line-numbers.ts';
import { checkRecords } from './records.ts';
import type { Placed } from '../rows.ts';
import { findFieldFaults } from './span-fields.ts';
import { formatCount } from '../../text/plural.ts';

/**
 * The spans of a dump cover it exactly, and the released files alone rebuild it byte for byte. In an edition without
 * abstracts only places, sizes and order can be checked, unless the dumps are given.
 */
export function* checkConservation(dump: Dump): Checking {
  // a refused dump has nothing to rebuild
  if (dump.spans.length === 0 && dump.digests.length === 0 && dump.appearances.length === 0)
    return { dumps: 0, spans: 0, 'bytes put together again': 0 };
  yield* checkCover(dump);
  for (const [index, span] of dump.spans.entries()) yield* checkSpan(dump, span, dump.parts[index] ?? null);
  yield* dump.isWithheld ? checkLineOrder(dump) : checkLines(dump);
  yield* checkRecords(dump);
  yield* dump.isWithheld ? checkSize(dump) : checkIdentity(dump);
  return { dumps: 1, spans: dump.spans.length, 'bytes put together again': dump.bytes?.length ?? 0 };
}

function toFinding(line: number, message: string): Found {
  return { file: 'ledger.jsonl', line, message };
}

function* checkCover({ file, spans }: Dump): Generator<Found> {
  let end = 0;
  for (const { row, line } of spans) {
    const { byte_start, byte_end } = row;
    if (byte_start > end) yield toFinding(line, `${file}: no span covers bytes ${end} to ${byte_start}`);
    if (byte_start < end)
      yield toFinding(line, `${file}: the span begins at ${byte_start}, within the one that ends at ${end}`);
    if (byte_end <= byte_start)
      yield toFinding(line, `${file}: the span from ${byte_start} to ${byte_end} is empty`);
    end = byte_end;
  }
}

function* checkSpan(
  { file, edition, isWithheld }: Dump,
  { row, line }: Placed<LedgerSpan>,
  part: Buffer | null,
): Generator<Found> {
  const { role, byte_start, byte_end } = row;
  const where = `${file}: the ${role} at byte ${byte_start}`;
  for (const fault of findFieldFaults(row, edition)) yield toFinding(line, `${where} ${fault}`);
  if (part === null && isWithheld && mayBeLeftOut(row)) return;
  if (part === null) return yield toFinding(line, `${where} has no text in the released files`);
  if (part.length !== byte_end - byte_start)
    yield toFinding(
      line,
      `${where} has ${formatCount(byte_end - byte_start)} bytes, its text ${formatCount(part.length)}`,
    );
  if (row.base64 !== null && (isUtf8(part) || part.toString('base64') !== row.base64))
    yield toFinding(line, `${where} is not base64 of what is no UTF-8`);
  if (role === 'separator' && !isBlank(part)) yield toFinding(line, `${where} holds more than blanks`);
  if (role === 'bom' && (byte_start !== 0 || row.text !== '\ufeff'))
    yield toFinding(line, `${where} is no byte order mark`);
}

function isBlank(bytes: Buffer): boolean {
  return isUtf8(bytes) && bytes.toString('utf8').trim() === '';
}

function* checkLines({ file, spans, bytes, lineStarts }: Dump): Generator<Found> {
  if (bytes === null) return;
  for (const { row, line } of spans) {
    const { role, byte_start, byte_end, line_start, line_end } = row;
    const [first, last] = [lineAt(lineStarts, byte_start), lineAt(lineStarts, byte_end - 1)];
    const where = `${file}: the ${role} at byte ${byte_start}`;
    if (line_start !== first || line_end !== last)
      yield toFinding(line, `${where} is on lines ${first} to ${last}, not ${line_start} to ${line_end}`);
  }
}

/** Lines cannot be counted without the texts, but each span must continue where the previous one ended. */
function* checkLineOrder({ file, spans }: Dump): Generator<Found> {
  let last = 1;
  for (const { row, line } of spans) {
    const { role, byte_start, line_start, line_end } = row;
    if (line_start < last || line_start > last + 1 || line_end < line_start)
      yield toFinding(
        line,
        `${file}: the ${role} at byte ${byte_start} is on lines ${line_start} to ${line_end}, after line ${last}`,
      );
    last = line_end;
  }
}

/** The rebuilt dump has the size and hash given in digests and the manifest. */
function* checkIdentity({ file, bytes, digests, input }: Dump): Generator<Found> {
  if (bytes === null) return yield { file: 'ledger.jsonl', message: `${file} cannot be put together again` };
  if (digests.length === 0 && input === undefined)
    yield { file: 'ledger.jsonl', message: `no digest and no input is named ${file}` };
  const rebuilt = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  for (const { row, line } of digests)
    for (const message of compareIdentity(rebuilt, row))
      yield { file: 'digests.jsonl', line, message: `${row.id}: ${message}` };
  for (const message of compareIdentity(rebuilt, input ?? rebuilt))
    yield { file: 'manifest.json', message: `inputs: ${file}: ${message}` };
}

/** Without the texts there is nothing to hash, but the spans must cover the size of the dump. */
function* checkSize({ file, spans, digests, input }: Dump): Generator<Found> {
  const covered = spans.at(-1)?.row.byte_end ?? 0;
  for (const { row, line } of digests)
    if (row.bytes !== covered)
      yield {
        file: 'digests.jsonl',
        line,
        message: `${row.id}: the spans cover ${formatCount(covered)} bytes, not ${formatCount(row.bytes)}`,
      };
  if (input === undefined) yield { file: 'ledger.jsonl', message: `no input is named ${file}` };
  else if (input.bytes !== covered)
    yield {
      file: 'manifest.json',
      message: `inputs: ${file}: the spans cover ${formatCount(covered)} bytes, not ${formatCount(input.bytes)}`,
    };
}

type Identity = Pick<Digest, 'bytes' | 'sha256'>;

function* compareIdentity(rebuilt: Identity, claimed: Identity): Generator<string> {
  if (claimed.bytes !== rebuilt.bytes)
    yield `put together again, the dump has ${formatCount(rebuilt.bytes)} bytes, not ${formatCount(claimed.bytes)}`;
  if (claimed.sha256 !== rebuilt.sha256)
    yield `put together again, the dump has SHA-256 ${rebuilt.sha256}, not ${claimed.sha256}`;
}
