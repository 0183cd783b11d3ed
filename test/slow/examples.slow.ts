import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '../../pipeline/cli/commands.ts';
import { build } from '../../pipeline/build.ts';
import { listExamples, makeUserFolder, runExample } from '../cli/examples.ts';
import { cloneProject, git } from '../release/repository.ts';

/** Examples that take minutes or need what is not in the repository. .ci/run starts these commands itself. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'npx daily-papers scorecard ../shared/labelled',
  'npx daily-papers scorecard my-labels --json',
  'npx daily-papers passport',
  'npx daily-papers passport --write',
  'npx daily-papers notebooks --write notebooks/quickstart.ipynb',
  'npx daily-papers prove --quick',
  'npx daily-papers prove --quick --write',
  'npx daily-papers prove atomic',
  'npx daily-papers bench',
  'npx daily-papers bench extraction validation',
]);

const FOLDER = makeUserFolder();
const CLONE = join(FOLDER, 'clone');
afterAll(() => rmSync(FOLDER, { recursive: true }));
beforeAll(async () => {
  cloneProject(CLONE, 'main');
  git(CLONE, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  cpSync(join(FOLDER, 'home'), join(CLONE, 'home'), { recursive: true });
  cpSync(join(FOLDER, 'home/my-dumps'), join(CLONE, 'my-dumps'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(CLONE, 'node_modules'));
  if (existsSync('.venv-passport')) symlinkSync(resolve('.venv-passport'), join(CLONE, '.venv-passport'));
  await build('raw', join(CLONE, 'dist/next'));
});

describe.each(Object.keys(COMMANDS) as CommandName[])('npx daily-papers %s', (name) => {
  it('runs as its examples say', async () => {
    const examples = await listExamples(name);
    const tried = examples.filter((line) => !ELSEWHERE.has(line));
    expect(tried).not.toEqual([]);
    for (const line of tried) {
      const { exitCode, stderr } = await runExample(line, CLONE, join(CLONE, 'bin/daily-papers.js'));
      expect([line, exitCode, stderr]).toEqual([line, 0, expect.any(String)]);
      // what came into raw/ is of no other example
      git(CLONE, 'clean', '-fdq', 'raw');
    }
  });
});
