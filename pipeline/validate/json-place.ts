import { createRequire } from 'node:module';
import type { JSONPath, Node } from 'jsonc-parser';
import { type Problem, problem } from '../problem.ts';
import { excerpt } from '../show.ts';

type Place = Pick<Problem, 'excerpt'> & { line: number; column: number };

/** Loaded only when there is a problem in a JSON text: it is there to say where. */
function jsonc(): typeof import('jsonc-parser') {
  return createRequire(import.meta.url)('jsonc-parser');
}

/** Why and where a text is not JSON. */
export function badJson(text: string): Problem & Place {
  const { parse, printParseErrorCode } = jsonc();
  const errors: import('jsonc-parser').ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const { offset, error } = errors[0] ?? { offset: 0, error: 1 as const };
  const place = placeAt(text, offset);
  return { ...problem('validate/bad-json', `not JSON: ${printParseErrorCode(error)}`), ...place };
}

/** Where in a JSON text the key of a path stands, or the nearest part above it that does. */
export function placeOf(path: string[], text: string): Place {
  const { parseTree } = jsonc();
  return placeAt(text, offsetOf(parseTree(text), path));
}

/** The first key of the outermost object that is there a second time. */
export function repeatedKeyIn(text: string): Problem {
  const { parseTree } = jsonc();
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

function offsetOf(root: Node | undefined, path: JSONPath): number {
  const { findNodeAtLocation } = jsonc();
  if (!root) return 0;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return (node.parent ?? node).offset;
  }
  return root.offset;
}

/** Line and column of a place in a text, and what stands on its line. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const line = text.slice(offset - (before.at(-1)?.length ?? 0)).split(/[\r\n]/, 1)[0] ?? '';
  return {
    line: before.length,
    column: [...(before.at(-1) ?? '')].length + 1,
    excerpt: excerpt(line.trim()),
  };
}
