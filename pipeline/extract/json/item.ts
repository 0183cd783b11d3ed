import { decodeBytes, findArxivId, joinDecodings } from '../decode/decodings.ts';
import { type Mapped, rangeOf } from '../decode/mapped.ts';
import type { Card, CardColumn, CardValue, NamedDay, Repeat } from '../cards/card.ts';
import type { Code } from '../../problem/problem.ts';
import { excerpt } from '../../text/show.ts';
import { measureWordOverlap } from '../word-overlap.ts';
import { DAY_PATH, FIELDS, NUMBERS, REPEATED } from './fields.ts';
import { JSON_KINDS, type Node, valueAt, valuesAt } from './tree.ts';

/** Where a JSON text stands: it is the file, or the value of an attribute. */
export interface JsonSource {
  bytes: Buffer;
  mapped: Mapped;
  /** Decoding that comes before JSON's own; null in a file of JSON. */
  decoding: 'html-entities' | null;
}

/** A card, the values that it shows once more, and the day that it names. */
export interface Item {
  card: Card;
  repeats: Omit<Repeat, 'card'>[];
  day: NamedDay | null;
}

/** Why an item is no card. */
export interface Fault {
  code: Code;
  message: string;
}

/**
 * Reads one item of an answer of the site.
 * @param node the wrapper with the key `paper`, or the paper itself
 */
export function readItem(node: Node, source: JsonSource): Item | Fault {
  const wrapper = valueAt(node, 'paper')?.type === 'object' ? node : null;
  const [start, end] = rangeOf(source.mapped, node.offset, node.offset + node.length);
  const item: Item = { card: { start, end, values: [] }, repeats: [], day: null };
  for (const { column, paths, decoding = null } of FIELDS) {
    for (const path of paths) {
      const nodes = findNodes(node, wrapper, path);
      if ('code' in nodes) return nodes;
      const values = readValues(nodes, column, decoding, path, source);
      if ('code' in values) return values;
      const known = item.card.values.find((value) => value.column === column);
      if (known === undefined) for (const value of values) item.card.values.push(value);
      else if (REPEATED.has(column) || values[0]?.text === known.text) {
        if (values[0] && contradicts(known, values[0]))
          return { code: 'extract/contradiction', message: `the item has two texts as its ${column}` };
        item.repeats.push(...values.map(({ start, end }) => ({ start, end, name: column })));
      }
    }
  }
  if (!item.card.values.some(({ column }) => column === 'title'))
    return { code: 'extract/no-title', message: 'the item has no title' };
  if (isOfOther(wrapper, item.card))
    return { code: 'extract/contradiction', message: 'the picture of the item is that of another paper' };
  return { ...item, day: readDay(node, wrapper, source) };
}

/** Follows a path of keys; a key that stands there twice leaves open which of the two is right. */
function findNodes(node: Node, wrapper: Node | null, path: string): Node[] | Fault {
  const keys = path.split('.');
  if (wrapper === null && keys.shift() !== 'paper') return [];
  let nodes = [node];
  for (const key of keys) {
    const next = nodes.map((one) => (key === '*' ? listItems(one) : valuesAt(one, key)));
    if (key !== '*' && next.some((values) => values.length > 1))
      return { code: 'extract/repeated-key', message: `the key "${key}" stands twice in one object` };
    nodes = next.flat();
  }
  return nodes;
}

function listItems({ type, children = [] }: Node): Node[] {
  return type === 'array' ? children : [];
}

function readValues(
  nodes: readonly Node[],
  column: CardColumn,
  decoding: string | null,
  path: string,
  source: JsonSource,
): CardValue[] | Fault {
  const values: CardValue[] = [];
  for (const node of nodes) {
    if (node.type === 'null' || node.value === '') continue;
    const type = NUMBERS.has(column) ? 'number' : 'string';
    if (node.type !== type)
      return {
        code: 'extract/bad-value',
        message: `${path} is ${JSON_KINDS[node.type]}; it must be ${JSON_KINDS[type]}`,
      };
    const value = readValue(node, column, decoding, source);
    if (value === null) {
      // papers without an arXiv id have another one
      if (column === 'arxiv_id') continue;
      return {
        code: 'extract/bad-value',
        message: `${path} cannot be read: "${excerpt(String(node.value))}"`,
      };
    }
    if (value.text.trim() !== '') values.push(value);
  }
  return values;
}

function readValue(
  node: Node,
  column: CardColumn,
  decoding: string | null,
  { bytes, mapped, decoding: outer }: JsonSource,
): CardValue | null {
  const [start, end] = rangeOf(mapped, node.offset, node.offset + node.length);
  const names = node.type === 'number' ? null : joinDecodings(outer, 'json-string', decoding);
  const text = decodeBytes(bytes.subarray(start, end), names);
  const isFine = text !== null && (node.type !== 'number' || /^\d{1,10}$/.test(text));
  return isFine ? { column, start, end, decoding: names, text } : null;
}

/** The words of a title that must be the same where it stands a second time; people edit titles a little. */
const SAME_TITLE = 0.5;

function contradicts({ column, text }: CardValue, again: CardValue): boolean {
  if (column === 'title') return measureWordOverlap(text, again.text) < SAME_TITLE;
  return text !== again.text;
}

/** The address of the picture has the arXiv id, at the other end of the item: bytes lost between them are noticed. */
function isOfOther(wrapper: Node | null, { values }: Card): boolean {
  const address: unknown = valueAt(wrapper ?? undefined, 'thumbnail')?.value;
  const shown = typeof address === 'string' ? findArxivId(address) : null;
  const id = values.find(({ column }) => column === 'arxiv_id')?.text;
  return shown !== null && id !== undefined && shown !== id;
}

function readDay(node: Node, wrapper: Node | null, source: JsonSource): Item['day'] {
  const nodes = findNodes(node, wrapper, DAY_PATH);
  return 'code' in nodes ? null : readDayAt(nodes[0], source);
}

/** Reads a timestamp as the day of a page; null for anything else. */
export function readDayAt(node: Node | undefined, source: JsonSource): NamedDay | null {
  const value = node?.type === 'string' ? readValue(node, 'published_date', 'iso-day', source) : null;
  return value && { text: value.text, span: value };
}
