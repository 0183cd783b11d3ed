import type { Appearance } from '../../schemas/types.ts';
import { checkDigests } from './digest.ts';
import type { Dump } from './dumps.ts';
import type { Checking, Found } from './finding.ts';
import { lineAt } from './line-numbers.ts';
import { checkQuarantine } from './quarantine.ts';
import type { Placed } from './rows.ts';

/** What a row says of a dump is what stands in the dump, at the bytes and lines that the row names. */
export function* provenance(dump: Dump): Checking {
  const { file, bytes, appearances, digests, quarantined } = dump;
  const figures = {
    appearances: appearances.length,
    digests: digests.length,
    'quarantined rows': quarantined.length,
  };
  yield* checkQuarantine(dump);
  if (bytes === null) {
    if (appearances.length > 0)
      yield {
        file: 'appearances.jsonl',
        message: `${file} cannot be put together, so its appearances are unproven`,
      };
    return figures;
  }
  for (const appearance of appearances) yield* checkAppearance(appearance, bytes, dump.lineStarts);
  yield* checkDates(dump);
  yield* checkDigests(dump);
  return figures;
}

function* checkAppearance(
  { row, line }: Placed<Appearance>,
  bytes: Buffer,
  starts: readonly number[],
): Generator<Found> {
  const where = `${row.position} on ${row.digest_id}`;
  if (!standsAt(row, bytes))
    yield found(
      line,
      `${where}: bytes ${row.byte_start} to ${row.byte_end} are not its title, blanks and its abstract`,
    );
  const [first, last] = [lineAt(starts, row.byte_start), lineAt(starts, row.byte_end - 1)];
  if (row.line_start !== first || row.line_end !== last)
    yield found(line, `${where} is on lines ${first} to ${last}, not ${row.line_start} to ${row.line_end}`);
}

function found(line: number, message: string): Found {
  return { file: 'appearances.jsonl', line, message };
}

/** Whether the bytes that a row names are its title, then nothing but blanks, then its abstract. */
function standsAt({ title, abstract, byte_start, byte_end }: Appearance, bytes: Buffer): boolean {
  const part = bytes.subarray(byte_start, byte_end);
  const first = Buffer.from(title, 'utf8');
  const last = Buffer.from(abstract, 'utf8');
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
    if (date === undefined) yield found(line, `no digest of ${row.file} has the id ${row.digest_id}`);
    else if (date !== row.date)
      yield found(line, `the date is ${row.date}, that of ${row.digest_id} is ${date}`);
  }
}
