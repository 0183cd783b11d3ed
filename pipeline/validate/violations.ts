import type { ErrorObject } from 'ajv';
import type { Code } from '../problem/problem.ts';
import { excerpt } from '../text/show.ts';
import { formatCount } from '../text/plural.ts';

/** A rule of a schema that a value breaks. */
export interface Violation {
  code: Code;
  message: string;
  /** Keys and indexes from the value to the part at fault. */
  path: string[];
}

const CODES = new Map<string, Code>([
  ['additionalProperties', 'validate/extra-key'],
  ['const', 'validate/not-in-list'],
  ['dependentRequired', 'validate/year-without-reason'],
  ['enum', 'validate/not-in-list'],
  ['exclusiveMaximum', 'validate/out-of-range'],
  ['exclusiveMinimum', 'validate/out-of-range'],
  ['format', 'validate/bad-format'],
  ['maximum', 'validate/out-of-range'],
  ['maxItems', 'validate/too-long'],
  ['maxLength', 'validate/too-long'],
  ['minimum', 'validate/out-of-range'],
  ['minItems', 'validate/too-short'],
  ['minLength', 'validate/too-short'],
  ['pattern', 'validate/bad-format'],
  ['required', 'validate/missing-key'],
  ['type', 'validate/wrong-type'],
  ['uniqueItems', 'validate/repeated-item'],
]);

/** Translates the errors of ajv, the most informative first: a value of the wrong type breaks other rules too. */
export function toViolations(errors: readonly ErrorObject[] | null | undefined, data: unknown): Violation[] {
  const found = (errors ?? []).map((error) => toViolation(error, data));
  return found.sort((a, b) => rank(a) - rank(b));
}

function toViolation({ keyword, instancePath, message, params }: ErrorObject, data: unknown): Violation {
  const code = CODES.get(keyword);
  if (!code) throw new Error(`no code for the schema keyword ${keyword}: add one to the table`);
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  const extra = keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];
  const where = [...path, ...extra].join('.');
  // a key is untrusted text too
  const rule = `${where === '' ? '' : `${excerpt(where)}: `}${message ?? keyword}`;
  return {
    code,
    message: `${rule}, found ${formatValue(valueAt(data, [...path, ...extra]))}`,
    path: [...path, ...extra],
  };
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  // indexing any value but null or undefined is safe
  return path.reduce((value, key) => (value as Record<string, unknown> | null)?.[key], data);
}

/** Formats a value for a message: long texts by their length. */
function formatValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return typeof value === 'string' && value.length > 40
    ? `${formatCount([...value].length)} characters`
    : excerpt(text);
}

/** RFC 6901, section 4. */
function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function rank({ code }: Violation): number {
  return code === 'validate/missing-key' ? 0 : code === 'validate/wrong-type' ? 1 : 2;
}
