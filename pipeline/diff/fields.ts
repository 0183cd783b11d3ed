import type { FieldsDiff } from '../../schemas/types.ts';
import type { Property, Schemas } from './compared.ts';
import { compare } from '../text/compare.ts';

/** Compares the fields of all tables by their schemas. */
export function compareFields(before: Schemas, after: Schemas): FieldsDiff {
  const [was, is] = [collectFacets(before), collectFacets(after)];
  const both = [...was.values()].flatMap((old) => {
    const now = is.get(keyOf(old));
    return now === undefined ? [] : [{ old, now }];
  });
  return {
    added: [...is.values()].filter((facet) => !was.has(keyOf(facet))).map(nameOf),
    removed: [...was.values()].filter((facet) => !is.has(keyOf(facet))).map(nameOf),
    retyped: both.flatMap(({ old, now }) => compareFacets(old, now, 'type')),
    reworded: both.flatMap(({ old, now }) => compareFacets(old, now, 'meaning')),
    values: both.flatMap(({ old, now }) => compareValues(old, now)),
    reordered: Object.keys(before).filter((table) => isReordered(table, was, is)),
  };
}

/** A field, or a field of the structs in a list. */
interface Facet {
  table: string;
  field: string;
  type: string;
  meaning: string;
  values: readonly string[];
}

type Facets = ReadonlyMap<string, Facet>;

function collectFacets(schemas: Schemas): Facets {
  const facets = Object.entries(schemas).flatMap(([table, { properties }]) => listFacets(table, properties));
  return new Map(facets.map((facet) => [keyOf(facet), facet]));
}

function listFacets(table: string, properties: Readonly<Record<string, Property>>, prefix = ''): Facet[] {
  return Object.entries(properties).flatMap(([name, property]) => [
    {
      table,
      field: `${prefix}${name}`,
      type: formatType(property),
      meaning: property.description ?? '',
      values: (property.enum ?? property.items?.enum ?? []).map(String),
    },
    ...listFacets(table, property.items?.properties ?? {}, `${prefix}${name}.`),
  ]);
}

/** Formats the type and all constraints, such as `string or null, format date`. */
function formatType({
  type = 'any',
  description: _,
  enum: __,
  properties: ___,
  items,
  ...bounds
}: Property): string {
  const types = [type].flat().join(' or ');
  const others = Object.entries(bounds)
    .filter(([keyword]) => keyword !== 'required' && keyword !== 'additionalProperties')
    .sort(([a], [b]) => compare(a, b))
    .map(([keyword, bound]) => `, ${keyword} ${typeof bound === 'string' ? bound : JSON.stringify(bound)}`);
  return `${types}${items === undefined ? '' : ` of ${formatType(items)}`}${others.join('')}`;
}

function keyOf({ table, field }: Pick<Facet, 'table' | 'field'>): string {
  return `${table} ${field}`;
}

function nameOf({ table, field }: Facet): { table: string; field: string } {
  return { table, field };
}

function compareFacets(old: Facet, now: Facet, what: 'type' | 'meaning'): FieldsDiff['retyped'] {
  return old[what] === now[what] ? [] : [{ ...nameOf(now), before: old[what], after: now[what] }];
}

function compareValues(old: Facet, now: Facet): FieldsDiff['values'] {
  const added = now.values.filter((value) => !old.values.includes(value));
  const removed = old.values.filter((value) => !now.values.includes(value));
  return added.length + removed.length === 0 ? [] : [{ ...nameOf(now), added, removed }];
}

/** Whether the shared fields are in another order. */
function isReordered(table: string, was: Facets, is: Facets): boolean {
  const order = (facets: Facets, others: Facets) =>
    [...facets.values()].filter((facet) => facet.table === table && others.has(keyOf(facet))).map(keyOf);
  return order(was, is).join() !== order(is, was).join();
}
