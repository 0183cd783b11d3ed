import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../bench/made-up.ts';
import { readLinedPage, tryLine } from '../prove/conservation/lines.ts';
import { drawOf } from '../prove/draw.ts';

const folder = join(process.env['CAPTURES'] ?? join(ROOT, '..', 'shared', 'captures'), 'files');

const pages = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .map((name) => [name, readLinedPage(readFileSync(join(folder, name), 'utf8'))] as const)
  .filter(([, { records }]) => records.length > 0);

// a run without the captures says "skipped"
describe.skipIf(pages.length === 0)('real pages as text and Markdown', () => {
  it('are most of the captures', () => {
    expect(pages.length).toBeGreaterThan(12);
  });

  it.each(pages)('%s: a damaged line costs its card', (_, page) => {
    const faults = Array.from({ length: 300 }, (_, n) => tryLine(page, drawOf(1, n)).fault);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
});
