import { createRequire } from 'node:module';
import type { JSONPath, Node } from 'jsonc-parser';
import type { Sidecar } from '../../schemas/types.ts';
import { validateSidecar } from '../../schemas/validators.js';
import { type Code, type Problem, problem } from '../problem.ts';
import { excerpt } from '../show.ts';
import { violationsOf } from './violations.ts';

export interface CheckedSidecar {
  /** Empty where the sidecar cannot be used: its dump still builds, without a year. */
  sidecar: Sidecar;
  problems: Problem[];
}

/**
 * Reads the text of a sidecar.
 * @param file its name in `raw/`, such as `x.json`
 */
export function readSidecar(text: string, file: string): CheckedSidecar {
  const data = parse(text.replace(/^\ufeff/, ''));
  if (data instanceof SyntaxError) return { sidecar: {}, problems: [badJson(text, file)] };
  if (validateSidecar(data)) return { sidecar: data, problems: [] };
  const problems = violationsOf(validateSidecar.errors, data).map(({ code, message, path }) =>
    at(code, message, path, text, file),
  );
  return { sidecar: {}, problems };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

/** Loaded only when a sidecar has a problem: it is there to say where. */
function jsonc(): typeof import('jsonc-parser') {
  return createRequire(import.meta.url)('jsonc-parser');
}

function badJson(text: string, file: string): Problem {
  const { parse, printParseErrorCode } = jsonc();
  const errors: import('jsonc-parser').ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const { offset, error } = errors[0] ?? { offset: 0, error: 1 as const };
  return problem('validate/bad-json', `not JSON: ${printParseErrorCode(error)}`, placeAt(text, offset, file));
}

function at(code: Code, message: string, path: string[], text: string, file: string): Problem {
  const { parseTree } = jsonc();
  const offset = offsetOf(parseTree(text), path);
  return problem(code, message, placeAt(text, offset, file));
}

/** Where the key of a path stands, or the nearest part above it that does. */
function offsetOf(root: Node | undefined, path: JSONPath): number {
  const { findNodeAtLocation } = jsonc();
  if (!root) return 0;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return (node.parent ?? node).offset;
  }
  return root.offset;
}

function placeAt(text: string, offset: number, file: string): Partial<Problem> {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const line = text.slice(offset - (before.at(-1)?.length ?? 0)).split(/[\r\n]/, 1)[0] ?? '';
  return {
    file,
    line: before.length,
    column: [...(before.at(-1) ?? '')].length + 1,
    excerpt: excerpt(line.trim()),
  };
}
