import { isDeepStrictEqual } from 'node:util';
import type { Column, ColumnType } from '../../pipeline/emit/columns.ts';

/** What a tool has read: values as JSON, where a date is {date} and a floating-point number of Python {real}. */
export interface Seen {
  columns: string[];
  rows: unknown[][];
}

export interface Judged {
  /** right: every value is equal and of its type; equal: of another type; wrong: some value is another */
  mark: 'right' | 'equal' | 'wrong';
  /** What has another type, such as "dates as text", or the first value that is wrong. */
  notes: string[];
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Compares what a tool has read with the rows of the JSON Lines.
 * @param flat the format has text only, so that null and empty text may look alike
 */
export function judge(seen: Seen, rows: readonly Row[], columns: readonly Column[], flat: boolean): Judged {
  const names = columns.map(({ name }) => name);
  if (!isDeepStrictEqual(seen.columns, names) && seen.rows.length > 0)
    return wrong(`columns ${seen.columns.join(', ')} instead of ${names.join(', ')}`);
  if (seen.rows.length !== rows.length) return wrong(`${seen.rows.length} rows instead of ${rows.length}`);
  const { ordered, notes } = inOrder(seen.rows, rows, names);
  for (const [number, row] of rows.entries())
    for (const [place, column] of columns.entries()) {
      const [value, expected] = [ordered[number]?.[place], row[column.name]];
      const note = noteOn(value, expected, column, flat);
      if (note === null) return wrong(`row ${number + 1}, ${column.name}: ${difference(value, expected)}`);
      if (note !== SAME) notes.add(note);
    }
  return { mark: notes.size === 0 ? 'right' : 'equal', notes: [...notes].sort() };
}

function wrong(note: string): Judged {
  return { mark: 'wrong', notes: [note] };
}

const LONGEST = 60;

/** From shortly before the first character that differs. */
function difference(value: unknown, expected: unknown): string {
  const [found, wanted] = [value, expected].map((one) => JSON.stringify(one) ?? 'nothing') as [
    string,
    string,
  ]; // of two
  const place = [...wanted].findIndex((unit, index) => unit !== found[index]);
  const start = Math.max(0, place - LONGEST / 2);
  const cut = (text: string) => (text.length > LONGEST ? `…${text.slice(start, start + LONGEST)}…` : text);
  return `${cut(found)} instead of ${cut(wanted)}`;
}

/** What tells rows of any of our tables apart. */
const KEY = ['id', 'digest_id', 'position'];

/** A server may sort by key: the rows are the same then. */
function inOrder(
  seen: unknown[][],
  rows: readonly Row[],
  names: readonly string[],
): { ordered: unknown[][]; notes: Set<string> } {
  const places = KEY.flatMap((name) => (names.includes(name) ? [names.indexOf(name)] : []));
  const keyOf = (values: readonly unknown[]) => JSON.stringify(places.map((place) => String(values[place])));
  const expected = rows.map((row) => keyOf(names.map((name) => row[name])));
  const byKey = new Map(seen.map((values) => [keyOf(values), values]));
  const isOrdered = seen.every((values, number) => keyOf(values) === expected[number]);
  if (isOrdered || !expected.every((key) => byKey.has(key))) return { ordered: seen, notes: new Set() };
  return { ordered: expected.map((key) => byKey.get(key) ?? []), notes: new Set(['rows in another order']) };
}

const SAME = '';

/** How a value was read: as it is, as something else that tells the same, or null when it tells another. */
function noteOn(value: unknown, expected: unknown, { type }: Column, flat: boolean): string | null {
  if (expected === null) return value === null ? SAME : flat && value === '' ? 'nulls as empty text' : null;
  if (value === null) return flat && expected === '' ? 'empty text as null' : null;
  const read = READINGS[type].find(({ tells }) => tells(value, expected));
  if (read === undefined) return null;
  return read.as === '' ? SAME : `${MANY[type]} as ${read.as}`;
}

const MANY: Readonly<Record<ColumnType, string>> = {
  string: 'texts',
  date: 'dates',
  integer: 'integers',
  number: 'numbers',
  'list<string>': 'lists',
  'list<struct>': 'lists',
};

interface Reading {
  /** Empty when the type is right. */
  as: string;
  tells: (value: unknown, expected: unknown) => boolean;
}

const LIST: readonly Reading[] = [
  { as: '', tells: isDeepStrictEqual },
  { as: 'JSON text', tells: (value, expected) => isDeepStrictEqual(fromJson(value), expected) },
];

const READINGS: Readonly<Record<ColumnType, readonly Reading[]>> = {
  string: [
    { as: '', tells: (value, expected) => value === expected },
    { as: 'dates', tells: (value, expected) => isDeepStrictEqual(value, { date: expected }) },
    { as: 'numbers', tells: (value, expected) => typeof value === 'number' && String(value) === expected },
  ],
  date: [
    { as: '', tells: (value, expected) => isDeepStrictEqual(value, { date: expected }) },
    { as: 'text', tells: (value, expected) => value === expected },
    { as: 'milliseconds since 1970', tells: (value, expected) => value === Date.parse(String(expected)) },
  ],
  integer: [
    { as: '', tells: (value, expected) => value === expected },
    {
      as: 'floating-point numbers',
      tells: (value, expected) => isDeepStrictEqual(value, { real: expected }),
    },
    { as: 'text', tells: (value, expected) => value === String(expected) },
  ],
  number: [
    {
      as: '',
      tells: (value, expected) => value === expected || isDeepStrictEqual(value, { real: expected }),
    },
    {
      as: 'text',
      tells: (value, expected) => typeof value === 'string' && value !== '' && Number(value) === expected,
    },
  ],
  'list<string>': LIST,
  'list<struct>': LIST,
};

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
