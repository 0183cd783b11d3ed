import { writeFileSync } from 'node:fs';
import { findChangedDumps } from './raw/append-only.ts';
import { type Cache, NO_CACHE, openCache } from './check/cache.ts';
import { checkDumps } from './check/dumps.ts';
import { hashOwnCode } from './check/own-version.ts';
import { checkIds, checkReleases, type CheckOutcome } from './check/releases.ts';
import { checkReproduction } from './check/reproduction.ts';
import { isMain, Refusal, runCommand, UsageError } from './cli/command.ts';
import { LIMITS } from './extract/extract.ts';
import { type ProblemFormat, FORMATS, chooseFormat, type Found } from './problem/formats/format.ts';
import { problem } from './problem/problem.ts';
import { exitCodeOf, chooseLooks } from './cli/report.ts';
import { complain, isStdoutTerminal, printAsIs } from './cli/print.ts';

/** What is checked, and what may be taken from. */
export interface Where {
  dist: string;
  raw: string;
  cache?: Cache;
  /** Commit whose dumps must all be there, as they were; unless said, none is looked at. */
  base?: string | undefined;
}

type Check = (where: Required<Where>) => Promise<CheckOutcome> | CheckOutcome;

/** All that a contribution must pass, in order; each is run whatever the others find. */
const CHECKS: Readonly<Record<string, Check>> = {
  'append-only': ({ raw, base }) => checkAppendOnly(raw, base),
  dumps: ({ raw, cache }) => checkDumps(raw, LIMITS, cache),
  releases: ({ dist }) => checkReleases(dist),
  ids: ({ dist }) => checkIds(dist),
  reproduction: ({ dist, raw, cache }) => checkReproduction(dist, raw, cache),
};

/** Runs the checks, all of them unless said. Writes nothing but the cache. */
export async function checkAll(
  { cache = NO_CACHE, base, ...where }: Where,
  names: readonly string[] = Object.keys(CHECKS),
): Promise<Required<Found>> {
  const found: Required<{ -readonly [Key in keyof Found]: Found[Key] }> = { checks: [], problems: [] };
  for (const [name, check] of Object.entries(CHECKS)) {
    if (!names.includes(name)) continue;
    const { looked, problems } = await outcomeOf(check, { ...where, cache, base });
    found.checks = [...found.checks, { name, looked, fine: exitCodeOf(problems) === 0 }];
    found.problems = [...found.problems, ...problems];
  }
  return found;
}

/** A check that cannot go on has found something too. */
async function outcomeOf(check: Check, where: Required<Where>): Promise<CheckOutcome> {
  try {
    return await check(where);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const found = problem('release/unreadable', error.message, { file: where.dist });
    return { looked: 'could not be looked at', problems: [found] };
  }
}

function checkAppendOnly(raw: string, base: string | undefined): CheckOutcome {
  if (base === undefined) return { looked: 'not compared: no --base is given', problems: [] };
  const { count, problems } = findChangedDumps(base, raw);
  return { looked: `${count} dumps of ${base}`, problems };
}

/** A format, and the file that it goes into. */
interface Output {
  format: ProblemFormat;
  file: string;
}

/** Of `sarif=problems.sarif`. */
function outputOf(text: string): Output {
  const [, name = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (file === '') throw new UsageError(`--output takes format=file, not "${text}"`);
  return { format: formatNamed(name), file };
}

function formatNamed(name: string): ProblemFormat {
  const format = chooseFormat(name);
  if (format === undefined)
    throw new UsageError(`"${name}" is no format; there are: ${Object.keys(FORMATS).join(', ')}`);
  return format;
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'check',
    summary: 'Checks all that a contribution must pass: dumps, sidecars, judgements and releases.',
    operands: '',
    options: {
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
      base: { value: 'commit', help: 'check too that no dump which this commit has was changed or removed' },
      format: { value: 'format', default: 'text', help: `what to print: ${Object.keys(FORMATS).join(', ')}` },
      output: { value: 'format=file', many: true, help: 'write a file as well; may be given more than once' },
      cache: {
        value: 'folder',
        default: 'node_modules/.cache/daily-papers',
        help: 'where to keep what is found of files that do not change',
      },
      'no-cache': { help: 'find out everything anew' },
    },
    examples: [
      'npm run check',
      'npm run check -- --base origin/main',
      'npm run -s check -- --format github --output sarif=problems.sarif',
    ],
    run: async ({ dist, raw, base, format, output, cache: folder, 'no-cache': none }) => {
      const print = formatNamed(format);
      const outputs = output.map(outputOf);
      const cache = none ? NO_CACHE : openCache(folder, hashOwnCode());
      const found = await checkAll({ dist, raw, cache, base });
      for (const { format, file } of outputs) writeFileSync(file, format(found, chooseLooks(false)));
      printAsIs(print(found, chooseLooks(isStdoutTerminal())));
      for (const note of cache.notes) complain(note);
      return exitCodeOf(found.problems);
    },
  });
