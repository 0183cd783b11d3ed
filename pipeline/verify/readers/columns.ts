import type { Property } from '../tables.ts';

/** A column of a table, as its schema describes it. */
export interface Column {
  name: string;
  kind: 'text' | 'date' | 'integer' | 'number' | 'texts' | 'structs';
  nullable: boolean;
  description: string;
  /** The fields of each item in a list of structs. */
  fields: readonly Column[];
}

/** The value of a row in each column, as in JSON: a date is text, a missing value null. */
export type Cells = readonly unknown[];

/** A table in a file: what is wrong with its columns, and its rows. */
export interface Reading {
  faults: readonly string[];
  rows: Iterable<Cells> | AsyncIterable<Cells>;
}

export function readColumns({ properties = {} }: Pick<Property, 'properties'>): Column[] {
  return Object.entries(properties).map(([name, property]) => {
    const types = [property.type].flat();
    return {
      name,
      kind: chooseKind(types, property),
      nullable: types.includes('null'),
      description: property.description ?? '',
      fields: readColumns(property.items ?? {}),
    };
  });
}

function chooseKind(types: readonly string[], { format, items }: Property): Column['kind'] {
  if (types.includes('array')) return items?.properties === undefined ? 'texts' : 'structs';
  if (types.includes('integer')) return 'integer';
  if (types.includes('number')) return 'number';
  return format === 'date' ? 'date' : 'text';
}

/** Formats a date as YYYY-MM-DD. @throws RangeError if there is no such day */
export function formatDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

/** Parses a list in a text. What is not JSON stays text, and so does `null`: a null list has no text. */
export function parseList(text: string): unknown {
  try {
    return JSON.parse(text) ?? text;
  } catch {
    return text;
  }
}

/** Compares the described columns of a file with the expected ones. */
export function* findColumnFaults(found: readonly string[], expected: readonly string[]): Generator<string> {
  for (const [index, column] of expected.entries())
    if (found[index] !== column) yield `column ${index + 1} is ${found[index] ?? 'missing'}, not ${column}`;
  if (found.length > expected.length) yield `columns too many: ${found.length - expected.length}`;
}
