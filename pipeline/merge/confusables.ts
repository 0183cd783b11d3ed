import { createRequire } from 'node:module';
import { normalised } from '../clean/unicode.ts';
import { normaliseTitle } from './normalise.ts';

/** Two titles that a reader takes for one and that are not written alike. */
export interface Confusable<R> {
  /** The one with the letter that is not what it seems. */
  record: R;
  /** Where that letter stands in its title, in UTF-16 units. */
  at: number;
  letter: string;
  /** The first record with a title that looks the same. */
  other: R;
}

/**
 * Finds titles that look alike but are not written alike, since letters of another alphabet or invisible characters
 * stand in them (Unicode TR39, section 4). Merging does not hang on it: which characters look alike is a matter of
 * fonts and of the version of a table, and an id must not change with either. A person decides, by mending the dump.
 * @param records in order of place
 */
export function findConfusables<R extends { title: string }>(records: readonly R[]): Confusable<R>[] {
  const strange = records.filter(({ title }) => MAY_BE_STRANGE.test(title));
  if (strange.length === 0) return [];
  const lookup = tableOf();
  const found = new Map<string, Map<string, R>>();
  const candidates = strange.flatMap((record) => placesIn(record, lookup));
  for (const { record } of candidates) found.set(lookOf(record.title, lookup), new Map());
  if (found.size > 0) for (const record of records) note(record, found.get(lookOf(record.title, lookup)));
  return firstOfEach(candidates).flatMap((candidate) => {
    const key = normaliseTitle(candidate.record.title);
    const alike = [...(found.get(lookOf(candidate.record.title, lookup)) ?? [])];
    const other = alike.find(([written]) => written !== key)?.[1];
    return other ? [{ ...candidate, other }] : [];
  });
}

/** The first two that are written in two ways are enough: whatever a title is, one of them is another. */
function note<R extends { title: string }>(record: R, alike: Map<string, R> | undefined): void {
  if (alike === undefined || alike.size > 1) return;
  const key = normaliseTitle(record.title);
  if (!alike.has(key)) alike.set(key, record);
}

/** Whether there is anything in a title but ASCII and accents on it: about one in 500 have it. */
const MAY_BE_STRANGE =
  /(?![\0-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f])[\p{L}\p{N}\p{Default_Ignorable_Code_Point}\u2800]/u;

type Table = ReadonlyMap<string, string>;

/** What each character looks like; loaded only for titles that may hold one. */
function tableOf(): Table {
  // the table itself: the function of the package tries all 6,311 characters at each place of a text
  return new Map(
    Object.entries(createRequire(import.meta.url)('unhomoglyph/data.json') as Record<string, string>),
  );
}

/** The first character of a title that looks like a letter or digit of ASCII, or like nothing. */
function placesIn<R extends { title: string }>(record: R, lookup: Table): Omit<Confusable<R>, 'other'>[] {
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

/** One for each title, however many records bear it. */
function firstOfEach<R extends { title: string }>(all: readonly Omit<Confusable<R>, 'other'>[]) {
  const titles = new Map(all.toReversed().map((one) => [one.record.title, one]));
  return [...titles.values()].toReversed();
}

/**
 * A form that titles have in common when they look alike: the skeleton of TR39, whatever the case. Case is folded between two
 * rounds, as a capital and its small letter look like different ones; i is l, as the capital I is.
 */
function lookOf(title: string, lookup: Table): string {
  const plain = /[^\0-\x7f]/.test(title) ? normalised(title, 'NFD').replace(ALL_INVISIBLE, '') : title;
  return mapped(mapped(plain, lookup).toLowerCase(), lookup)
    .toLowerCase()
    .replaceAll('i', 'l')
    .replace(/\s+/g, ' ')
    .trim();
}

function mapped(text: string, lookup: Table): string {
  return text.replace(/[01Im|%"`]|[^\0-\x7f]/gu, (character) => lookup.get(character) ?? character);
}
