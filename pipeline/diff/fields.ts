import type { FieldsDiff } from '../../schemas/types.ts';
import type { Property, Schemas } from './compared.ts';
import { compare } from '../text/compare.ts';

/** What differs in the fields of the tables, by their schemas. */
export function compareFields(before: Schemas, after: Schemas): FieldsDiff {
  const [was, is] = [facetsOf(before), facetsOf(after)];
  const both = [...was.values()].flatMap((old) => {
    const now = is.get(keyOf(old));
    return now === undefined ? [] : [{ old, now }];
  });
  return {
    added: [...is.values()].filter((facet) => !was.has(keyOf(facet))).map(nameOf),
    removed: [...was.values()].filter((facet) => !is.has(keyOf(facet))).map(nameOf),
    retyped: both.flatMap(({ old, now }) => changeOf(old, now, 'type')),
    reworded: both.flatMap(({ old, now }) => changeOf(old, now, 'meaning')),
    values: both.flatMap(({ old, now }) => valuesOf(old, now)),
    reordered: Object.keys(before).filter((table) => isReordered(table, was, is)),
  };
}

/** One field, or one of the items of a list of structs. */
interface Facet {
  table: string;
  field: string;
  type: string;
  meaning: string;
  values: readonly string[];
}

type Facets = ReadonlyMap<string, Facet>;

function facetsOf(schemas: Schemas): Facets {
  const facets = Object.entries(schemas).flatMap(([table, { properties }]) => facetsIn(table, properties));
  return new Map(facets.map((facet) => [keyOf(facet), facet]));
}

function facetsIn(table: string, properties: Readonly<Record<string, Property>>, prefix = ''): Facet[] {
  return Object.entries(properties).flatMap(([name, property]) => [
    {
      table,
      field: `${prefix}${name}`,
      type: typeText(property),
      meaning: property.description ?? '',
      values: (property.enum ?? property.items?.enum ?? []).map(String),
    },
    ...facetsIn(table, property.items?.properties ?? {}, `${prefix}${name}.`),
  ]);
}

/** Its type and whatever else bounds it, such as `string or null, format date`. */
function typeText({
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
  return `${types}${items === undefined ? '' : ` of ${typeText(items)}`}${others.join('')}`;
}

function keyOf({ table, field }: Pick<Facet, 'table' | 'field'>): string {
  return `${table} ${field}`;
}

function nameOf({ table, field }: Facet): { table: string; field: string } {
  return { table, field };
}

function changeOf(old: Facet, now: Facet, what: 'type' | 'meaning'): FieldsDiff['retyped'] {
  return old[what] === now[what] ? [] : [{ ...nameOf(now), before: old[what], after: now[what] }];
}

function valuesOf(old: Facet, now: Facet): FieldsDiff['values'] {
  const added = now.values.filter((value) => !old.values.includes(value));
  const removed = old.values.filter((value) => !now.values.includes(value));
  return added.length + removed.length === 0 ? [] : [{ ...nameOf(now), added, removed }];
}

/** Whether the fields that both have stand in another order. */
function isReordered(table: string, was: Facets, is: Facets): boolean {
  const order = (facets: Facets, others: Facets) =>
    [...facets.values()].filter((facet) => facet.table === table && others.has(keyOf(facet))).map(keyOf);
  return order(was, is).join() !== order(is, was).join();
}
