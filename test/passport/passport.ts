import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand, UsageError } from '../../pipeline/cli/command.ts';
import { complain, print, printJson } from '../../pipeline/cli/print.ts';
import { openProgress } from '../../pipeline/cli/progress.ts';
import { readLatest } from '../../pipeline/dataset/releases.ts';
import { fillParts, nameFolder } from '../../pipeline/readme.ts';
import type { Passport } from '../../schemas/types.ts';
import { validatePassport } from '../../schemas/validators.js';
import { InstallError, installPython } from './install.ts';
import { isFailure, LOADING, partsOf, textOf, withoutMachine } from './report.ts';
import { LINE_FOLDER, type Tool, TOOLS } from './tools.ts';
import { expectedIn, visit } from './visit.ts';

const CANNOT_INSTALL = 3;

await runCommand({
  name: 'passport',
  summary: `Opens every file of a build with every tool, by the lines of ${LOADING}, and compares what it reads with the JSON Lines. Fails when a line fails, a value differs, or the page is out of date.`,
  operands: '[folder]',
  options: {
    tool: { value: 'name', help: `only this tool; ${LOADING} is not compared` },
    json: { help: 'print the passport as JSON (schemas/passport.schema.json)' },
    write: { help: `write the lines and the table into ${LOADING}` },
  },
  examples: [
    'npm run passport',
    'npm run passport -- --write',
    'npm run -s passport -- --tool polars --json',
  ],
  run: async ({ tool, json, write }, [folder, ...more]) => {
    if (more.length > 0) throw new UsageError(`unexpected argument ${more[0]}`);
    const tools = TOOLS.filter(({ name }) => tool === undefined || name === tool);
    if (tools.length === 0)
      throw new UsageError(`no tool ${tool}; there are ${TOOLS.map(({ name }) => name).join(', ')}`);
    if (tool !== undefined && write) throw new UsageError('--write needs all tools');
    try {
      const passport = await passportOf(folder ?? LINE_FOLDER, tools);
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

/** Visits every tool, one after the other: some of them take all the cores there are. */
async function passportOf(folder: string, tools: readonly Tool[]): Promise<Passport> {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new UsageError(`no build in ${folder}; run: npm run build`);
  const progress = openProgress(false);
  const scratch = mkdtempSync(join(tmpdir(), 'passport-'));
  try {
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
  if (write) writeFileSync(LOADING, fresh);
  if (write || withoutMachine(fresh) === withoutMachine(page)) return true;
  complain(`${LOADING}: the passport is not what this run gave; run: npm run passport -- --write`);
  return false;
}
