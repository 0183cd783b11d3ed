import { Buffer, isUtf8 } from 'node:buffer';
import { columnOf, lineOf } from '../extract/position.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { locateBadJson, placeAt, findRepeatedKey } from './json-place.ts';
import { formatCount } from '../text/plural.ts';

/** Ten thousand times the size of a sidecar or a judgement. */
const LARGEST = 1 << 20;

/** The schemas have one level; JSON parsers are recursive and overflow the stack after some thousands. */
const DEEPEST = 32;

/** A parsed value and its problems; a text that cannot be read has a problem and no value. */
export interface ReadJson {
  text: string;
  data: unknown;
  problems: Problem[];
}

/** Reads untrusted JSON. A byte order mark is ignored. */
export function readJson(bytes: Buffer): ReadJson {
  if (bytes.length > LARGEST) {
    const message = `${formatCount(bytes.length)} bytes, the limit is ${formatCount(LARGEST)}`;
    return toUnread('', problem('validate/too-large', message, { line: 1, column: 1 }));
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  if (!isUtf8(bytes)) return toUnread(text, toNotUtf8(bytes));
  const { deep, keys } = scanBrackets(text);
  if (deep !== null) {
    const message = `not read: brackets within brackets, more than ${DEEPEST} deep`;
    return toUnread(text, problem('validate/bad-json', message, placeAt(text, deep)));
  }
  try {
    const data: unknown = JSON.parse(text);
    return { text, data, problems: keys > countKeys(data) ? [findRepeatedKey(text)] : [] };
  } catch {
    return toUnread(text, locateBadJson(text));
  }
}

function toUnread(text: string, why: Problem): ReadJson {
  return { text, data: undefined, problems: [why] };
}

function toNotUtf8(bytes: Buffer): Problem {
  const decoded = Buffer.from(bytes.toString('utf8'));
  const byte = bytes.findIndex((one, i) => one !== decoded[i]);
  const line = lineOf(bytes, byte, { byte: 0, line: 1 });
  return problem('validate/bad-json', 'not JSON: its bytes are not UTF-8', {
    line,
    column: columnOf(bytes, byte),
  });
}

/** Finds where a text nests too deep, and counts the keys of its outermost object: parsers drop repeated ones. */
function scanBrackets(text: string): { deep: number | null; keys: number } {
  let depth = 0;
  let keys = 0;
  let isInString = false;
  for (const { 0: sign, index } of text.matchAll(/\\.|["[\]{}:]/gs)) {
    if (sign === '"') isInString = !isInString;
    else if (isInString || sign.length > 1) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    else if (depth === 1) keys += 1;
    if (depth > DEEPEST) return { deep: index, keys };
  }
  return { deep: null, keys };
}

function countKeys(data: unknown): number {
  return typeof data === 'object' && data !== null ? Object.keys(data).length : 0;
}
