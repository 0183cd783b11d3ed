import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChangedDumps } from './raw/append-only.ts';
import { type Cache, NO_CACHE, openCache } from './check/cache.ts';
import { checkDumps } from './check/dumps.ts';
import { hashOwnCode } from './check/own-version.ts';
import { checkIds, checkReleases, type CheckOutcome } from './check/releases.ts';
import { checkReproduction } from './check/reproduction.ts';
import { isMain, Refusal, runCommand, UsageError } from './cli/command.ts';
import { openLatest } from './dataset/releases.ts';
import { readRegularFile } from './disk/regular-file.ts';
import { listed } from './cli/commands.ts';
import { announceChange } from './disk/changes.ts';
import { LIMITS } from './extract/extract.ts';
import { type ProblemFormat, FORMATS, chooseFormat, type Found } from './problem/formats/format.ts';
import { problem } from './problem/problem.ts';
import { renderDocuments } from './readme.ts';
import { exitCodeOf, chooseLooks } from './cli/report.ts';
import { complain, isStdoutTerminal, printAsIs } from './cli/print.ts';
import { formatPlural } from './text/plural.ts';

/** The folders to check, and the caches to use. */
export interface Where {
  dist: string;
  raw: string;
  cache?: Cache;
  lastingCache?: Cache;
  /** Commit whose dumps and releases must all exist unchanged (default: not checked). */
  base?: string | undefined;
}

type Check = (where: Required<Where>) => Promise<CheckOutcome> | CheckOutcome;

/** The checks of a contribution, in order. All run, whatever the others find. */
const CHECKS: Readonly<Record<string, Check>> = {
  'append-only': ({ raw, base }) => checkAppendOnly(raw, base),
  dumps: ({ raw, cache }) => checkDumps(raw, LIMITS, cache),
  releases: ({ dist, base }) => checkReleases(dist, base),
  ids: ({ dist }) => checkIds(dist),
  reproduction: ({ dist, raw, ...caches }) => checkReproduction(dist, raw, caches),
  documents: ({ dist }) => checkDocuments(dist),
};

/** Runs the named checks (default: all). Writes nothing but the cache. */
export async function checkAll(
  { cache = NO_CACHE, lastingCache = NO_CACHE, base, ...where }: Where,
  names: readonly string[] = Object.keys(CHECKS),
): Promise<Required<Found>> {
  const found: Required<{ -readonly [Key in keyof Found]: Found[Key] }> = { checks: [], problems: [] };
  for (const [name, check] of Object.entries(CHECKS)) {
    if (!names.includes(name)) continue;
    const { summary, problems } = await runCheck(check, { ...where, cache, lastingCache, base });
    found.checks = [...found.checks, { name, summary, fine: exitCodeOf(problems) === 0 }];
    found.problems = [...found.problems, ...problems];
  }
  return found;
}

/** Turns a refusal into a problem. */
async function runCheck(check: Check, where: Required<Where>): Promise<CheckOutcome> {
  try {
    return await check(where);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const found = problem('release/unreadable', error.message, { file: where.dist });
    return { summary: 'could not be checked', problems: [found] };
  }
}

function checkAppendOnly(raw: string, base: string | undefined): CheckOutcome {
  if (base === undefined) return { summary: 'not compared: no --base is given', problems: [] };
  const { count, problems } = findChangedDumps(base, raw);
  return { summary: `${formatPlural(count, 'dump')} of ${base}`, problems };
}

/** Checks that the README and its pages, if they lie beside the releases, say what the latest one holds. */
function checkDocuments(dist: string): CheckOutcome {
  const root = join(dist, '..');
  const readOwn = (file: string) =>
    existsSync(join(root, file)) ? readRegularFile(join(root, file)).toString('utf8') : '';
  const latest = readOwn('README.md').includes('<!-- counts: ') ? openLatest(dist) : null;
  if (latest === null) return { summary: 'none that follow from a release', problems: [] };
  const documents = Object.entries(renderDocuments(latest.folder, root));
  const stale = documents.filter(([file, text]) => readOwn(file) !== text);
  const message = `it does not say what release ${latest.version} holds`;
  return {
    summary: documents.map(([file]) => file).join(', '),
    problems: stale.map(([file]) => problem('release/stale-document', message, { file: join(root, file) })),
  };
}

/** An output format and its file. */
interface Output {
  format: ProblemFormat;
  file: string;
}

/** Parses `sarif=problems.sarif`. */
function parseOutput(text: string): Output {
  const [, name = '', file = ''] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (file === '') throw new UsageError(`--output takes format=file, not "${text}"`);
  return { format: parseFormat(name), file };
}

function parseFormat(name: string): ProblemFormat {
  const format = chooseFormat(name);
  if (format === undefined)
    throw new UsageError(`"${name}" is not a format; use one of: ${Object.keys(FORMATS).join(', ')}`);
  return format;
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('check', 'Unlike verify, it needs no build: it reads raw/, the releases and their commits.'),
    operands: '',
    options: {
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
      base: {
        value: 'commit',
        help: 'also check that no dump and no release of this commit was changed or removed',
      },
      format: { value: 'format', default: 'text', help: `what to print: ${Object.keys(FORMATS).join(', ')}` },
      output: { value: 'format=file', many: true, help: 'also write a file; may be repeated' },
      'cache-folder': {
        value: 'folder',
        default: 'node_modules/.cache/daily-papers',
        help: 'folder for cached results of unchanged files',
      },
      fresh: { help: 'use no cached results' },
    },
    examples: [
      'npx daily-papers check',
      'npx daily-papers check --base origin/main',
      'npx daily-papers check --format github --output sarif=problems.sarif',
    ],
    run: async ({ dist, raw, base, format, output, 'cache-folder': folder, fresh }) => {
      const print = parseFormat(format);
      const outputs = output.map(parseOutput);
      const cache = fresh ? NO_CACHE : openCache(folder, hashOwnCode());
      const lastingCache = fresh ? NO_CACHE : openCache(join(folder, 'lasting'), process.version);
      const found = await checkAll({ dist, raw, cache, lastingCache, base });
      for (const { file } of outputs) announceChange(file);
      for (const { format, file } of outputs) writeFileSync(file, format(found, chooseLooks(false)));
      printAsIs(print(found, chooseLooks(isStdoutTerminal())));
      for (const note of [...cache.notes, ...lastingCache.notes]) complain(note);
      return exitCodeOf(found.problems);
    },
  });
