import { describe, expect, it } from 'vitest';
import type { Checked, Verified } from '../../pipeline/verify/verify.ts';
import { formatReport } from '../../pipeline/verify/wording.ts';

const LAWS: Checked[] = [
  { law: 'checksums', holds: true, figures: { files: 33 } },
  { law: 'ids', holds: true, figures: { papers: 6, redirects: 2 } },
];

describe('what was checked is told', () => {
  it('a line for each law, and that all hold', () => {
    expect(formatReport('dist/next', { laws: LAWS, findings: [] })).toEqual([
      'checksums  33 files',
      'ids        6 papers, 2 redirects',
      '',
      'dist/next: all 2 laws hold',
    ]);
  });

  const broken = (count: number): Verified => ({
    laws: LAWS.map((law) => ({ ...law, holds: false })),
    findings: Array.from({ length: count }, (_, index) => ({
      law: 'ids',
      file: 'papers.jsonl',
      message: `is wrong ${index}\u0007`,
      ...(index > 0 ? { line: index } : {}),
    })),
  });

  it('what is broken with its place, made safe to show, and the laws', () => {
    expect(formatReport('dist/next', broken(2))).toEqual([
      'checksums  BROKEN: 33 files',
      'ids        BROKEN: 6 papers, 2 redirects',
      '',
      expect.stringMatching(/^dist\/next\/papers\.jsonl: ids: is wrong 0[^\u0007]+$/),
      expect.stringMatching(/^dist\/next\/papers\.jsonl:1: ids: is wrong 1[^\u0007]+$/),
      'dist/next breaks: checksums, ids',
    ]);
  });

  it('twenty findings, and how many more there are', () => {
    expect(formatReport('x', broken(20))).toHaveLength(24);
    expect(formatReport('x', broken(21)).slice(-2)).toEqual([
      'and 1 more; see them all with --json',
      'x breaks: checksums, ids',
    ]);
    expect(formatReport('x', broken(21))).toHaveLength(25);
  });
});
