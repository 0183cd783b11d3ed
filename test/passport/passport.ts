import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { listed } from '../../pipeline/cli/commands.ts';
import { complain, print, printJson } from '../../pipeline/cli/print.ts';
import { writeAtomically } from '../../pipeline/disk/atomic-write.ts';
import { openProgress } from '../../pipeline/cli/progress.ts';
import { readLatest } from '../../pipeline/dataset/releases.ts';
import { fillParts, nameFolder } from '../../pipeline/readme.ts';
import type { Passport } from '../../schemas/types.ts';
import { validatePassport } from '../../schemas/validators.js';
import { build } from '../../pipeline/build.ts';
import { SEED_FOLDER } from '../support/seeds.ts';
import { InstallError, installPython } from './install.ts';
import { isFailure, LOADING, partsOf, textOf, withoutMachine } from './report.ts';
import { type Tool, TOOLS } from './tools.ts';
import { expectedIn, visit } from './visit.ts';

const CANNOT_INSTALL = 3;

await runCommand({
  ...listed(
    'passport',
    `The lines are those of ${LOADING}. Without a folder, it builds the first two dumps. Fails when a line fails, a value differs, or the page is out of date.`,
  ),
  operands: '[folder]',
  options: {
    tool: { value: 'name', help: `only this tool; ${LOADING} is not compared` },
    json: { help: 'print the passport as JSON (schemas/passport.schema.json)' },
    write: { help: `write the lines and the table into ${LOADING}` },
  },
  examples: [
    'npx daily-papers passport',
    'npx daily-papers passport --write',
    'npx daily-papers passport --tool hyparquet --json',
  ],
  run: async ({ tool, json, write }, [folder, ...more]) => {
    if (more.length > 0) throw new UsageError(`unexpected argument ${more[0]}`);
    const tools = TOOLS.filter(({ name }) => tool === undefined || name === tool);
    if (tools.length === 0)
      throw new UsageError(`no tool ${tool}; there are ${TOOLS.map(({ name }) => name).join(', ')}`);
    if (tool !== undefined && write) throw new UsageError('--write needs all tools');
    try {
      const passport = await passportOf(folder, tools);
      if (json) printJson(passport);
      else print(textOf(passport));
      const fine = !passport.tools.some(({ verdicts }) => verdicts.some(isFailure));
      if (tool !== undefined || (folder !== undefined && !write)) return fine ? 0 : 1;
      return isOnPage(passport, write && fine) && fine ? 0 : 1;
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      complain(error.message);
      return CANNOT_INSTALL;
    }
  },
});

/**
 * Visits every tool, one after the other: some of them take all the cores there are.
 * @param named a build (default: that of the first dumps, as what tools note depends on the data)
 */
async function passportOf(named: string | undefined, tools: readonly Tool[]): Promise<Passport> {
  if (named !== undefined && !existsSync(join(named, 'manifest.json')))
    throw new UsageError(`no build in ${named}; run: npx daily-papers build`);
  const progress = openProgress(false);
  const scratch = mkdtempSync(join(tmpdir(), 'passport-'));
  try {
    const folder = named ?? join(scratch, 'built');
    if (named === undefined) await build(SEED_FOLDER, folder);
    const place = { bin: await installPython(complain), scratch, say: complain };
    const expected = expectedIn(folder);
    const visits = [];
    progress.part('tools', tools.length);
    for (const tool of tools) {
      visits.push(await visit(tool, resolve(folder), expected, place));
      progress.step();
    }
    const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return checked({ version, tools: visits });
  } finally {
    progress.end();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function checked(passport: Passport): Passport {
  if (!validatePassport(passport)) throw new Error(JSON.stringify(validatePassport.errors));
  return passport;
}

/** Whether the page shows what this run gave; after writing it does. */
function isOnPage(passport: Passport, write: boolean): boolean {
  const page = readFileSync(LOADING, 'utf8');
  const release = readLatest('dist')?.folder;
  const filled = fillParts(page, partsOf(passport));
  const fresh = release === undefined ? filled : nameFolder(filled, `dist/${release}`);
  if (write) writeAtomically(LOADING, fresh);
  if (write || withoutMachine(fresh) === withoutMachine(page)) return true;
  complain(`${LOADING}: the passport is not what this run gave; run: npx daily-papers passport --write`);
  return false;
}
