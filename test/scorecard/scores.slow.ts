import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bCubed, pairwise, scoresOf } from './scores.ts';

/** Things as pairs of letters: the cluster that each was put in, and the one that it belongs in. */
function placed(...pairs: string[]) {
  return pairs.map(([found = '', expected = '']) => ({ found, expected }));
}

describe('scores', () => {
  it('of pairs', () => {
    const pairs = [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
      [true, true],
    ] as const;
    expect(scoresOf(pairs)).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
    expect(scoresOf([])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('of all pairs of clusters', () => {
    expect(pairwise(placed('ax', 'ax', 'ay', 'by'))).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4 });
    expect(pairwise(placed('ax', 'by'))).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('of things, as Bagga and Baldwin have it', () => {
    const [first, second, third] = ['1'.repeat(5), '2'.repeat(2), '3'.repeat(5)];
    const truth = [...first, ...second, ...third];
    // their two examples: the second cluster joined to the third, and to the first
    const joined = (other: string) =>
      truth.map((key) => ({ expected: key, found: key === '2' ? other : key }));
    expect(bCubed(joined('3')).precision).toBeCloseTo((5 + (2 * 2) / 7 + (5 * 5) / 7) / 12, 12);
    expect(
      bCubed(truth.map((expected) => ({ expected, found: expected === '1' ? '3' : expected }))).precision,
    ).toBeCloseTo((2 + 5 * 0.5 + 5 * 0.5) / 12, 12);
    expect(bCubed(joined('3')).recall).toBe(1);
  });
});

describe('npx daily-papers scorecard', () => {
  let folder: string;
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'test/scorecard/scorecard.ts', ...args], {
      encoding: 'utf8',
    });
  const write = (name: string, rows: readonly object[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const HEADER = 'Daily Papers\n\nbyAK and the research community\n\n';
  const TITLES = ['Trees of Bounded Width', 'Trees of Bounded Width', 'Language Models and Pictures'];
  const abstractOf = (title: string) =>
    `${Array.from({ length: 40 }, (_, i) => `${title.slice(0, 5)} w${i}`).join(' ')}.`;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scorecard-'));
    mkdirSync(join(folder, 'dumps', 'raw'), { recursive: true });
    TITLES.forEach((title, i) => {
      const text = `${HEADER}Aug ${i + 1}\n\n${title}\n\n${abstractOf(title)}\n`;
      writeFileSync(join(folder, 'dumps', 'raw', `2025-08-0${i + 1}.txt`), text);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const truth = (ids: string) =>
    TITLES.map((title, i) => ({ file: `2025-08-0${i + 1}.txt`, position: 1, id: ids[i], title }));
  const pair = {
    title_a: 'Chess',
    title_b: 'chess',
    abstract_a: abstractOf('Chess'),
    abstract_b: abstractOf('Chess'),
    why: 'made up',
  };

  it('is content with what is right', () => {
    write('pairs.jsonl', [{ ...pair, same: true }]);
    write('dumps/truth.jsonl', truth('aab'));
    const { status, stdout, stderr } = run(folder, '--json');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      pairs: { outcomes: { same: { same: 1 } } },
      dumps: { records: 3, papers: 2, pairwise: { f1: 1 }, bCubed: { f1: 1 } },
    });
  });

  it('names what is wrong, and fails', () => {
    write('pairs.jsonl', [{ ...pair, same: false }]);
    write('dumps/truth.jsonl', truth('abb'));
    const { status, stdout } = run(folder);
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL  different papers merged: 1, at most 0');
    expect(stdout).toContain('different papers called the same: 1\n  - Chess\n    chess\n');
    expect(stdout).toContain('FAIL  papers in pieces: 1, at most 0');
  });

  it('says how it is called', () => {
    expect(run().status).toBe(2);
    expect(run(join(folder, 'dumps')).stderr).toContain('neither pairs.jsonl nor dumps/truth.jsonl');
    expect(run('--help').stdout).toContain('npx daily-papers scorecard <folder>');
  });
});
