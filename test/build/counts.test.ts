import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../pipeline/build.ts';
import { mergeFolder } from '../../pipeline/build/merge-folder.ts';
import { type Built, formatReport } from '../../pipeline/build/report.ts';
import { openProgress } from '../../pipeline/cli/progress.ts';
import { contribute } from '../../pipeline/contribute.ts';
import { formatContribution } from '../../pipeline/contribute/wording.ts';
import { LIMITS } from '../../pipeline/extract/extract.ts';
import { listRaw } from '../../pipeline/raw/inputs.ts';
import { findOpenPairs } from '../../pipeline/review/pairs.ts';
import { formatCount } from '../../pipeline/text/plural.ts';
import { verify } from '../../pipeline/verify/verify.ts';
import { formatReport as formatLaws } from '../../pipeline/verify/wording.ts';
import type { Manifest, Review } from '../../schemas/types.ts';
import { kept } from '../support/kept.ts';
import { writeEveryPair } from '../support/pairs.ts';

const { tmp, raw, out } = kept('build/counts', () => {
  const tmp = mkdtempSync(join(tmpdir(), 'daily-papers-'));
  return { tmp, raw: join(tmp, 'raw'), out: join(tmp, 'built') };
});
afterAll(() => rmSync(tmp, { recursive: true }));

let built: Built;
beforeAll(async () => {
  built = await kept('build/counts, built', () => {
    writeEveryPair(raw);
    return build(raw, out);
  });
});

const inBuild = (file: string) => readFileSync(join(out, file), 'utf8');
const rows = () =>
  inBuild('review.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Review);
const visible = (html: string) =>
  html
    .replace(/<(style|script|svg)[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** What a text says of pairs that wait, as numbers. */
function waitingIn(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(([, count = '']) => Number(count.replaceAll(',', '')));
}

describe('a dataset with every kind of pair', () => {
  it('has pairs that wait, pairs that a rule or a person decided, and titles too many to compare', () => {
    const kinds = new Set(rows().map(({ rule }) => rule));
    for (const rule of ['similar-title-guarded', 'no-chains', 'nothing-in-common', 'judged-different'])
      expect(kinds).toContain(rule);
    expect(inBuild('merges.jsonl')).toContain('"judged-same"');
    expect(built.problems.map(({ code }) => code)).toContain('merge/crowded-titles');
    expect(built.waiting).toBeGreaterThan(0);
    expect(built.waiting).toBeLessThan(rows().length);
  });

  it('has the same number of waiting pairs, whoever says it', async () => {
    const { merged, records, textOf } = await mergeFolder(raw, LIMITS);
    const everything = await contribute(
      listRaw(raw).dumps.map((dump) => join(raw, dump)),
      { raw, dist: join(tmp, 'no-dist'), inPlace: true, limits: LIMITS, progress: openProgress(true) },
    );
    const { laws } = await verify(out, { laws: ['ids'] });
    const told = {
      build: waitingIn(formatReport(built).join('\n'), /([\d,]+) pairs wait for a person/g),
      review: [findOpenPairs(merged.review, records, textOf).length],
      contribute: waitingIn(formatContribution(everything), /pairs that wait for a person: ([\d,]+)/g),
      card: waitingIn(inBuild('README.md'), /([\d,]+) pairs wait for a person/g),
      report: waitingIn(visible(inBuild('report.html')), /([\d,]+) pairs wait for a person/g),
      tile: waitingIn(visible(inBuild('report.html')), /pairs wait ([\d,]+) /g),
      verify: [laws[0]?.figures['of them waiting for a person']],
    };
    const count = built.waiting;
    expect(told).toEqual({
      build: [count],
      review: [count],
      contribute: [count, count],
      card: [count],
      report: [count],
      tile: [count],
      verify: [count],
    });
    expect(everything.review).toHaveLength(count);
  });

  it('counts all similar pairs that were kept apart as rows of their table', async () => {
    const { counts } = JSON.parse(inBuild('manifest.json')) as Manifest; // our own build's
    const { laws } = await verify(out, { laws: ['ids'] });
    expect(counts.review).toBe(rows().length);
    expect(laws[0]?.figures['similar pairs kept apart']).toBe(rows().length);
  });
});

describe('numbers', () => {
  it.each([
    ['the report of a build', () => formatReport(built).join('\n')],
    ['the card', () => inBuild('README.md')],
    ['the dictionary', () => inBuild('data-dictionary.md')],
    ['the report page', () => visible(inBuild('report.html'))],
    ['the licence', () => inBuild('LICENSE.md')],
  ])('of a thousand and more have a comma in %s', (_, textOf) => {
    expect(ungrouped(textOf())).toEqual([]);
  });

  it('have one in the report of the laws', async () => {
    expect(ungrouped(formatLaws(out, await verify(out)).join('\n'))).toEqual([]);
  });

  it('are there', async () => {
    expect(inBuild('data-dictionary.md')).toMatch(/\d,\d{3}/);
    expect(formatLaws(out, await verify(out)).join('\n')).toMatch(/\d,\d{3} bytes/);
  });

  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [36708, '36,708'],
    [1234567, '1,234,567'],
  ])('%s is %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

/** Numbers without a comma. Years, fractions, code and the number of the standard of dates are none. */
function ungrouped(text: string): string[] {
  const words = text
    .replace(/```[^]*?```/g, ' ')
    .replace(/`[^`]*`|ISO 8601/g, ' ')
    .split(/[\s()|]+/);
  return words.filter((word) => /^\d*,?\d{4,}[.,:;]*$/.test(word) && !/^(19|20)\d\d[.,:;]?$/.test(word));
}
