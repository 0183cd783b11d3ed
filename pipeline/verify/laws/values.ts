import type { LedgerSpan } from '../../../schemas/types.ts';
import { excerpt } from '../../text/show.ts';
import { decode } from '../decoders.ts';
import type { Dump } from '../dumps.ts';
import type { Found } from '../finding.ts';
import { isDay, readNotes } from './notes.ts';
import { placeOf } from '../place.ts';
import { groupBy } from '../released.ts';
import type { RowOf } from '../tables.ts';
import { VALUE_NAMES, VALUES, type ValueName } from '../values.ts';

/** Each value of each appearance is what the bytes of its spans decode to; without spans it is null. */
export function* checkValues(dump: Dump): Generator<Found> {
  const { spans, parts, appearances } = dump;
  const dayOf = findDaysShown(dump);
  const shown = spans.flatMap(({ row }, index): Shown[] =>
    row.position === null || row.role === 'repeat' ? [] : [{ span: row, part: parts[index] ?? null }],
  );
  const shownOf = groupBy(shown, ({ span }) => placeOf(span.digest_id, span.position));
  for (const { row, line } of appearances) {
    const place = placeOf(row.digest_id, row.position);
    const byColumn = groupBy(shownOf.get(place) ?? [], ({ span }) => columnOf(span));
    for (const message of checkRow(row, (column) => byColumn.get(column) ?? [], dayOf.get(row.digest_id)))
      yield { file: 'appearances.jsonl', line, message: `${place}: ${message}` };
  }
}

/** A span of a record, with its bytes; null if the edition leaves them out. */
interface Shown {
  span: LedgerSpan;
  part: Buffer | null;
}

type ShownIn = (column: string) => readonly Shown[];

function columnOf({ role, name }: LedgerSpan): string {
  return role === 'value' ? (name ?? '') : role;
}

/** The day on which each page was shown: its own, or that of its capture if it names none. */
function findDaysShown(dump: Dump): Map<string, string> {
  const notesOf = readNotes(dump);
  return new Map(
    dump.digests.flatMap(({ row: { id, date, month_day } }) => {
      const day = date ?? (month_day === null ? notesOf.get(id)?.retrieved : undefined);
      return day === undefined ? [] : [[id, day] as const];
    }),
  );
}

/** @param day on which its page was shown, if that is known */
function* checkRow(row: RowOf['appearances'], shownIn: ShownIn, day: string | undefined): Generator<string> {
  yield* compareTexts('title', [row.title], readTexts(shownIn('title')));
  // an edition without abstracts has the column only if the dump is at hand
  if (row.abstract !== undefined)
    yield* compareTexts('abstract', toTexts(row.abstract), readTexts(shownIn('abstract')));
  for (const name of VALUE_NAMES) {
    const value = row[name];
    if (Array.isArray(value) && value.length === 0) yield `${name} is an empty list`;
    const found = readValues(name, shownIn);
    const complete = name === 'published_date' ? found.map((text) => completeDate(text, day)) : found;
    yield* compareTexts(name, toTexts(value), complete);
  }
}

/** @param found null for bytes that do not fit their decoding */
function* compareTexts(
  name: string,
  claimed: readonly string[],
  found: readonly (string | null)[],
): Generator<string> {
  if (found.includes(null)) yield `bytes of ${name} do not fit the decoding that the ledger names`;
  else if (JSON.stringify(claimed) !== JSON.stringify(found))
    yield `${name} is ${excerptOf(claimed)}, its bytes say ${excerptOf(found)}`;
}

function excerptOf(texts: readonly (string | null)[]): string {
  return texts.length === 0 ? 'null' : excerpt(texts.join(' | '));
}

function toTexts(value: string | number | readonly string[] | null): string[] {
  return value === null ? [] : typeof value === 'object' ? [...value] : [String(value)];
}

function readTexts(shown: readonly Shown[]): (string | null)[] {
  return shown.map(({ span, part }) => part && decode(part, span.decoding));
}

function readValues(name: ValueName, shownIn: ShownIn): (string | null)[] {
  const texts = readTexts(shownIn(name));
  if (VALUES[name] === 'number' && texts.length > 0) return texts.map((text) => text && readNumber(text));
  const authors = shownIn('authors').length;
  // a page that names all authors need not count them
  return name === 'author_count' && authors > 0 ? [String(authors)] : texts;
}

/** A day without its year, --MM-DD, is of that in which it was shown; null where that is not known, or the day is later. */
function completeDate(text: string | null, day: string | undefined): string | null {
  if (!text?.startsWith('--')) return text;
  const date = day === undefined ? '' : `${day.slice(0, 4)}${text.slice(1)}`;
  const isShown =
    day !== undefined && isDay(date) && Date.parse(date) <= Date.parse(day) + 24 * 60 * 60 * 1000;
  return isShown ? date : null;
}

/** The number as JavaScript writes it; null unless it has only digits, perhaps with commas between thousands. */
function readNumber(text: string): string | null {
  return /^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(text) ? String(Number(text.replaceAll(',', ''))) : null;
}
