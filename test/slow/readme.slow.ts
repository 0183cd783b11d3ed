import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { $, type ProcessOutput } from 'zx';
import { validateJudgement, validatePaper, validateSidecar } from '../../schemas/validators.js';
import { openSite } from '../fetch/server.ts';
import { installPython } from '../passport/install.ts';
import { cloneProject } from '../release/repository.ts';
import { page } from '../support/page.ts';

/** Pages whose examples are checked here. Those of CONTRIBUTING.md, laws.md and problems.md have tests of their own. */
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'docs/tables.md',
  'docs/loading.md',
  'docs/commands.md',
  'docs/versions.md',
];

/** Everything that a reader would copy, but for the lines that load a table: those are the passport's. */
const TEXT = PAGES.map((page) => readFileSync(page, 'utf8'))
  .join('\n')
  .replace(/<!-- load: [^]*<!-- \/load -->/, '');
const CI = readFileSync('.ci/run', 'utf8');

const blocks = [...TEXT.matchAll(/^ *```(\w*)\n([^]*?)^ *```$/gm)].map(([, language = '', code = '']) => ({
  language,
  code: code.trim(),
}));
const codeIn = (language: string) =>
  blocks.filter((one) => one.language === language).map(({ code }) => code);

/** What a reader puts in the place of vX.Y.Z. */
const LATEST = `v${JSON.parse(readFileSync('dist/latest.json', 'utf8')).version}`;

/** Lines for a shell: in blocks without their comments, and the commands that stand in a sentence. */
const commands = [
  ...codeIn('sh').flatMap((code) => code.split('\n').map((line) => line.replace(/\s+#.*$/, ''))),
  ...[...TEXT.matchAll(/`((?:npm run|npx daily-papers) [^`\n]+)`/g)].map(([, line = '']) =>
    line.replace('vX.Y.Z', LATEST),
  ),
];
/** What CI runs it need not run again. */
const isInCi = (line: string) =>
  line.split(' && ').every((part) => CI.includes(` ${part}\n`) || CI.includes(` ${part} `));
const toRun = [...new Set(commands)].filter((line) => !isInCi(line));

/** A copy of the repository as it would be cloned, with the build in hand. */
const CLONE = mkdtempSync(join(tmpdir(), 'daily-papers-readme-'));
afterAll(() => rmSync(CLONE, { recursive: true }));
beforeAll(() => {
  cloneProject(CLONE, 'main');
  cpSync('dist/next', join(CLONE, 'dist/next'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(CLONE, 'node_modules'));
});

const inClone = { cwd: CLONE, quiet: true, nothrow: true } as const;
const run = $({ ...inClone, stdio: ['ignore', 'pipe', 'pipe'] });

describe('the README and the pages that it leads to', () => {
  it('has blocks only of what is run here, and drawings', () => {
    const known = ['sh', 'python', 'js', 'sql', 'json', 'text'];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
    expect(toRun.length).toBeGreaterThan(5);
  });

  it.each(toRun)('%s', async (line) => {
    const [dump, day] = /raw\/([\d-]+)\.txt/.exec(line) ?? [];
    if (dump !== undefined) writeFileSync(join(CLONE, dump), page(undefined, day).join('\n\n'));
    const site = /^npx daily-papers fetch/.test(line) ? await openSite() : null;
    const flags = site === null ? '' : ` --base-url ${site.baseUrl} --interval-ms 1`;
    const { exitCode, stderr } = await run`sh -c ${`${line}${flags}`}`;
    site?.close();
    if (dump !== undefined) rmSync(join(CLONE, dump));
    if (site !== null) await run`git clean -fdq raw`;
    expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
  });

  it.each(codeIn('json'))('%s is valid by a schema', (code) => {
    const value: unknown = JSON.parse(code);
    expect([validateSidecar, validateJudgement, validatePaper].some((isValid) => isValid(value))).toBe(true);
  });

  it.each(['python', 'js', 'sql'].flatMap((language) => codeIn(language).map((code) => [language, code])))(
    '%s: %s',
    async (language = '', code = '') => {
      const { exitCode, stdout, stderr } = await runCode(language, code);
      expect([exitCode, stderr]).toEqual([0, '']);
      if (language === 'sql') expect(stdout).not.toBe('');
    },
  );
});

async function runCode(language: string, code: string): Promise<ProcessOutput> {
  if (language === 'js') return run`node --input-type=module -e ${code}`;
  // as its input: what begins with a comment would be taken for an option
  if (language === 'sql')
    return $({ ...inClone, input: code })`sqlite3 -bail -readonly dist/next/daily-papers.sqlite`;
  return run`${await installPython(() => {})}/python -c ${code}`;
}
