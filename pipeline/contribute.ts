import { buffer, text } from 'node:stream/consumers';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import type { Contribution, SkippedDump } from './contribute/contribution.ts';
import { listed } from './cli/commands.ts';
import { findFlagFault, type SidecarFlags } from './contribute/sidecar.ts';
import { formatContributionMarkdown, formatContribution } from './contribute/wording.ts';
import { type Draft, makeDraftsInPlace, makeDrafts, listSources, copyIn } from './contribute/submissions.ts';
import { previewContribution } from './contribute/preview.ts';
import { readChunks } from './disk/files.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import type { Limits } from './extract/extract.ts';
import { toDay } from './fetch/list-days.ts';
import { CLOCK } from './fetch/retry.ts';
import { type Problem } from './problem/problem.ts';
import { print, printAsIs } from './cli/print.ts';
import { showJson } from './text/show.ts';
import { openProgress, type Progress } from './cli/progress.ts';
import { exitCodeOf } from './cli/report.ts';

export interface ContributeOptions extends SidecarFlags {
  raw?: string;
  dist?: string;
  limits: Limits;
  /** Fixes in the copy whatever can be fixed without loss. */
  fix?: boolean;
  /** Leaves out dumps that are known already, instead of refusing all. */
  skipKnown?: boolean;
  /** Reports only. */
  dryRun?: boolean;
  /** The dumps are in the folder already; reports only. */
  inPlace?: boolean;
  progress?: Progress;
  /** The dump that has the name `standard input`. */
  standardInput?: Buffer;
  /** As YYYY-MM-DD (default: what the clock says). */
  today?: string;
}

/** The effect of the dumps, and whether they were copied. */
export interface Contributed extends Contribution {
  copied: boolean;
}

/** Reports what dumps would add to the dataset, and copies all of them unless one has an error. */
export async function contribute(
  sources: readonly string[],
  options: ContributeOptions,
): Promise<Contributed> {
  const { raw = 'raw', dryRun = false, inPlace = false, skipKnown = false } = options;
  const all = await tryOut(sources, { ...options, raw });
  const skipped = skipKnown ? listKnown(all.contribution.problems) : [];
  const isKnown = new Set(skipped.map(({ source }) => source));
  // again without them, as the others may get the names that they had
  const { drafts, contribution } =
    skipped.length === 0
      ? all
      : await tryOut(
          sources.filter((source) => !isKnown.has(source)),
          { ...options, raw },
        );
  const copied = !dryRun && !inPlace && drafts.length > 0 && exitCodeOf(contribution.problems) === 0;
  if (copied) copyIn(drafts, raw);
  return { ...contribution, skipped, copied };
}

async function tryOut(
  sources: readonly string[],
  options: ContributeOptions & { raw: string },
): Promise<{ drafts: Draft[]; contribution: Contribution }> {
  const { raw, dist = 'dist', inPlace = false, limits, today = toDay(CLOCK.now()) } = options;
  const { progress = openProgress(true) } = options;
  const { drafts, problems } = prepareDrafts(sources, options, inPlace);
  const tried = await previewContribution(drafts, { raw, dist, limits, progress, today });
  return { drafts, contribution: { ...tried, problems: [...problems, ...tried.problems] } };
}

function listKnown(problems: readonly Problem[]): SkippedDump[] {
  const known = problems.filter(({ code }) => code === 'contribute/already-there');
  return known.map(({ file, message }) => ({ source: file ?? '', reason: message }));
}

function prepareDrafts(
  sources: readonly string[],
  options: ContributeOptions & { raw: string },
  inPlace: boolean,
): { drafts: Draft[]; problems: Problem[] } {
  if (inPlace) return makeDraftsInPlace(sources, options.raw);
  return { drafts: makeDrafts(sources, options), problems: [] };
}

const FORMATS: Readonly<Record<string, (contributed: Contributed, most: number) => string>> = {
  text: (contributed, most) => `${formatContribution(contributed, most)}\n${formatOutcome(contributed)}\n`,
  markdown: formatContributionMarkdown,
  json: (contributed) => `${showJson(contributed, 2)}\n`,
};

/** List items shown; JSON has all. A job summary is limited to a million bytes. */
const SHOWN = 20;

function formatOutcome({ copied, dumps, problems }: Contributed): string {
  if (copied) return `copied; review ${dumps.length === 1 ? 'it' : 'them'}, then run: npx daily-papers check`;
  return exitCodeOf(problems) === 0
    ? 'nothing was written'
    : 'nothing was written: fix these first, or leave them out';
}

