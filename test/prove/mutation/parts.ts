import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../bench/made-up.ts';

/** Sources, and the tests that must see whatever is changed in them. Paths are from the folder of the project. */
export interface Part {
  name: string;
  sources: readonly string[];
  tests: readonly string[];
}

/** By the key of the figure. Files are listed, not named, so that they may move within their folders. */
export const PARTS: Readonly<Record<string, Part>> = {
  extract: {
    name: 'extract and ledger',
    sources: filesIn('pipeline/extract', '.ts'),
    // random dumps see much, but a test should say what is wrong
    tests: filesIn('test/extract', '.test.ts').filter((file) => !/relations|damage/.test(file)),
  },
  merge: {
    name: 'merge decisions',
    sources: ['cluster', 'compare', 'decide'].flatMap((folder) => filesIn(`pipeline/merge/${folder}`, '.ts')),
    tests: [
      ...['cluster', 'compare', 'decide'].flatMap((folder) => filesIn(`test/merge/${folder}`, '.test.ts')),
      ...['candidates/hubs', 'judgements', 'thresholds', 'worlds'].map(
        (name) => `test/merge/${name}.test.ts`,
      ),
    ],
  },
  publish: {
    name: 'publishing',
    sources: ['dataset', 'disk', 'release'].flatMap((folder) => filesIn(`pipeline/${folder}`, '.ts')),
    tests: [
      ...['disk', 'release'].flatMap((folder) => filesIn(`test/${folder}`, '.test.ts')),
      'test/emit/files.test.ts',
      ...['refused', 'killed'].map((name) => `test/release/${name}.slow.ts`),
    ],
  },
  verify: {
    name: 'verify',
    sources: filesIn('pipeline/verify', '.ts'),
    tests: [...filesIn('test/verify', '.test.ts'), 'test/verify/fields.slow.ts'],
  },
};

/** A few sources and tests of each part. */
export const QUICK: Readonly<Record<string, { sources: RegExp; tests: RegExp }>> = {
  extract: { sources: /damage\.ts$/, tests: /pairs/ },
  merge: { sources: /decide\/decide\.ts$/, tests: /decide\.test|thresholds/ },
  publish: { sources: /dataset\/sums\.ts$/, tests: /release\/publish/ },
  verify: { sources: /page-day\.ts$/, tests: /page-day/ },
};

/** Below a folder, in order. */
function filesIn(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => join(folder, name))
    .sort();
}
