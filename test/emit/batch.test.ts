import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitIntoBatches } from '../../pipeline/emit/batch.ts';
import { type Row, split } from './rows.ts';

const LIMITS = { rows: 3, characters: 10 };

function collectBatches(portions: readonly (readonly Row[])[]): string[][] {
  const batches: string[][] = [];
  const writer = splitIntoBatches(LIMITS, (rows) =>
    batches.push(rows.map((row) => (row as { text: string }).text)),
  );
  for (const rows of portions) writer.write(rows);
  writer.close();
  return batches;
}

function makeRows(texts: readonly string[]): Row[] {
  return texts.map((text) => ({ text, number: 1, missing: null }));
}

describe('inBatches', () => {
  it.each([
    ['nothing', [], []],
    ['as many rows as go in', ['a', 'b', 'c'], [['a', 'b', 'c']]],
    ['one row more', ['a', 'b', 'c', 'd'], [['a', 'b', 'c'], ['d']]],
    ['as many characters as go in', ['12345', '67890'], [['12345', '67890']]],
    ['one character more', ['12345', '678901'], [['12345'], ['678901']]],
    ['a row that is too large alone', ['a', '12345678901', 'b'], [['a'], ['12345678901'], ['b']]],
  ])('%s', (_, texts, batches) => {
    expect(collectBatches([makeRows(texts)])).toEqual(batches);
  });

  it('counts the text in lists and structs', () => {
    const rows = [{ list: ['12345', '67890'] }, { list: [{ url: '1' }] }];
    const sizes: number[] = [];
    const writer = splitIntoBatches(LIMITS, (batch) => sizes.push(batch.length));
    writer.write(rows);
    writer.close();
    expect(sizes).toEqual([1, 1]);
  });

  it('makes the same batches however the rows are split, and loses none', () => {
    const texts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(5)), (all, sizes) => {
        const batches = collectBatches(split(makeRows(all), sizes));
        expect(batches).toEqual(collectBatches([makeRows(all)]));
        expect(batches.flat()).toEqual(all);
      }),
    );
  });
});