/** Reads file names that end in a zero byte, as `git diff -z` and `find -print0` write them. */
async function readNames(list: string): Promise<string[]> {
  const names =
    list === '-' ? await text(process.stdin) : Buffer.concat([...readChunks(list)]).toString('utf8');
  return names.split('\0').filter(Boolean);
}

function toSidecarFlags(
  values: Record<'year' | 'year-reason' | 'source-url', string | undefined>,
): SidecarFlags {
  const { year, 'year-reason': yearReason, 'source-url': sourceUrl } = values;
  if (year !== undefined && !/^2\d{3}$/.test(year))
    throw new UsageError(`--year takes a year, such as 2025, not "${year}"`);
  const flags = {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(yearReason === undefined ? {} : { yearReason }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
  };
  const fault = findFlagFault(flags);
  if (fault !== null) throw new UsageError(fault);
  return flags;
}

interface Given {
  fix: boolean;
  'in-place': boolean;
  'skip-known': boolean;
  'files0-from'?: string | undefined;
}

function checkFlags(given: Given, named: readonly string[]): void {
  const isStdin = named.includes('-');
  if (isStdin && given['files0-from'] === '-')
    throw new UsageError('standard input holds either a dump or names of dumps');
  if (!given['in-place']) return;
  if (given.fix) throw new UsageError('--fix changes a copy, and --in-place makes none');
  if (given['skip-known'])
    throw new UsageError('--skip-known leaves files uncopied, and --in-place copies none');
  if (isStdin) throw new UsageError('standard input is not in place: leave --in-place out');
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('contribute'),
    operands: '<file or folder, or - for standard input...>',
    options: {
      year: { value: 'year', help: 'year in which the page was opened, if it shows none' },
      'year-reason': { value: 'text', help: 'how you know the year' },
      'source-url': { value: 'address', help: 'address of the page' },
      'dry-run': { help: 'report only, write nothing' },
      fix: {
        help: 'fix what carries no meaning in the copy: UTF-16, line endings, byte order mark, blanks at ends, missing sidecar fields',
      },
      'skip-known': { help: 'leave out dumps that are there already, and take the others' },
      'in-place': { help: 'the dumps are already in raw/, as in a pull request: report what they add' },
      'files0-from': {
        value: 'file',
        help: 'read dump names from a file, each ended by a zero byte; - is standard input',
      },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      format: { value: 'format', default: 'text', help: `one of ${Object.keys(FORMATS).join(', ')}` },
      json: { help: 'the same as --format json' },
      all: { help: `show all of each list, not the first ${SHOWN}; JSON always has all` },
      ...LIMIT_FLAGS,
    },
    examples: [
      'npx daily-papers contribute ~/page.txt --year 2025 --dry-run',
      'npx daily-papers contribute ~/page.txt --year 2025 --year-reason "saved by me on that day"',
      'npx daily-papers contribute ~/my-dumps --fix --skip-known',
      'npx daily-papers contribute - --year 2025 --dry-run < ~/page.txt',
    ],
    run: async ({ format: given, json, all, fix, raw, dist, ...values }, operands) => {
      const format = json ? 'json' : given;
      const formatter = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
      if (formatter === undefined)
        throw new UsageError(`--format takes one of ${Object.keys(FORMATS).join(', ')}, not "${format}"`);
      const list = values['files0-from'];
      if (operands.length === 0 && list === undefined)
        throw new UsageError('name a dump, or a folder of dumps');
      const named = [...operands, ...(list === undefined ? [] : await readNames(list))];
      const inPlace = values['in-place'];
      checkFlags({ ...values, fix }, named);
      const contributed = await contribute(inPlace ? named : listSources(named), {
        ...toSidecarFlags(values),
        ...(named.includes('-') ? { standardInput: await buffer(process.stdin) } : {}),
        skipKnown: values['skip-known'],
        raw,
        dist,
        fix,
        inPlace,
        dryRun: values['dry-run'],
        limits: parseLimits(values),
        progress: openProgress(format === 'json'),
      });
      const text = formatter(contributed, all ? Infinity : SHOWN).trimEnd();
      if (format === 'json') printAsIs(`${text}\n`);
      else print(text);
      return exitCodeOf(contributed.problems);
    },
  });
