import type { LedgerSpan } from '../../../schemas/types.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { placeOf } from '../place.ts';

/** A value shown once more is in the card of its record; a card shown once more has the arXiv id of its record. */
export function* checkRepeats({ spans, parts, appearances }: Dump): Generator<Found> {
  const cards = new Map(appearances.map(({ row }) => [placeOf(row.digest_id, row.position), row]));
  for (const [index, { row: span, line }] of spans.entries()) {
    const place = placeOf(span.digest_id, span.position);
    const card = span.role === 'repeat' ? cards.get(place) : undefined;
    // the law of conservation reports a record that is not there
    if (card === undefined || isWithin(span, card)) continue;
    const found =
      span.name === 'card' ? findOtherId(parts[index] ?? null, card.arxiv_id) : 'is not in its card';
    if (found !== null)
      yield { file: 'ledger.jsonl', line, message: `the repeated ${span.name} of ${place} ${found}` };
  }
}

type Range = Pick<LedgerSpan, 'byte_start' | 'byte_end'>;

function isWithin(inner: Range, outer: Range): boolean {
  return outer.byte_start <= inner.byte_start && inner.byte_end <= outer.byte_end;
}

const ARXIV_IDS = /\d{4}\.\d{4,5}|(?<![\w.-])[a-z-]+(?:\.[A-Z]{2})?\/\d{7}/g;

/** @param part null if the edition leaves it out */
function findOtherId(part: Buffer | null, own: string | null): string | null {
  const shown: readonly string[] = part?.toString('utf8').match(ARXIV_IDS) ?? [];
  const [first] = shown;
  if (first === undefined || own === null || shown.includes(own)) return null;
  return `shows the arXiv id ${first}, not ${own}`;
}
