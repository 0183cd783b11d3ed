import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloneProject, git } from '../release/repository.ts';
import { makeItems, makeSavedPage } from '../support/site.ts';

const TMP = mkdtempSync(join(tmpdir(), 'daily-papers-stranger-'));
const [CLONE, PAGES] = ['clone', 'pages'].map((name) => join(TMP, name)) as [string, string];
afterAll(() => rmSync(TMP, { recursive: true }));

/** Runs a program in the clone, and shows what it said if it ends otherwise. */
function mustRun(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: CLONE, encoding: 'utf8' });
  expect([status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
  return stdout;
}

/** Two pages of a stranger, one of the API and one that a browser saved, are in raw/ and committed. */
beforeAll(() => {
  cloneProject(CLONE, 'main');
  symlinkSync(resolve('node_modules'), join(CLONE, 'node_modules'));
  mkdirSync(PAGES);
  writeFileSync(join(PAGES, '2025-08-04.json'), JSON.stringify(makeItems(5)));
  const saved = makeSavedPage(makeItems(9).slice(5)).replaceAll('2025-08-04', '2025-08-05');
  writeFileSync(join(PAGES, '2025-08-05.html'), saved);
  mustRun('--import', 'tsx', 'pipeline/contribute.ts', PAGES);
  git(CLONE, 'add', 'raw');
  git(CLONE, 'commit', '-qm', 'raw: two pages');
  expect(git(CLONE, 'diff', '--name-only', 'HEAD~1').split('\n').filter(Boolean)).toHaveLength(4);
});

/** Quick tests that may take what lies in raw/ or dist/ for their own. */
function listTests(): string[] {
  const all = readdirSync(join(CLONE, 'test'), { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => file.endsWith('.test.ts')).map((file) => join('test', file));
  return files.filter((file) => /seeds\.ts|\b(raw|dist)\b/.test(readFileSync(join(CLONE, file), 'utf8')));
}

it('quick tests pass', () => {
  const files = listTests();
  expect(files.length).toBeGreaterThan(20);
  mustRun('node_modules/vitest/vitest.mjs', 'run', '--maxWorkers', '1', ...files);
});

it('so does check', () => {
  const said = mustRun('--import', 'tsx', 'pipeline/check.ts', '--fresh', '--base', 'HEAD~1');
  expect(said).toMatch(/^fine {3}dumps: \d+ dumps, \d+ records in raw$/m);
});
