import { checkCards } from './cards.ts';
import { checkDigests } from './digest.ts';
import type { Dump } from '../dumps.ts';
import type { Checking, Found } from '../finding.ts';
import { checkQuarantine } from './quarantine.ts';
import { checkRepeats } from './repeats.ts';
import { checkValues } from './values.ts';

/** The values of each row are in the dump, at the bytes that the ledger names, within the card of the row. */
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
  yield* checkCards(dump);
  yield* checkValues(dump);
  yield* checkRepeats(dump);
  yield* checkDates(dump);
  yield* checkDigests(dump);
  return figures;
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

function toFinding(line: number, message: string): Found {
  return { file: 'appearances.jsonl', line, message };
}
