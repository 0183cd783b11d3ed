import type { ErrorObject } from 'ajv';
import type { Code } from '../problem.ts';

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

/** What ajv found, in our words, most telling first: a value of the wrong type breaks other rules too. */
export function violationsOf(errors: readonly ErrorObject[] | null | undefined): Violation[] {
  const found = (errors ?? []).map(toViolation);
  return found.sort((a, b) => rank(a) - rank(b));
}

function toViolation({ keyword, instancePath, message, params }: ErrorObject): Violation {
  const code = CODES.get(keyword);
  if (!code) throw new Error(`no code for the schema keyword ${keyword}: add one to the table`);
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  const extra = keyword === 'additionalProperties' ? [String(params.additionalProperty)] : [];
  const where = [...path, ...extra].join('.');
  return {
    code,
    message: `${where === '' ? '' : `${where}: `}${message ?? keyword}`,
    path: [...path, ...extra],
  };
}

/** RFC 6901, section 4. */
function unescapePointer(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function rank({ code }: Violation): number {
  return code === 'validate/missing-key' ? 0 : code === 'validate/wrong-type' ? 1 : 2;
}
