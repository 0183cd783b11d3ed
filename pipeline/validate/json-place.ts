import type { JSONPath, Node } from 'jsonc-parser';
import { loadJsonParser } from '../extract/decode/libraries.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';

type Place = Pick<Problem, 'excerpt'> & { line: number; column: number };

/** Reports why and where a text is not JSON. */
export function locateBadJson(text: string): Problem & Place {
  const { parse, printParseErrorCode } = loadJsonParser();
  const errors: import('jsonc-parser').ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const { offset, error } = errors[0] ?? { offset: 0, error: 1 as const };
  const name = printParseErrorCode(error);
  const [message, fix, at = offset] = findLeftoverComma(text, offset, name) ?? WORDS[name] ?? UNKNOWN;
  return { ...problem('validate/bad-json', `not JSON: ${message}`), ...placeAt(text, at), fix };
}

type Words = [message: string, fix: string, offset?: number];

/** A comma before the end of an object or a list, which is the most frequent mistake. */
function findLeftoverComma(text: string, offset: number, error: string): Words | null {
  if (error !== 'PropertyNameExpected' && error !== 'ValueExpected') return null;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') && /[\]}]/.test(text.charAt(offset))
    ? ['there is a comma, and nothing comes after it', 'remove this comma', before.length - 1]
    : null;
}

const UNKNOWN: Words = ['a sign is wrong here', 'write it as JSON: texts and keys in double quotes'];

/** What the codes of the parser mean, and what helps. */
const WORDS: Readonly<Record<string, Words>> = {
  InvalidSymbol: [
    'texts and keys need double quotes, and this has none',
    'put it into double quotes, or remove it',
  ],
  InvalidNumberFormat: ['this is not a number', 'write the digits alone, or put it into double quotes'],
  PropertyNameExpected: ['a key should begin here', 'write the key in double quotes'],
  ValueExpected: ['a value should begin here', 'write the value: a text in double quotes, a number, or null'],
  ColonExpected: ['a colon should stand here, between key and value', 'add the colon'],
  CommaExpected: ['a comma should stand here, between two values', 'add the comma'],
  CloseBraceExpected: ['the closing brace is missing', 'add } at the end'],
  CloseBracketExpected: ['the closing bracket is missing', 'add ] at the end'],
  EndOfFileExpected: ['the JSON ends before this', 'remove what comes after the end'],
  InvalidCommentToken: [
    'there are no comments in JSON',
    'remove the comment, or make it a note: "note": "..."',
  ],
  UnexpectedEndOfComment: ['there are no comments in JSON', 'remove the comment'],
  UnexpectedEndOfString: ['the text has no closing quote on its line', 'add the double quote at its end'],
  UnexpectedEndOfNumber: ['the number is cut off', 'write the whole number'],
  InvalidUnicode: ['\\u needs four hexadecimal digits', 'write such as \\u00e9, or the character itself'],
  InvalidEscapeCharacter: [
    'a backslash stands before a sign that it does not go with',
    'write two backslashes',
  ],
  InvalidCharacter: ['a control character stands in a text', 'write a line break as \\n and a tab as \\t'],
};

/** Locates the key of a path in a JSON text, or its nearest ancestor. */
export function locateKey(path: string[], text: string): Place {
  return locateAll(text)(path);
}

/** The same for many paths: a text with 100,000 unknown keys is parsed once. */
export function locateAll(text: string): (path: string[]) => Place {
  const { parseTree } = loadJsonParser();
  const root = parseTree(text);
  const keys = new Map<unknown, Node>();
  for (const one of root?.children ?? []) {
    const key = one.children?.[0]?.value;
    if (one.type === 'property' && !keys.has(key)) keys.set(key, one);
  }
  const place = indexPlaces(text);
  return (path) => {
    const [key] = path;
    const at = path.length === 1 && root?.type === 'object' ? keys.get(key)?.offset : undefined;
    return place(at ?? findOffset(root, path));
  };
}

/** Reports the first repeated key of the outermost object. */
export function findRepeatedKey(text: string): Problem {
  const { parseTree } = loadJsonParser();
  const seen = new Set<unknown>();
  const again = (parseTree(text)?.children ?? []).find(({ children: [key] = [] }) => {
    const isSeen = seen.has(key?.value);
    seen.add(key?.value);
    return isSeen;
  });
  const name = String(again?.children?.[0]?.value);
  const fix = 'remove one of the two: readers keep the last one';
  const message = `the key ${excerpt(JSON.stringify(name))} is there twice`;
  return problem('validate/repeated-key', message, { ...placeAt(text, again?.offset ?? 0), fix });
}

function findOffset(root: Node | undefined, path: JSONPath): number {
  const { findNodeAtLocation } = loadJsonParser();
  if (!root) return 0;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return (node.parent ?? node).offset;
  }
  return root.offset;
}

/** Finds the line, the column and the text of the line at an offset. */
export function placeAt(text: string, offset: number): Place {
  return indexPlaces(text)(offset);
}

/** Reads a text once, and then finds any number of places in it. */
function indexPlaces(text: string): (offset: number) => Place {
  const starts = [0];
  // number of code points before each code unit
  const points = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isSecond = at > 0 && isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(at - 1));
    points[at + 1] = (points[at] as number) + (isSecond ? 0 : 1);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return (offset) => {
    const line = findLine(starts, offset);
    const start = starts[line - 1] as number;
    return {
      line,
      column: (points[offset] as number) - (points[start] as number) + 1,
      excerpt: excerpt(text.slice(start, starts[line] ?? text.length).trim()),
    };
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The last line that begins at an offset or before it, from 1. */
function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
