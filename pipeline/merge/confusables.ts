import { createRequire } from 'node:module';
import { toNormalForm } from '../clean/unicode.ts';
import { normaliseTitle } from './normalise.ts';

/** Two titles that look equal but are spelled with different characters. */
export interface Confusable<R> {
  /** The title with the lookalike character. */
  record: R;
  /** Index of that character in the title, in UTF-16 units. */
  at: number;
  letter: string;
  /** The first record with a title that looks the same. */
  other: R;
}

/**
 * Finds titles that look equal but contain letters of another alphabet or invisible characters (Unicode TR39,
 * section 4). Merging does not use this: lookalikes depend on fonts and on the version of a table, and an id must
 * change with neither. A person decides, by fixing the dump.
 * @param records in order of place
 */
export function findConfusables<R extends { title: string }>(records: readonly R[]): Confusable<R>[] {
  const strange = records.filter(({ title }) => MAY_BE_STRANGE.test(title));
  if (strange.length === 0) return [];
  const lookup = loadTable();
  const found = new Map<string, Map<string, R>>();
  const candidates = strange.flatMap((record) => findLookalike(record, lookup));
  for (const { record } of candidates) found.set(toSkeleton(record.title, lookup), new Map());
  if (found.size > 0)
    for (const record of records) noteSpelling(record, found.get(toSkeleton(record.title, lookup)));
  return keepFirstOfTitle(candidates).flatMap((candidate) => {
    const key = normaliseTitle(candidate.record.title);
    const alike = [...(found.get(toSkeleton(candidate.record.title, lookup)) ?? [])];
    const other = alike.find(([written]) => written !== key)?.[1];
    return other ? [{ ...candidate, other }] : [];
  });
}

/** Two spellings are enough: at least one of them differs from any given title. */
function noteSpelling<R extends { title: string }>(record: R, alike: Map<string, R> | undefined): void {
  if (alike === undefined || alike.size > 1) return;
  const key = normaliseTitle(record.title);
  if (!alike.has(key)) alike.set(key, record);
}

/** Matches titles with anything beyond ASCII and accented Latin letters: about one in 500. */
const MAY_BE_STRANGE =
  /(?![\0-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])[\p{L}\p{N}\p{Default_Ignorable_Code_Point}\u2800]/u;

type Table = ReadonlyMap<string, string>;

/** Maps each character to its lookalike; loaded only when a title may need it. */
function loadTable(): Table {
  // the table only: the package's own function tries all 6,311 characters at each index of a text
  return new Map(
    Object.entries(createRequire(import.meta.url)('unhomoglyph/data.json') as Record<string, string>),
  );
}

/** Finds the first character of a title that is invisible or looks like an ASCII letter or digit. */
function findLookalike<R extends { title: string }>(
  record: R,
  lookup: Table,
): Omit<Confusable<R>, 'other'>[] {
  let at = 0;
  for (const letter of record.title) {
    const looks = letter > '\x7f' ? lookup.get(letter) : undefined;
    if (INVISIBLE.test(letter) || (looks !== undefined && /[a-z0-9]/i.test(looks)))
      return [{ record, at, letter }];
    at += letter.length;
  }
  return [];
}

const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800]/u;
const ALL_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** Keeps the first record of each title. */
function keepFirstOfTitle<R extends { title: string }>(all: readonly Omit<Confusable<R>, 'other'>[]) {
  const titles = new Map(all.toReversed().map((one) => [one.record.title, one]));
  return [...titles.values()].toReversed();
}

/**
 * The skeleton of TR39, ignoring case: titles that look alike share it. The table is applied before and after case
 * folding, because a capital and its small letter have different lookalikes. An i becomes an l, like a capital I.
 */
function toSkeleton(title: string, lookup: Table): string {
  const plain = /[^\0-\x7f]/.test(title) ? toNormalForm(title, 'NFD').replace(ALL_INVISIBLE, '') : title;
  return mapCharacters(mapCharacters(plain, lookup).toLowerCase(), lookup)
    .toLowerCase()
    .replaceAll('i', 'l')
    .replace(/\s+/g, ' ')
    .trim();
}

function mapCharacters(text: string, lookup: Table): string {
  return text.replace(/[01Im|%"`]|[^\0-\x7f]/gu, (character) => lookup.get(character) ?? character);
}
