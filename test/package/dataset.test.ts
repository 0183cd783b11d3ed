import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDataset } from '../../pipeline/package/shipped/dataset.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const linesOf = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function writeFolder(tables: Readonly<Record<'papers' | 'appearances' | 'redirects', object[]>>): string {
  const folder = mkdtempSync(join(TMP, 'data-'));
  for (const [name, rows] of Object.entries(tables))
    writeFileSync(join(folder, `${name}.jsonl`), linesOf(rows));
  return folder;
}

describe('a dataset', () => {
  const papers = [
    { id: 'dp-a', title: 'Line\u2028separator, "quotes", \\n and \n', links: [{ url: 'x', kind: 'code' }] },
    { id: 'dp-b', title: '__proto__', links: [] },
  ];
  const redirects = [{ id: 'dp-old', paper_id: 'dp-b', title: 'Old' }];
  const dataset = openDataset(writeFolder({ papers, appearances: [{ paper_id: 'dp-b' }], redirects }));

  it('has the rows of its files', () => {
    expect(dataset.papers).toEqual(papers);
    expect(dataset.appearances).toEqual([{ paper_id: 'dp-b' }]);
  });

  it.each([
    ['dp-a', 'dp-a'],
    ['dp-b', 'dp-b'],
    ['dp-old', 'dp-b'],
    ['dp-none', undefined],
    ['', undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
  ])('resolves %s to %s, and finds that paper', (id, live) => {
    expect(dataset.resolveId(id)).toBe(live);
    expect(dataset.getPaper(id)).toBe(dataset.papers.find((paper) => paper.id === live));
  });

  it('is frozen at every depth', () => {
    const [first] = dataset.papers as [(typeof dataset.papers)[0]];
    const parts = [dataset.papers, dataset.appearances, first, first.links, first.links[0]];
    expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true));
  });

  it('reads the redirects only when an id leads to no paper', () => {
    const folder = writeFolder({ papers, appearances: [], redirects });
    rmSync(join(folder, 'redirects.jsonl'));
    const without = openDataset(folder);
    expect(without.resolveId('dp-a')).toBe('dp-a');
    expect(() => without.resolveId('dp-old')).toThrow('redirects.jsonl');
  });

  it('may be empty', () => {
    const empty = openDataset(writeFolder({ papers: [], appearances: [], redirects: [] }));
    expect([empty.papers, empty.appearances, empty.getPaper('dp-a')]).toEqual([[], [], undefined]);
  });
});
