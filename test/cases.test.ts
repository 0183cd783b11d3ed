import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../pipeline/build.ts';
import { formatProblem as worded } from '../pipeline/problem/problem.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const TABLES = ['papers', 'appearances', 'digests', 'merges', 'review', 'redirects', 'ledger', 'quarantine'];

// what each folder of dumps comes to; after a change that is meant, look at the difference that this leaves: npx vitest run test/cases -u
describe.each(readdirSync('test/cases'))('%s', (name) => {
  const out = join(TMP, name);

  it('comes to what is expected', async () => {
    const { problems, counts } = await build(`test/cases/${name}/raw`, out);
    const expected = `cases/${name}/expected`;
    await expect(`${JSON.stringify(counts, null, 2)}\n`).toMatchFileSnapshot(`${expected}/counts.json`);
    await expect(problems.map((problem) => `${worded(problem)}\n`).join('')).toMatchFileSnapshot(
      `${expected}/problems.txt`,
    );
    for (const table of TABLES)
      await expect(readFileSync(join(out, `${table}.jsonl`), 'utf8')).toMatchFileSnapshot(
        `${expected}/${table}.jsonl`,
      );
  });
});
