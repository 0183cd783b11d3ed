import { isUtf8 } from 'node:buffer';
import manifestSchema from '../../../schemas/manifest.schema.json' with { type: 'json' };
import { validateManifest } from '../../../schemas/validators.js';
import { excerpt } from '../../text/show.ts';
import type { Checking, Found } from '../finding.ts';
import type { Folder } from '../folder.ts';
import { type Line, readLines } from '../lines.ts';
import type { Released } from '../released.ts';
import { parseJson } from '../rows.ts';
import { MANIFEST, type Property, type Shape, getShape, TABLE_NAMES, type TableName } from '../tables.ts';

/** Every row of every table, and the manifest, is valid by its schema and written in our one way. */
export function* checkShapes({ folder, edition }: Released): Checking {
  let rows = 0;
  for (const table of TABLE_NAMES) rows += yield* checkTable(folder, table, getShape(table, edition));
  yield* checkManifest(folder);
  return { rows, schemas: TABLE_NAMES.length + 1 };
}

function* checkTable(folder: Folder, table: TableName, shape: Shape): Generator<Found, number> {
  const file = `${table}.jsonl`;
  if (!folder.has(file)) yield { file, message: 'is missing, or is not a file that can be read' };
  let rows = 0;
  for (const line of readLines(folder.chunks(file))) {
    rows++;
    const fault = findFault(line, shape);
    if (fault !== null) yield { file, line: line.number, message: fault };
  }
  return rows;
}

/** Finds what is wrong with a line of JSON Lines (RFC 8259, jsonlines.org), or null. */
function findFault({ bytes, ended }: Line, shape: Shape): string | null {
  if (!ended) return 'the line does not end with LF';
  if (!isUtf8(bytes)) return 'not valid UTF-8';
  const text = bytes.toString('utf8');
  const value = parseJson(text);
  if (value === undefined) return `not JSON: ${excerpt(text)}`;
  // only this finds a repeated key: JSON.parse takes the last value
  if (JSON.stringify(value) !== text)
    return 'not written as JSON.stringify does: a key twice, blanks, or escapes';
  return findShapeFault(value, shape);
}

type AnyShape = Shape | { schema: Property; valid: typeof validateManifest };

/** How a value violates a schema, or null. */
function findShapeFault(value: unknown, { schema, valid }: AnyShape): string | null {
  if (valid(value)) return findOrderFault(value, schema);
  const [error] = valid.errors ?? [];
  return `${error?.instancePath.slice(1).replaceAll('/', '.') ?? ''} ${error?.message ?? 'is not valid'}`.trim();
}

/** Finds keys in the wrong order, in the value and in nested ones, or null. */
function findOrderFault(value: unknown, { properties, items }: Property): string | null {
  if (Array.isArray(value))
    return value.map((item) => findOrderFault(item, items ?? { type: '' })).find(isFault) ?? null;
  if (properties === undefined || value === null) return null;
  const found = Object.entries(value as object);
  // a key that may be missing is not required, and the validator has found one that may not
  const names = Object.keys(properties).filter((name) => Object.hasOwn(value as object, name));
  if (found.map(([name]) => name).join() !== names.join())
    return `the keys are not in the order ${names.join(', ')}`;
  return (
    found.map(([name, each]) => findOrderFault(each, properties[name] ?? { type: '' })).find(isFault) ?? null
  );
}

function isFault(fault: string | null): fault is string {
  return fault !== null;
}

function* checkManifest(folder: Folder): Generator<Found> {
  const value = parseJson(folder.text(MANIFEST));
  if (value === undefined) return yield { file: MANIFEST, message: 'is missing, or is not JSON' };
  const fault = findShapeFault(value, { schema: manifestSchema, valid: validateManifest });
  if (fault !== null) yield { file: MANIFEST, message: fault };
}
