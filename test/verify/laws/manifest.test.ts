import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../../pipeline/build.ts';
import { checkManifest } from '../../../pipeline/verify/laws/manifest.ts';
import { readReleased } from '../../../pipeline/verify/released.ts';
import type { Manifest, Paper } from '../../../schemas/types.ts';
import { kept } from '../../support/kept.ts';
import { DUMPS, writeDumps } from '../dumps.ts';
import { folders } from '../folders.ts';
import { ended } from '../law.ts';
import { sealAll } from '../seal.ts';
import { inManifest, rows, type Tamper } from '../tamper.ts';

const SIDECAR = 'a.txt.sidecar.json';
const NEARLY = 'd.sidecar.json.txt';

/** Two dumps that are read, and two that are refused as a whole; one of them is called as a sidecar nearly is. */
const { tmp, raw, built } = kept('verify/manifest', () => {
  const tmp = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  return { tmp, raw: join(tmp, 'raw'), built: join(tmp, 'built') };
});
afterAll(() => rmSync(tmp, { recursive: true }));
beforeAll(() =>
  kept('verify/manifest, built', () => {
    const { 'a.txt': a = '', [SIDECAR]: sidecar = '', 'c.txt': c = '' } = DUMPS.plain;
    const refused = DUMPS.odd['utf-16.txt'] ?? '';
    writeDumps(raw, { 'a.txt': a, [SIDECAR]: sidecar, 'c.txt': c, [NEARLY]: refused, 'e.txt': refused });
    return build(raw, built);
  }).then(() => {}),
);

const { folderWith, opened } = folders();

async function found(...tampers: Tamper[]) {
  const copy = folderWith({});
  cpSync(built, copy, { recursive: true });
  for (const tamper of tampers) tamper(copy);
  const { found, figures } = await ended(checkManifest(readReleased(opened(copy))));
  for (const one of found) expect(one.file).toBe('manifest.json');
  return { messages: found.map(({ message }) => message), figures };
}

const NO_HASH = '0'.repeat(64);
const input = (file: string) => ({ file, bytes: 1, sha256: NO_HASH });
const output = (file: string, change: (output: Manifest['outputs'][number]) => object) =>
  inManifest(({ outputs }) => {
    for (const one of outputs) if (one.file === file) Object.assign(one, change(one));
  });
/** As it is in the manifest, but with other inputs. */
const inputs = (change: (inputs: Manifest['inputs']) => Manifest['inputs']) =>
  inManifest((manifest) => Object.assign(manifest, { inputs: change(manifest.inputs) }));

describe('the law of manifest finds of the inputs', () => {
  it.each<[what: string, change: Parameters<typeof inputs>[0], messages: string[]]>([
    ['nothing where all are listed', (all) => all, []],
    ['nothing in a file that is no dump', (all) => [...all, input('judgements.jsonl')], []],
    [
      'a refused dump left out',
      (all) => all.filter(({ file }) => file !== 'e.txt'),
      ['inputs: e.txt is not listed'],
    ],
    [
      'a sidecar of no dump',
      (all) => [...all, input('z.txt.sidecar.json')],
      ['inputs: no digest and no refused dump comes from z.txt.sidecar.json'],
    ],
    ['a name twice', (all) => [...all.slice(0, 1), ...all], ['inputs: a.txt does not come after a.txt']],
    [
      'another order',
      ([a, b, ...all]) => [b ?? input(''), a ?? input(''), ...all],
      ['inputs: a.txt does not come after a.txt.sidecar.json'],
    ],
  ])('%s', async (_, change, messages) => {
    // the dumps are counted in the test after this one
    const told = await found(
      inputs(change),
      inManifest((all) => {
        all.counts.dumps = all.inputs.filter(({ file }) => file.endsWith('.txt')).length;
      }),
    );
    expect(told.messages).toEqual(messages);
  });

  it('their number', async () => {
    expect((await found(inManifest(({ counts }) => counts.dumps--))).messages).toEqual([
      'counts: 3 dumps, but 4 among the inputs',
    ]);
  });

  it('a dump of which only a part is refused, where nothing else comes from it', async () => {
    const moved = rows('quarantine', (all) =>
      all.map((one) => (one.text === null ? one : { ...one, file: 'y.txt' })),
    );
    expect((await found(moved, sealAll)).messages).toEqual([]);
  });
});

describe('the law of manifest finds of the outputs', () => {
  it.each<[what: string, tamper: Tamper, messages: string[]]>([
    [
      'one of which there is no file',
      (folder) => rmSync(join(folder, 'LICENSE.md')),
      ['outputs: there is no file LICENSE.md'],
    ],
    [
      'a table of which there is no file, and no more of it',
      (folder) => rmSync(join(folder, 'papers.csv')),
      ['outputs: there is no file papers.csv'],
    ],
    [
      'other rows',
      output('papers.csv', ({ rows }) => ({ rows: (rows ?? 0) + 1 })),
      ['outputs: papers.csv has 6 rows, not 7'],
    ],
    [
      'rows of what is no table',
      output('LICENSE.md', () => ({ rows: 3 })),
      ['outputs: LICENSE.md is no table, but is said to have 3 rows'],
    ],
    [
      'other bytes',
      output('LICENSE.md', ({ bytes }) => ({ bytes: bytes + 1 })),
      [expect.stringMatching(/^outputs: LICENSE.md has \d+ bytes, not \d+$/) as string],
    ],
    [
      'another sum',
      output('LICENSE.md', () => ({ sha256: NO_HASH })),
      ['outputs: LICENSE.md has another SHA-256'],
    ],
    [
      'a name twice',
      inManifest(({ outputs }) => outputs.unshift(...outputs.slice(0, 1))),
      ['outputs: CITATION.cff does not come after CITATION.cff'],
    ],
    ['one left out', inManifest(({ outputs }) => outputs.shift()), ['outputs: CITATION.cff is not listed']],
  ])('%s', async (_, tamper, messages) => {
    expect((await found(tamper)).messages).toEqual(messages);
  });
});

type Issues = Paper['text_issues'];

describe('the law of manifest counts the papers with an issue of their text', () => {
  /** Of these papers only. */
  const withIssues = (issues: readonly Issues[]) =>
    rows('papers', (all) => all.map((one, index) => ({ ...one, text_issues: issues[index] ?? [] })));
  const said = (text_issues: Record<string, number>) =>
    inManifest((manifest) => Object.assign(manifest, { text_issues }));

  it.each<[issues: Issues[], said: Record<string, number>, messages: string[]]>([
    [[], {}, []],
    [[], { truncated: 0 }, []],
    [[['truncated'], ['truncated', 'broken-link']], { 'broken-link': 1, truncated: 2 }, []],
    [
      [['truncated'], ['truncated']],
      { truncated: 3 },
      ['text_issues: 3 papers have truncated, but 2 in papers'],
    ],
    [[['truncated']], {}, ['text_issues: 0 papers have truncated, but 1 in papers']],
    [[], { constructor: 1 }, ['text_issues: 1 papers have constructor, but 0 in papers']],
  ])('%j, where it says %j', async (issues, counts, messages) => {
    expect((await found(withIssues(issues), said(counts), sealAll)).messages).toEqual(messages);
  });
});

describe('the law of manifest says how many files it looked at', () => {
  it('where there is one', async () => {
    expect((await found()).figures).toEqual({ outputs: 32, inputs: 5 });
  });

  it('and none where none can be used', async () => {
    expect(await found((folder) => rmSync(join(folder, 'manifest.json')))).toEqual({
      messages: ['cannot be used; see the law of shapes'],
      figures: { outputs: 0, inputs: 0 },
    });
  });
});
