import { checkDigests } from './digest.ts';
import type { Dump } from '../dumps.ts';
import type { Checking, Found } from '../finding.ts';
import { lineAt } from '../line-numbers.ts';
import { placeOf } from '../place.ts';
import { checkQuarantine } from './quarantine.ts';
import { groupBy } from '../released.ts';
import type { Placed } from '../rows.ts';
import type { RowOf } from '../tables.ts';

/** The values of each row are in the dump, at the bytes and lines that the row names. */
export function* checkProvenance(dump: Dump): Checking {
  const { file, bytes, appearances, digests, quarantined } = dump;
  const figures = {
    appearances: appearances.length,
    digests: digests.length,
    'quarantined rows': quarantined.length,
  };
  yield* checkQuarantine(dump);
  if (bytes === null && !dump.isWithheld) {
    if (appearances.length > 0)
      yield {
        file: 'appearances.jsonl',
        message: `${file} cannot be put together, so its appearances are unproven`,
      };
    return figures;
  }
  if (bytes === null) yield* checkPlaces(dump);
  else for (const appearance of appearances) yield* checkAppearance(appearance, bytes, dump.lineStarts);
  yield* checkDates(dump);
  yield* checkDigests(dump);
  return figures;
}

/** Without the abstracts: an appearance has the place of its title and abstract in the ledger. */
function* checkPlaces({ appearances, spans }: Dump): Generator<Found> {
  const ofRecords = spans.map(({ row }) => row).filter(({ role }) => role === 'title' || role === 'abstract');
  const byPlace = groupBy(ofRecords, (span) => placeOf(span.digest_id, span.position));
  for (const { row, line } of appearances) {
    const place = placeOf(row.digest_id, row.position);
    const [title, abstract] = byPlace.get(place) ?? [];
    const isThere =
      title?.byte_start === row.byte_start &&
      title.byte_end === row.byte_start + Buffer.byteLength(row.title) &&
      title.line_start === row.line_start &&
      abstract?.byte_end === row.byte_end &&
      abstract.line_end === row.line_end;
    if (!isThere) yield toFinding(line, `${place} is not where the ledger has its title and its abstract`);
  }
}

function* checkAppearance(
  { row, line }: Placed<RowOf['appearances']>,
  bytes: Buffer,
  starts: readonly number[],
): Generator<Found> {
  const where = `${row.position} on ${row.digest_id}`;
  if (!matchesBytes(row, bytes))
    yield toFinding(
      line,
      `${where}: bytes ${row.byte_start} to ${row.byte_end} are not its title, blanks and its abstract`,
    );
  const [first, last] = [lineAt(starts, row.byte_start), lineAt(starts, row.byte_end - 1)];
  if (row.line_start !== first || row.line_end !== last)
    yield toFinding(
      line,
      `${where} is on lines ${first} to ${last}, not ${row.line_start} to ${row.line_end}`,
    );
}

function toFinding(line: number, message: string): Found {
  return { file: 'appearances.jsonl', line, message };
}

/** Whether the bytes of a row are its title, then only blanks, then its abstract. */
function matchesBytes(
  { title, abstract = '', byte_start, byte_end }: RowOf['appearances'],
  bytes: Buffer,
): boolean {
  const part = bytes.subarray(byte_start, byte_end);
  const first = Buffer.from(title);
  const last = Buffer.from(abstract);
  const between = part.subarray(first.length, part.length - last.length);
  return (
    part.length === byte_end - byte_start &&
    part.length > first.length + last.length &&
    part.subarray(0, first.length).equals(first) &&
    part.subarray(part.length - last.length).equals(last) &&
    between.toString('utf8').trim() === ''
  );
}

/** An appearance has the date of its page. */
function* checkDates({ appearances, digests }: Dump): Generator<Found> {
  const dates = new Map(digests.map(({ row }) => [row.id, row.date]));
  for (const { row, line } of appearances) {
    const date = dates.get(row.digest_id);
    if (date === undefined) yield toFinding(line, `no digest of ${row.file} has the id ${row.digest_id}`);
    else if (date !== row.date)
      yield toFinding(line, `the date is ${row.date}, that of ${row.digest_id} is ${date}`);
  }
}
