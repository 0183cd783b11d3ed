import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import { formatProblem as worded } from '../../pipeline/problem/problem.ts';
import { openDataset } from '../../pipeline/dataset/dataset.ts';
import { formatEntry } from '../../pipeline/release/changelog.ts';
import { diff } from '../../pipeline/diff/diff.ts';
import { formatDiffMarkdown, formatDiff } from '../../pipeline/diff/wording.ts';
import { findOpenPairs } from '../../pipeline/review/pairs.ts';
import { formatPair } from '../../pipeline/review/wording.ts';
import { verify } from '../../pipeline/verify/verify.ts';
import { dirtIn } from './clean.ts';
import { TITLES } from './inputs.ts';
import { faultsIn, markupIn, writeDumps } from './world.ts';
import type { Built } from '../../pipeline/build/report.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

const [RAW, OUT, LESS, NEAR] = ['raw', 'out', 'less', 'near'].map((name) => join(TMP, name)) as [
  string,
  string,
  string,
  string,
];
const texts = Object.values(TITLES).filter((text) => text.length < 1000);
let built: Built;

beforeAll(async () => {
  writeDumps(RAW, texts);
  built = await build(RAW, OUT);
  // a title that differs by a word each, so that there is something to tell of each text
  writeDumps(
    NEAR,
    texts.map((text) => `${text} Revisited`),
  );
  await build(NEAR, LESS);
});

describe('a dataset of hostile titles and abstracts', () => {
  it('is well-formed in every file, and no text in it is more than text', () => {
    expect(faultsIn(OUT)).toEqual([]);
  });

  it('keeps all laws, and what goes in comes out', async () => {
    const { findings, laws } = await verify(OUT, { raw: RAW });
    expect(findings).toEqual([]);
    expect(laws.every(({ holds }) => holds)).toBe(true);
    // eight have a control in the title and the abstract, three are no titles, and then an abstract has none
    expect(built.counts.records).toBeGreaterThan(0.8 * texts.length);
  });

  it('is told of in lines that do nothing', () => {
    expect(built.problems.length).toBeGreaterThan(5);
    expect(dirtIn(built.problems.map(worded).join('\n'))).toEqual([]);
  });

  it('and one near to it differ in words that do nothing, in a terminal and as Markdown', () => {
    const difference = diff(openDataset(OUT), openDataset(LESS));
    const entry = formatEntry({ version: '1.0.0', date: '2025-08-04', counts: built.counts }, difference);
    expect(dirtIn(formatDiff(difference))).toEqual([]);
    for (const markdown of [formatDiffMarkdown(difference), entry]) {
      expect(dirtIn(markdown)).toEqual([]);
      expect(markupIn(markdown)).toEqual([]);
      expect(markdown).toContain('alert(');
    }
  });

  it('has pairs for a person, in words that do nothing', async () => {
    const { merged, records, textOf } = await mergeFolder(RAW, LIMITS);
    const words = findOpenPairs(merged.review, records, textOf).map((pair) => formatPair(pair));
    expect(dirtIn(words.join('\n'))).toEqual([]);
  });
});
