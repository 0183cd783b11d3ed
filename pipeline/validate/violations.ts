import type { ErrorObject } from 'ajv';
import type { Code } from '../problem/problem.ts';
import { formatCount, formatPlural } from '../text/plural.ts';
import { excerpt } from '../text/show.ts';

/** A rule of a schema that a value breaks. */
export interface Violation {
  code: Code;
  message: string;
  /** What to do about it. */
  fix: string;
  /** Keys and indexes from the value to the part at fault. */
  path: string[];
}

/** A rule that is broken: its limits, and the value that breaks it. */
interface Broken {
  /** Names the value, such as `year`; safe to show. */
  name: string;
  value: unknown;
  params: Readonly<Record<string, unknown>>;
  /** Keys that the schema knows; empty if the caller did not name them. */
  keys: readonly string[];
}

type Explain = (broken: Broken) => [message: string, fix: string];

/** The codes and words of each keyword of our schemas. The words are for somebody who has not seen a schema. */
const RULES = new Map<string, [code: Code, explain: Explain]>([
  ['additionalProperties', ['validate/extra-key', explainExtraKey]],
  ['const', ['validate/not-in-list', ({ params, ...one }) => explainList([params.allowedValue], one)]],
  ['dependentRequired', ['validate/year-without-reason', explainDependent]],
  ['enum', ['validate/not-in-list', ({ params, ...one }) => explainList(params.allowedValues, one)]],
  ['exclusiveMaximum', ['validate/out-of-range', (one) => explainRange('less than', one)]],
  ['exclusiveMinimum', ['validate/out-of-range', (one) => explainRange('more than', one)]],
  ['format', ['validate/bad-format', explainFormat]],
  ['maximum', ['validate/out-of-range', (one) => explainRange('at most', one)]],
  ['maxItems', ['validate/too-long', (one) => explainSize('at most', 'item', one)]],
  ['maxLength', ['validate/too-long', (one) => explainSize('at most', 'character', one)]],
  ['minimum', ['validate/out-of-range', (one) => explainRange('at least', one)]],
  ['minItems', ['validate/too-short', (one) => explainSize('at least', 'item', one)]],
  ['minLength', ['validate/too-short', (one) => explainSize('at least', 'character', one)]],
  ['pattern', ['validate/bad-format', explainPattern]],
  ['required', ['validate/missing-key', explainMissing]],
  ['type', ['validate/wrong-type', explainType]],
  ['uniqueItems', ['validate/repeated-item', explainRepeated]],
]);

/**
 * Translates the errors of ajv, the most informative first: a value of the wrong type breaks other rules too.
 * @param keys the keys that the schema knows, to name them where another one is found
 */
export function toViolations(
  errors: readonly ErrorObject[] | null | undefined,
  data: unknown,
  keys: readonly string[] = [],
): Violation[] {
  const found = (errors ?? []).map((error) => toViolation(error, data, keys));
  return found.sort((a, b) => rank(a) - rank(b));
}

function toViolation(
  { keyword, instancePath, params }: ErrorObject,
  data: unknown,
  keys: readonly string[],
): Violation {
  const rule = RULES.get(keyword);
  if (!rule) throw new Error(`no code for the schema keyword ${keyword}: add one to the table`);
  const extra = keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];
  const path = [...instancePath.split('/').slice(1).map(unescapePointer), ...extra];
  const [code, explain] = rule;
  // a key is untrusted text too
  const name = path.length === 0 ? 'the value' : excerpt(path.join('.'));
  const [message, fix] = explain({ name, value: valueAt(data, path), params, keys });
  return { code, message, fix, path };
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  // indexing any value but null or undefined is safe
  return path.reduce((value, key) => (value as Record<string, unknown> | null)?.[key], data);
}

function explainExtraKey({ name, keys }: Broken): [string, string] {
  const known = keys.length === 0 ? '' : `; the keys are ${keys.join(', ')}`;
  return [`there is no key "${name}"${known}`, 'correct the name of the key, or remove it'];
}

function explainMissing({ params: { missingProperty } }: Broken): [string, string] {
  return [`the key "${missingProperty}" is missing`, `add "${missingProperty}" with its value`];
}

function explainDependent({ params: { property, missingProperty } }: Broken): [string, string] {
  return [
    `there is "${property}", but no "${missingProperty}"`,
    `add "${missingProperty}": say how you know it`,
  ];
}

function explainList(allowed: unknown, { name, value }: Pick<Broken, 'name' | 'value'>): [string, string] {
  const values = (Array.isArray(allowed) ? allowed : [allowed]).map((one) => JSON.stringify(one));
  const list = values.length === 1 ? `${values[0]}` : `one of ${values.join(', ')}`;
  return [
    `${name} is ${formatValue(value)}; it must be ${list}`,
    `write ${values.length === 1 ? list : 'one of them'}`,
  ];
}

function explainRange(words: string, { name, value, params: { limit } }: Broken): [string, string] {
  return [
    `${name} is ${formatValue(value)}; it must be ${words} ${limit}`,
    `write a number that is ${words} ${limit}`,
  ];
}

function explainSize(words: string, noun: string, { name, value, params }: Broken): [string, string] {
  const size = Array.isArray(value) ? value.length : [...String(value)].length;
  const limit = formatCount(Number(params.limit));
  const text = size <= SHORT && typeof value === 'string' ? `is ${formatValue(value)}, which has` : 'has';
  return [
    `${name} ${text} ${formatPlural(size, noun)}; it must have ${words} ${limit}`,
    `write ${words} ${formatPlural(Number(params.limit), noun)}`,
  ];
}

/** A format as people know it. */
const FORMS: Readonly<Record<string, [what: string, example: string]>> = {
  date: ['a date', '2025-08-04'],
  uri: ['an address', 'https://huggingface.co/papers'],
};

function explainFormat({ name, value, params: { format } }: Broken): [string, string] {
  const [what, example] = FORMS[String(format)] ?? [String(format), 'in the schema'];
  return [`${name} is ${formatValue(value)}, which is not ${what}`, `write ${what}, such as ${example}`];
}

function explainPattern({ name, value, params: { pattern } }: Broken): [string, string] {
  const form = excerpt(String(pattern), 120);
  return [
    `${name} is ${formatValue(value)}, which does not have the form ${form}`,
    `write it in the form ${form}`,
  ];
}

/** Types as people know them. */
const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object in braces',
  string: 'a text in quotes',
};

function explainType({ name, value, params: { type } }: Broken): [string, string] {
  const types = (Array.isArray(type) ? type : [type]).map((one) => TYPES[String(one)] ?? String(one));
  const wanted = types.join(' or ');
  const isQuoted = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  return [
    `${name} is ${formatValue(value)}; it must be ${wanted}`,
    isQuoted ? 'leave out the quotes' : `write ${wanted}`,
  ];
}

function explainRepeated({ name, params: { i, j } }: Broken): [string, string] {
  return [`items ${Number(j) + 1} and ${Number(i) + 1} of ${name} are equal`, 'remove one of the two'];
}

/** Longer texts are shown by their length. */
const SHORT = 40;

function formatValue(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'string' && value.length > SHORT
    ? `a text of ${formatPlural([...value].length, 'character')}`
    : excerpt(JSON.stringify(value));
}

/** RFC 6901, section 4. */
function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function rank({ code }: Violation): number {
  return code === 'validate/missing-key' ? 0 : code === 'validate/wrong-type' ? 1 : 2;
}
