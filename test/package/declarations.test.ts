import { describe, expect, it } from 'vitest';
import { makeDeclarations } from '../../pipeline/package/declarations.ts';

const TYPES = `// Generated
/**
 * A row.
 */
export interface Row {
  /**
   * Its lists
   */
  lists: { name: string }[][];
  one?: [string, number[]];
  [k: string]: unknown;
}
export interface Other {}
`;

const INDEX = `import type { Row } from './types.ts';
/** All of them. */
export const rows: readonly Row[] = [];
export function rowOf(name: string): Row | undefined {
  return rows.find((row) => row.lists[0]?.[0]?.name === name);
}
`;

describe('the declarations', () => {
  const text = makeDeclarations({ index: INDEX, types: TYPES }, ['Row']);

  it('have the requested types, read-only at every depth, with their comments', () => {
    expect(text.replace(/\s+/g, ' ')).toContain(
      '/** * A row. */ export interface Row { ' +
        '/** * Its lists */ readonly lists: readonly (readonly { readonly name: string; }[])[]; ' +
        'readonly one?: readonly [ string, readonly number[] ]; readonly [k: string]: unknown; }',
    );
    expect(text).not.toMatch(/Other|Generated/);
  });

  it('have what the program exports, and import nothing', () => {
    expect(text).toContain('/** All of them. */\nexport declare const rows: readonly Row[];\n');
    expect(text).toContain('export declare function rowOf(name: string): Row | undefined;\n');
    expect(text).not.toContain('import');
  });

  it('are refused where a type is missing', () => {
    expect(() => makeDeclarations({ index: INDEX, types: TYPES }, ['Paper'])).toThrow(
      'npx daily-papers schemas',
    );
  });
});
