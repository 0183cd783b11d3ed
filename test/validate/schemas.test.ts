import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toViolations } from '../../pipeline/validate/violations.ts';
import { generate } from '../../schemas/generate.ts';
import * as validators from '../../schemas/validators.js';

const VALIDATORS = new Map(Object.entries(validators));

interface Schema {
  title: string;
  properties: Record<string, Node>;
  required: string[];
}

interface Node {
  description?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  minLength?: number;
  minimum?: number;
  uniqueItems?: boolean;
  items?: Node;
  properties?: Record<string, Node>;
  additionalProperties?: Node | false;
}

const SCHEMAS = readdirSync('schemas')
  .filter((file) => file.endsWith('.schema.json'))
  .map((file): [string, Schema] => [file, JSON.parse(readFileSync(`schemas/${file}`, 'utf8'))]);

describe.each(SCHEMAS)('%s', (_, schema) => {
  const validate = VALIDATORS.get(`validate${schema.title}`) as typeof validators.validatePaper;
  const codesOf = (data: unknown) => {
    validate(data);
    return toViolations(validate.errors, data).map(({ code }) => code);
  };
  const valid = () => exampleOf(schema as Node) as Record<string, unknown>;

  it('describes every property', () => {
    expect(undescribed(schema as Node, schema.title)).toEqual([]);
  });

  it('accepts a valid value', () => {
    expect(codesOf(valid())).toEqual([]);
  });

  it.each(mutantsOf(schema))('refuses %s with %s', (_name, code, mutate) => {
    const value = valid();
    mutate(value);
    expect(codesOf(value)[0]).toBe(code);
  });
});

it('types and validators are those of the schemas; if not, run: npx daily-papers schemas', async () => {
  for (const [file, text] of await generate()) expect(readFileSync(`schemas/${file}`, 'utf8')).toBe(text);
});

type Mutant = [name: string, code: string, mutate: (value: Record<string, unknown>) => void];

/** One mutant for each rule that a property has: each must be refused, with the code of that rule. */
function mutantsOf({ properties, required }: Schema): Mutant[] {
  const of = Object.entries(properties).flatMap(([key, node]) =>
    rulesOf(node).map(([rule, code, bad]): Mutant => [
      `${key} ${rule}`,
      code,
      (value) => {
        value[key] = bad;
      },
    ]),
  );
  const missing = required.map((key): Mutant => [
    `no ${key}`,
    'validate/missing-key',
    (value) => {
      Reflect.deleteProperty(value, key);
    },
  ]);
  return [
    ...missing,
    ...of,
    [
      'an extra key',
      'validate/extra-key',
      (value) => {
        value.unheard_of = 1;
      },
    ],
  ];
}

function rulesOf(node: Node): [rule: string, code: string, bad: unknown][] {
  const { type, format, pattern, minLength, minimum, uniqueItems } = node;
  const rules: [string, string, unknown][] = [];
  if (type !== undefined)
    rules.push(['of the wrong type', 'validate/wrong-type', type === 'boolean' ? 1 : true]);
  if (type === 'string' && node.enum === undefined) rules.push(['null', 'validate/wrong-type', null]);
  if (type === 'integer') rules.push(['with a fraction', 'validate/wrong-type', 1.5]);
  if (format === 'date')
    rules.push(
      ['30 February', 'validate/bad-format', '2025-02-30'],
      ['in words', 'validate/bad-format', 'Aug 4'],
    );
  if (format === 'uri') rules.push(['without a scheme', 'validate/bad-format', 'not an address']);
  if (pattern !== undefined && pattern !== '\\S')
    rules.push(['of another form', 'validate/bad-format', '?'.repeat(60)]);
  if (pattern === '\\S') rules.push(['of blanks', 'validate/bad-format', ' '.repeat(60)]);
  if (node.enum) rules.push(['not in the list', 'validate/not-in-list', 'unheard-of']);
  if (minLength !== undefined && pattern === undefined) rules.push(['empty', 'validate/too-short', '']);
  if (minimum !== undefined) rules.push(['too small', 'validate/out-of-range', minimum - 1]);
  if (uniqueItems && node.items)
    rules.push([
      'with an item twice',
      'validate/repeated-item',
      [exampleOf(node.items), exampleOf(node.items)],
    ]);
  return rules;
}

/** A value that a schema accepts. */
function exampleOf(node: Node): unknown {
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  if (node.enum) return node.enum[0];
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([key, child]) => [key, exampleOf(child)]),
    );
  if (type === 'array')
    return node.uniqueItems
      ? [exampleOf(node.items ?? {})]
      : [exampleOf(node.items ?? {}), exampleOf(node.items ?? {})];
  if (type === 'boolean') return false;
  if (type === 'integer' || type === 'number') return Math.max(node.minimum ?? 0, 0);
  return textFor(node);
}

function textFor({ format, pattern, minLength = 1 }: Node): string {
  if (format === 'date') return '2025-08-04';
  if (format === 'uri') return 'https://example.org/papers';
  const byPattern: Record<string, string> = {
    '^dp-[0-9a-z]{12}$': 'dp-0123456789ab',
    '^[0-9a-f]{64}$': 'a'.repeat(64),
    '^([0-9]{4}\\.[0-9]{4,5}|[a-z-]+(\\.[A-Z]{2})?/[0-9]{7})$': '2508.00001',
    '^--[01][0-9]-[0-3][0-9]$': '--08-04',
    '^[a-z]+/[a-z0-9-]+$': 'extract/not-text',
    '^[a-z0-9-]+$': 'some-rule',
    '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$': '1.0.0',
    '^v(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$': 'v1.0.0',
    '\\S': 'x'.repeat(minLength),
  };
  return pattern === undefined ? 'x'.repeat(minLength) : (byPattern[pattern] ?? `no example for ${pattern}`);
}

function undescribed(node: Node, path: string): string[] {
  const own = Object.entries(node.properties ?? {});
  return own.flatMap(([key, child]) => [
    ...(child.description ? [] : [`${path}.${key}`]),
    ...undescribed(child, `${path}.${key}`),
    ...(child.items ? undescribed(child.items, `${path}.${key}[]`) : []),
  ]);
}
