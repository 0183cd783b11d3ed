import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { appendLine } from '../../pipeline/disk/append-line.ts';
import { formatJudgement } from '../../pipeline/validate/judgements.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-'));
afterAll(() => rmSync(TMP, { recursive: true }));

it.each([
  ['no file', null, 'new\n'],
  ['an empty file', '', 'new\n'],
  ['a file', 'old\n', 'old\nnew\n'],
  ['a file whose last line has no end', 'old', 'old\nnew\n'],
])('a line is appended to %s', (_, before, after) => {
  const path = join(TMP, `${before}.jsonl`);
  if (before !== null) writeFileSync(path, before);
  appendLine(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe(after);
});

it('a full disk is told, and the file stays as it was', () => {
  expect(() => appendLine('/dev/full', 'new')).toThrow('ENOSPC');
});

it('a judgement is one line that means the same and is safe in a terminal', () => {
  const judgement = {
    verdict: 'same' as const,
    title_a: 'a\u202e\u001b[31m\n\u009b ##[group] \u{e0041}',
    title_b: '"b" \u2028 é 漢 😀',
    reason: 'they are one work',
    by: 'Ada',
    date: '2025-09-01',
  };
  const line = formatJudgement(judgement);
  expect(JSON.parse(line)).toEqual(judgement);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\[/u);
  expect(line).toContain('é 漢 😀');
});
