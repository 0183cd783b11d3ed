import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Step, Workflow } from '../house/workflow-rules.ts';
import { cloneProject } from '../release/repository.ts';
import { makeItems, makeSavedPage } from '../support/site.ts';

/** What somebody adds in a pull request, and what the job must say of it. */
interface Example {
  what: string;
  /** Files in the example by their names in the repository; null where one is removed. */
  files: Record<string, string | null>;
  links?: Record<string, string>;
  /** Exit codes of the two steps. */
  contribute: number;
  check: number;
  /** What the summary has. */
  summary: string[];
  /** Codes that are annotated; and no others are. */
  annotations: string[];
}

const EXAMPLES = 'test/contributions';
const examples = readdirSync(EXAMPLES).map((name): [string, Example] => [
  name,
  JSON.parse(readFileSync(join(EXAMPLES, name, 'contribution.json'), 'utf8')),
]);

const workflow = parse(readFileSync('.github/workflows/contribution.yml', 'utf8')) as Workflow & {
  defaults: unknown;
};
const steps = (workflow.jobs.contribution?.steps ?? []).filter(({ run }) => run !== undefined);
const [install, ...others] = steps as [Step, ...Step[]];

/** Everything of the runner: the clone, its folder for passing files, the home of its user. */
const RUNNER = mkdtempSync(join(tmpdir(), 'daily-papers-runner-'));
const [CLONE, TEMP, HOME] = ['clone', 'temp', 'home'].map((name) => join(RUNNER, name)) as [
  string,
  string,
  string,
];
afterAll(() => rmSync(RUNNER, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd: CLONE,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(() => {
  for (const folder of [TEMP, HOME]) mkdirSync(folder);
  cloneProject(CLONE, 'main');
  const { status, stderr } = runStep(install);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
});

interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
  summary: string;
}

let count = 0;

/** As the runner does it: the text goes into a file, and bash reads that (docs.github.com, "Exit codes and error action preference"). */
function runStep({ run = '' }: Step): Ran {
  const [script, summary] = [`script-${++count}.sh`, `summary-${count}.md`].map((name) =>
    join(TEMP, name),
  ) as [string, string];
  writeFileSync(script, run);
  writeFileSync(summary, '');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: CLONE,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: TEMP,
      GITHUB_BASE_REF: 'main',
      GITHUB_HEAD_REF: '";touch${IFS}hacked;"',
      // where packages come from is not the project's to say
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) =>
          /^(npm_config_|https?_proxy$|NODE_EXTRA_CA)/i.test(name),
        ),
      ),
    },
  });
  return { status, stdout, stderr, summary: readFileSync(summary, 'utf8') };
}

/** Makes the merge that GitHub checks out for a pull request: its first parent is the base branch. */
function propose(name: string, { files, links = {} }: Example): void {
  git('switch', '-q', '-c', name, 'main');
  for (const [file, from] of Object.entries(files)) {
    if (from === null) rmSync(join(CLONE, file));
    else cpSync(join(EXAMPLES, name, from), join(CLONE, file));
  }
  for (const [file, to] of Object.entries(links)) symlinkSync(to, join(CLONE, file));
  git('add', '-A');
  git('commit', '-qm', '::error file=forged::$(touch hacked)');
  git('switch', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', name);
}

/** Steps after one that fails are left out, unless they say otherwise. */
function runJob(): Ran[] {
  let failed = false;
  return others.map((step) => {
    expect(step.if).toBe(failed || step !== others[0] ? '${{ !cancelled() }}' : undefined);
    const ran = runStep(step);
    failed ||= ran.status !== 0;
    return ran;
  });
}

/** What the runner would take for commands (actions/runner, ActionCommand.cs): from the first :: of a trimmed line, or from ##[. */
const commandsIn = (text: string) => text.split(/\r?\n|\r/).filter((line) => /^\s*::|##\[/.test(line));

describe('the job', () => {
  it('has the two steps that the examples speak of', () => {
    expect(others.map(({ name }) => name)).toEqual(['what it would do', 'what is wrong']);
    expect(workflow.defaults).toEqual({ run: { shell: 'bash' } });
    expect(dirname(RUNNER)).not.toBe(process.cwd());
  });
});

describe('the steps of CONTRIBUTING.md', () => {
  const lines = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^ *```sh\n([^]*?)^ *```$/gm)]
    .flatMap(([, code = '']) => code.split('\n').map((line) => line.trim()))
    .filter((line) => line !== '');
  // it is installed, and there is nowhere to push to
  const toRun = lines.filter((line) => !/^(npm ci|git push .*)$/.test(line));

  it('lead to a commit that adds a dump and its sidecar', () => {
    expect(toRun.length).toBe(lines.length - 2);
    const saved = makeSavedPage(makeItems(3)).replaceAll('2025-08-04', '2025-08-05');
    writeFileSync(join(HOME, '2025-08-05.html'), saved);
    git('config', 'user.name', 'Ada');
    git('config', 'user.email', 'ada@example.org');
    for (const run of toRun) expect([run, runStep({ run }).status]).toEqual([run, 0]);
    expect(git('diff', '--name-only', 'main', 'my-page').split('\n').filter(Boolean)).toEqual([
      'raw/2025-08-05.html',
      'raw/2025-08-05.html.sidecar.json',
    ]);
  });
});

describe.each(examples)('%s', (name, example) => {
  let ran: Ran[] = [];
  const all = (part: 'stdout' | 'stderr' | 'summary') => ran.map((one) => one[part]).join('\n');
  beforeAll(() => {
    propose(name, example);
    ran = runJob();
  });

  it(`${example.what}: ends as it must`, () => {
    const said = ran.map(({ stderr }) => stderr);
    expect([...ran.map(({ status }) => status), said]).toEqual([example.contribute, example.check, said]);
    expect(all('stderr')).not.toContain('a bug');
  });

  it('has a summary that says what it adds and what is wrong', () => {
    for (const part of example.summary) expect(all('summary')).toContain(part);
    expect(ran[1]?.summary).toContain('append-only');
    expect(Buffer.byteLength(all('summary'))).toBeLessThan(1024 * 1024);
  });

  it('gives the runner no command but annotations of ours', () => {
    expect(ran[0]?.stdout).toBe('');
    const commands = commandsIn(`${all('stdout')}\n${all('stderr')}`);
    const codes = commands.map(
      (line) => /^::(?:error|warning|notice) (?:[^:]*,)?title=([a-z]+\/[a-z-]+)/.exec(line)?.[1],
    );
    expect([...new Set(codes)].sort()).toEqual([...example.annotations].sort());
    // a runner takes what stands before the second pair of colons apart at its commas
    const files = commands.flatMap((line) => /^::\w+ (.*?)::/.exec(line)?.[1]?.split(',') ?? []);
    expect(files.filter((one) => one.startsWith('file=') && !/^file=(raw|dist)\b/.test(one))).toEqual([]);
  });

  it('has no control character in anything that it says, and no markup of others in its summary', () => {
    for (const part of ['stdout', 'stderr', 'summary'] as const)
      expect(all(part)).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}]/u);
    const outsideOfCode = all('summary').replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
    expect(outsideOfCode).not.toMatch(/<img|<b>|\]\(https:\/\/example|@everybody|^\s*::|##\[/m);
  });

  it('has run nothing and changed nothing', () => {
    const everything = readdirSync(RUNNER, { recursive: true, encoding: 'utf8' });
    expect(everything.filter((path) => /(^|\/)hacked$/.test(path))).toEqual([]);
    expect(git('status', '--porcelain')).toBe('');
  });
});
