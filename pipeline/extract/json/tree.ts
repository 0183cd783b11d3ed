import type { Node, ParseError } from 'jsonc-parser';
import { loadJsonParser } from '../decode/libraries.ts';

export type { Node };

/** Deeper JSON is not read: parsers are recursive, and the answers of the site are nine levels deep. */
const DEEPEST = 64;

/**
 * Parses a JSON text (RFC 8259) into a tree with the place of each value.
 * @returns null if it is no valid JSON, or too deep
 */
export function parseJson(text: string): Node | null {
  if (isTooDeep(text)) return null;
  const errors: ParseError[] = [];
  const root = loadJsonParser().parseTree(text, errors, {
    disallowComments: true,
    allowTrailingComma: false,
  });
  return errors.length === 0 && root !== undefined ? root : null;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = findStringEnd(text, at);
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Index of the quote that ends a string, or of the end of the text. */
function findStringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (text[first - 1] === '\\') first--;
    // an even number of backslashes is a run of escaped ones
    if ((at - first) % 2 === 0) return at;
  }
  return text.length;
}

/** Finds the end of the object that begins here, or -1 if the text ends before. */
export function findObjectEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = findStringEnd(text, at);
    else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return -1;
}

/** The values of a key of an object: none, one, or several where the key is repeated. */
export function valuesAt(node: Node | undefined, key: string): Node[] {
  const values: Node[] = [];
  if (node?.type !== 'object') return values;
  for (const { children } of node.children ?? []) {
    const value = children?.[1];
    if (value !== undefined && children?.[0]?.value === key) values.push(value);
  }
  return values;
}

/** The value of a key, the last one where the key is repeated. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return valuesAt(node, key).at(-1);
}

/** The kinds of JSON values as people know them. */
export const JSON_KINDS: Readonly<Record<Node['type'], string>> = {
  array: 'a list',
  boolean: 'true or false',
  null: 'null',
  number: 'a number',
  object: 'an object',
  property: 'a key',
  string: 'a text',
};
