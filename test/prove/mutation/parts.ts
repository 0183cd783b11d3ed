import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../bench/made-up.ts';

/** A part of the pipeline, and the tests that must see whatever is changed in it. */
export interface Part {
  name: string;
  /** From the folder of the project. */
  sources: readonly string[];
  tests: readonly string[];
  /** A few of them, for who waits. */
  quick: { sources: readonly string[]; tests: readonly string[] };
}

/** What decides that two records are one paper; not what finds the pairs to decide on, which has proofs of its own. */
const DECISIONS = [
  'cluster',
  'content',
  'decide',
  'differences',
  'doubts',
  'evidence',
  'features',
  'groups',
  'judged',
  'opposites',
  'points',
  'rulings',
  'settle',
];

export const PARTS: readonly Part[] = [
  {
    name: 'extract and ledger',
    sources: sourcesIn('extract'),
    tests: ['date', 'extract', 'pair', 'role', 'whole'].map((name) => testOf(`extract/${name}`)),
    quick: { sources: ['pipeline/extract/damage.ts'], tests: [testOf('extract/pair')] },
  },
  {
    name: 'merge decisions',
    sources: DECISIONS.map((name) => `pipeline/merge/${name}.ts`),
    tests: [
      'cluster',
      'crowds',
      'decide',
      'differences',
      'evidence',
      'judgements',
      'opposites',
      'rulings',
      'settle',
      'thresholds',
      'worlds',
    ].map((name) => testOf(`merge/${name}`)),
    quick: {
      sources: ['pipeline/merge/decide/decide.ts'],
      tests: ['merge/decide', 'merge/thresholds'].map(testOf),
    },
  },
  {
    name: 'publish',
    sources: [
      ...['exchange', 'files', 'lock', 'named', 'owner', 'staging', 'sync'].map(
        (name) => `pipeline/${name}.ts`,
      ),
      ...sourcesIn('publish'),
    ],
    tests: [
      ...[
        'publish/publish',
        'publish/candidate',
        'publish/disk',
        'emit/files',
        'exchange',
        'lock',
        'release/release',
      ].map(testOf),
      'test/release/refused.slow.ts',
      'test/release/killed.slow.ts',
    ],
    quick: { sources: ['pipeline/dataset/sums.ts'], tests: [testOf('publish/publish')] },
  },
  {
    name: 'verify',
    sources: sourcesIn('verify'),
    tests: [...testsIn('verify'), 'test/verify/fields.slow.ts'],
    quick: { sources: ['pipeline/verify/laws/page-day.ts'], tests: [testOf('verify/page-day')] },
  },
];

function sourcesIn(folder: string): string[] {
  return filesIn(`pipeline/${folder}`, '.ts');
}

function testsIn(folder: string): string[] {
  return filesIn(`test/${folder}`, '.test.ts');
}

function filesIn(folder: string, end: string): string[] {
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith(end));
  return names.sort().map((name) => `${folder}/${name}`);
}

function testOf(name: string): string {
  return `test/${name}.test.ts`;
}
