import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays } from '../../pipeline/extract/date.ts';
import { toDay } from '../../pipeline/fetch/list-days.ts';
import { openSite, pageOf, json, refuse, type Reply, type Site } from '../fetch/server.ts';
import type { Workflow } from '../house/workflow-rules.ts';

const { jobs } = parse(readFileSync('.github/workflows/update.yml', 'utf8')) as Workflow;
const scriptOf = (job: string, step: string) =>
  jobs[job]?.steps?.find(({ name }) => name === step)?.run ?? '';

const RUNNER = mkdtempSync(join(tmpdir(), 'daily-papers-update-'));
afterAll(() => rmSync(RUNNER, { recursive: true }));
const [BASE, ORIGIN, BIN, CALLS] = ['base', 'origin.git', 'bin', 'calls'].map((name) =>
  join(RUNNER, name),
) as [...[string, string, string, string]];

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Takes the place of GitHub's own tool: notes its calls, and knows how many pull requests are open. */
const GH = `#!/bin/bash
printf '%s\\n' "$*" >> '${CALLS}'
if [ "$1 $2" = 'pr list' ]; then echo "$OPEN"; fi
`;

const DAY = addDays(toDay(Date.now()), -3);
const [BAD, KNOWN] = [addDays(DAY, -1), addDays(DAY, -2)];

beforeAll(() => {
  for (const folder of [BASE, BIN]) mkdirSync(folder);
  writeFileSync(join(BIN, 'gh'), GH);
  chmodSync(join(BIN, 'gh'), 0o755);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const file of files.toString('utf8').split('\0').filter(Boolean))
    cpSync(file, join(BASE, file), { recursive: true });
  writeFileSync(join(BASE, 'raw', 'known.json'), pageOf(KNOWN));
  git(BASE, 'init', '-q', '-b', 'main');
  git(BASE, 'add', '-A');
  git(BASE, 'commit', '-qm', 'base');
  git(RUNNER, 'clone', '-q', '--bare', BASE, ORIGIN);
});

const sites: Site[] = [];
afterEach(() => sites.splice(0).forEach((site) => site.close()));

let runs = 0;

/** Runs both jobs, each in its own clone, against a site of this machine. */
async function update(replies: Record<string, Reply[]>, open = 0) {
  const site = await openSite(replies);
  sites.push(site);
  const home = join(RUNNER, `run-${++runs}`);
  mkdirSync(home);
  writeFileSync(CALLS, '');
  const run = async (clone: string, script: string) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: clone,
      env: {
        PATH: `${BIN}${delimiter}${process.env.PATH}`,
        HOME: home,
        CI: 'true',
        RUNNER_TEMP: home,
        GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
        GITHUB_RUN_ID: String(runs),
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_REF_NAME: 'main',
        OPEN: String(open),
      },
      stdio: 'ignore',
    });
    return (await once(child, 'exit'))[0] as number;
  };
  const [first, second] = ['fetch', 'propose'].map((name) => join(home, name)) as [string, string];
  for (const clone of [first, second]) git(RUNNER, 'clone', '-q', ORIGIN, clone);
  symlinkSync(resolve('node_modules'), join(first, 'node_modules'));

  const fetchScript = scriptOf('fetch', 'fetch');
  const local = fetchScript.replace(
    'npx daily-papers fetch',
    `npx daily-papers fetch --base-url ${site.baseUrl} --interval-ms 1`,
  );
  expect(local).not.toBe(fetchScript);
  const codes = [await run(first, local)];
  if (codes[0] === 0) {
    codes.push(await run(first, scriptOf('fetch', 'leave out what is known')));
    codes.push(await run(first, scriptOf('fetch', 'what they add')));
    // what the artifact carries from job to job; it holds no empty folders
    cpSync(join(first, 'update'), join(second, 'update'), { recursive: true });
    if (git(first, 'ls-files', '--others', '--exclude-standard', '--', 'raw') === '')
      rmSync(join(second, 'update/raw'), { recursive: true });
    codes.push(await run(second, scriptOf('propose', 'open a pull request')));
  }
  const branches = git(ORIGIN, 'branch', '--list', `update-${runs}-*`, '--format=%(refname:short)').trim();
  const added = branches && git(ORIGIN, 'diff', '--name-status', 'main', branches).trim().split('\n');
  const calls = readFileSync(CALLS, 'utf8');
  return {
    codes,
    branches,
    added,
    calls,
    body: () => readFileSync(join(second, 'update/summary.md'), 'utf8'),
  };
}

/** Days that answer as given; all others of the last 31 answer with the papers of one of long ago. */
function lastDays(own: Record<string, Reply[]>): Record<string, Reply[]> {
  const today = toDay(Date.now());
  const days = Array.from({ length: 32 }, (_, i) => addDays(today, -i));
  return { ...Object.fromEntries(days.map((day) => [day, [json(pageOf('2025-01-01'))]])), ...own };
}

describe('update.yml', () => {
  it('opens a pull request with the days that came, and says what it adds and which failed', async () => {
    const { codes, branches, added, calls, body } = await update(
      lastDays({ [DAY]: [json(pageOf(DAY))], [BAD]: [refuse(404)], [KNOWN]: [json(pageOf(KNOWN))] }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(branches).toBe('update-1-1');
    expect(added).toEqual([`A\traw/${DAY}.json`, `A\traw/${DAY}.json.sidecar.json`]);
    expect(calls).toContain('pr create --head update-1-1 --base main --title');
    expect(calls).toContain('--body-file update/summary.md');
    expect(body()).toMatch(/^## /);
    expect(body()).toContain(`${BAD}: failed: the server answered 404 Not Found\n`);
    expect(body()).toContain('2 days saved with 4 papers');
  });

  it('takes a page with an error along, and says what is wrong', async () => {
    const broken = pageOf(DAY).replace('"numComments":1', '"numComments":"many"');
    const { codes, added, body } = await update(lastDays({ [DAY]: [json(broken)] }));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(added).toEqual([`A\traw/${DAY}.json`, `A\traw/${DAY}.json.sidecar.json`]);
    expect(body()).toContain('extract/bad-value');
  });

  it('opens none while an earlier one is open', async () => {
    const { codes, branches, calls } = await update(lastDays({ [DAY]: [json(pageOf(DAY))] }), 1);
    expect(codes).toEqual([0, 0, 0, 0]);
    expect([branches, calls]).toEqual(['', expect.not.stringContaining('pr create')]);
  });

  it('does nothing if all of it is known', async () => {
    const { codes, branches, calls } = await update(lastDays({ [KNOWN]: [json(pageOf(KNOWN))] }));
    expect([codes, branches, calls]).toEqual([[0, 0, 0, 0], '', '']);
  });

  it('fails if nothing came and a day failed', async () => {
    const { codes } = await update(lastDays({ [DAY]: [refuse(404)] }));
    expect(codes).toEqual([3]);
  });
});
