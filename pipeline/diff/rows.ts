import { hash } from 'node:crypto';
import type { Change, TableDiff } from '../../schemas/types.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Two states of a table, each readable several times, and the keys that match their rows. */
export interface Sides {
  before: () => Iterable<Row>;
  after: () => Iterable<Row>;
  keyBefore: (row: Row) => string;
  keyAfter: (row: Row) => string;
  /** Fields to compare; both states have them. */
  fields: readonly string[];
  /** Fields that identify a row to a reader. */
  names: readonly string[];
}

/**
 * Compares the rows of a table in any order. It keeps keys, hashes and the changed values only, so memory grows with
 * the number of rows and changes.
 */
export function compareRows(sides: Sides): Omit<TableDiff, 'table'> {
  const prints = hashRows(sides);
  const before = prints.size;
  const { after, added, differing } = matchRows(prints, sides);
  const removed: TableDiff['removed'] = [];
  // most tables of most releases have nothing left to look up
  for (const row of prints.size + differing.size > 0 ? sides.before() : []) {
    const key = sides.keyBefore(row);
    if (prints.has(key)) removed.push(nameOf(row, sides));
    differing.get(key)?.compareWith(row);
  }
  fillLongTexts(differing, sides);
  const changed = [...differing.values()].map(({ row, fields }) => ({ row, fields }));
  return { before, after, added, removed, changed };
}

/** Hashes each row, by key. */
function hashRows({ before, keyBefore, fields }: Sides): Map<string, string> {
  const prints = new Map<string, string>();
  for (const row of before()) prints.set(keyBefore(row), hashRow(row, fields));
  return prints;
}

function hashRow(row: Row, fields: readonly string[]): string {
  return hash('sha256', JSON.stringify(fields.map((field) => row[field])), 'base64');
}

interface Matched {
  /** Number of rows. */
  after: number;
  added: TableDiff['added'];
  /** Changed rows by the key of the earlier row. */
  differing: Map<string, Differing>;
}

/** Matches later rows with hashes of earlier ones, and deletes the matched hashes. */
function matchRows(prints: Map<string, string>, sides: Sides): Matched {
  const matched: Matched = { after: 0, added: [], differing: new Map() };
  for (const row of sides.after()) {
    matched.after += 1;
    const key = sides.keyAfter(row);
    const print = prints.get(key);
    if (print === undefined) matched.added.push(nameOf(row, sides));
    else if (print !== hashRow(row, sides.fields)) matched.differing.set(key, openDifference(row, sides));
    prints.delete(key);
  }
  return matched;
}

function nameOf(row: Row, { names }: Sides): TableDiff['added'][number] {
  // these fields hold text or numbers; an older dataset may lack one
  return Object.fromEntries(names.map((name) => [name, (row[name] ?? null) as string | number | null]));
}

/** A changed row. */
interface Differing {
  row: TableDiff['added'][number];
  fields: Change[];
  /** Fields whose later text is still missing. */
  open: Set<string>;
  compareWith(before: Row): void;
}

function openDifference(after: Row, sides: Sides): Differing {
  const now = new Map(sides.fields.map((field) => [field, shorten(after[field])]));
  const differing: Differing = {
    row: nameOf(after, sides),
    fields: [],
    open: new Set(),
    compareWith: (before) => {
      for (const [field, value] of now) {
        if (JSON.stringify(shorten(before[field])) === JSON.stringify(value)) continue;
        if (isHash(value)) differing.open.add(field);
        differing.fields.push({
          field,
          before: toValue(before[field]),
          after: isHash(value) ? '' : toValue(value),
        });
      }
      now.clear();
    },
  };
  return differing;
}

/** Longer than nearly all titles and shorter than nearly all abstracts. */
const LONG = 200;

/** Replaces a long text with its hash. */
function shorten(value: unknown): unknown {
  return typeof value === 'string' && value.length > LONG ? { hash: hash('sha256', value, 'base64') } : value;
}

/** No field of a row is an object. */
function isHash(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toValue(value: unknown): Change['before'] {
  return (value ?? null) as Change['before']; // any field value of a row
}

function fillLongTexts(differing: ReadonlyMap<string, Differing>, { after, keyAfter }: Sides): void {
  const anyOpen = [...differing.values()].some(({ open }) => open.size > 0);
  for (const row of anyOpen ? after() : []) {
    const { fields = [], open } = differing.get(keyAfter(row)) ?? {};
    for (const change of fields) if (open?.has(change.field)) change.after = toValue(row[change.field]);
  }
}
