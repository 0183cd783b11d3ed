import { hash } from 'node:crypto';
import type { Change, TableDiff } from '../../schemas/types.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Two states of a table, each read as often as it takes, and how their rows find each other. */
export interface Sides {
  before: () => Iterable<Row>;
  after: () => Iterable<Row>;
  keyBefore: (row: Row) => string;
  keyAfter: (row: Row) => string;
  /** Fields that are compared: both have them. */
  fields: readonly string[];
  /** Fields that name a row to a reader. */
  names: readonly string[];
}

/**
 * What differs in the rows of a table, whatever their order. Kept are keys and hashes, and of rows that differ no
 * long text but those that the difference itself holds: memory grows with titles and with what changed.
 */
export function compareRows(sides: Sides): Omit<TableDiff, 'table'> {
  const prints = printsOf(sides);
  const before = prints.size;
  const { after, added, differing } = match(prints, sides);
  const removed: TableDiff['removed'] = [];
  // nothing is left to be looked up in most tables of most releases
  for (const row of prints.size + differing.size > 0 ? sides.before() : []) {
    const key = sides.keyBefore(row);
    if (prints.has(key)) removed.push(nameOf(row, sides));
    differing.get(key)?.compareWith(row);
  }
  fillLongTexts(differing, sides);
  const changed = [...differing.values()].map(({ row, fields }) => ({ row, fields }));
  return { before, after, added, removed, changed };
}

/** A hash of each row, by its key. */
function printsOf({ before, keyBefore, fields }: Sides): Map<string, string> {
  const prints = new Map<string, string>();
  for (const row of before()) prints.set(keyBefore(row), printOf(row, fields));
  return prints;
}

function printOf(row: Row, fields: readonly string[]): string {
  return hash('sha256', JSON.stringify(fields.map((field) => row[field])), 'base64');
}

interface Matched {
  /** Number of rows. */
  after: number;
  added: TableDiff['added'];
  /** By the key of the row before. */
  differing: Map<string, Differing>;
}

/** Takes out of the hashes those whose rows are there again. */
function match(prints: Map<string, string>, sides: Sides): Matched {
  const matched: Matched = { after: 0, added: [], differing: new Map() };
  for (const row of sides.after()) {
    matched.after += 1;
    const key = sides.keyAfter(row);
    const print = prints.get(key);
    if (print === undefined) matched.added.push(nameOf(row, sides));
    else if (print !== printOf(row, sides.fields)) matched.differing.set(key, differingFrom(row, sides));
    prints.delete(key);
  }
  return matched;
}

function nameOf(row: Row, { names }: Sides): TableDiff['added'][number] {
  // names are fields that hold text or numbers; a dataset may be older than one of them
  return Object.fromEntries(names.map((name) => [name, (row[name] ?? null) as string | number | null]));
}

/** A row that differs from what it was. */
interface Differing {
  row: TableDiff['added'][number];
  fields: Change[];
  /** Those whose text after is still to be filled in. */
  open: Set<string>;
  compareWith(before: Row): void;
}

function differingFrom(after: Row, sides: Sides): Differing {
  const now = new Map(sides.fields.map((field) => [field, shortOf(after[field])]));
  const differing: Differing = {
    row: nameOf(after, sides),
    fields: [],
    open: new Set(),
    compareWith: (before) => {
      for (const [field, value] of now) {
        if (JSON.stringify(shortOf(before[field])) === JSON.stringify(value)) continue;
        if (isHash(value)) differing.open.add(field);
        differing.fields.push({
          field,
          before: valueOf(before[field]),
          after: isHash(value) ? '' : valueOf(value),
        });
      }
      now.clear();
    },
  };
  return differing;
}

/** Longer than nearly all titles and shorter than nearly all abstracts. */
const LONG = 200;

/** A long text by its hash. */
function shortOf(value: unknown): unknown {
  return typeof value === 'string' && value.length > LONG ? { hash: hash('sha256', value, 'base64') } : value;
}

/** No field of a row is an object. */
function isHash(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueOf(value: unknown): Change['before'] {
  return (value ?? null) as Change['before']; // what a field of a row can be
}

function fillLongTexts(differing: ReadonlyMap<string, Differing>, { after, keyAfter }: Sides): void {
  const anyOpen = [...differing.values()].some(({ open }) => open.size > 0);
  for (const row of anyOpen ? after() : []) {
    const { fields = [], open } = differing.get(keyAfter(row)) ?? {};
    for (const change of fields) if (open?.has(change.field)) change.after = valueOf(row[change.field]);
  }
}
