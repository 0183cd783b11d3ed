import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { buildMadeUp, measureSizes } from './sizes.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-sizes-'));
afterAll(() => rmSync(TMP, { recursive: true }));

it('docs/sizes.md has the sizes of 40 pages, up to a fiftieth; if not, run: npx daily-papers bench sizes', async () => {
  const sizes = measureSizes(await buildMadeUp(40, 100, TMP));
  const page = readFileSync('docs/sizes.md', 'utf8');
  for (const [format, bytes] of sizes) {
    const [, , megabytes = ''] = /^[^|]*\|([^|]*)\|([^|]*)/.exec(page.split(`| ${format} `)[1] ?? '') ?? [];
    expect(Math.abs(Number(megabytes) - bytes / 1e6), format).toBeLessThan(bytes / 50e6 + 0.02);
  }
});
