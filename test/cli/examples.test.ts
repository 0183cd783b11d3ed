import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyData, listExamples, makeUserFolder, runExample } from './examples.ts';

/** Commands that answer in a second. Those that take longer: test/slow/examples.slow.ts. */
const QUICK = ['explain', 'contribute', 'diff', 'extract'];

const FOLDER = makeUserFolder();
beforeAll(() => copyData(FOLDER));
afterAll(() => rmSync(FOLDER, { recursive: true }));

describe('an example of --help', { timeout: 120_000 }, () => {
  it.each(QUICK)('runs: %s', async (name) => {
    // the first that needs no build
    const example = (await listExamples(name)).find((line) => line !== 'npx daily-papers diff') ?? '';
    expect(example).toMatch(/^npx daily-papers /);
    const { exitCode, stderr } = await runExample(example, FOLDER);
    expect([example, exitCode, stderr]).toEqual([example, 0, '']);
  });
});
