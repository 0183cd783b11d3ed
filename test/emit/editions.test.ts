import { describe, expect, it } from 'vitest';
import { selectColumns, selectFields } from '../../pipeline/emit/editions.ts';
import type { LedgerSpan } from '../../schemas/types.ts';
import { makeSpan } from '../report/rows.ts';

describe('the edition without abstracts', () => {
  it.each(['papers', 'appearances'] as const)('leaves the abstract out of %s, and nothing else', (table) => {
    const names = (edition: 'full' | 'titles-only') => selectColumns(table, edition).map(({ name }) => name);
    expect(names('titles-only')).toEqual(names('full').filter((name) => name !== 'abstract'));
    expect(names('titles-only')).toContain('ai_summary');
  });

  it.each<[role: LedgerSpan['role'], isKept: boolean]>([
    ['abstract', false],
    ['reject', false],
    ['repeat', false],
    ['markup', false],
    ['value', true],
    ['title', true],
    ['date', true],
    ['boilerplate', true],
    ['separator', true],
  ])('of the ledger: role %s, with its text: %s', (role, isKept) => {
    const span = makeSpan({ role, decoding: 'json-string', text: '"text"', base64: 'dGV4dA==' });
    const texts = isKept ? {} : { text: null, base64: null };
    expect(selectFields('ledger', span, 'titles-only')).toEqual({ ...span, ...texts });
    expect(selectFields('ledger', span, 'full')).toEqual(span);
  });
});
