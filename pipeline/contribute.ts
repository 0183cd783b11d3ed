import { text } from 'node:stream/consumers';
import { isMain, runCommand, UsageError } from './cli/command.ts';
import type { Contribution } from './contribute/contribution.ts';
import type { SidecarFlags } from './contribute/sidecar.ts';
import { formatContributionMarkdown, formatContribution } from './contribute/wording.ts';
import { copyIn } from './contribute/copy-in.ts';
import { type Draft, makeDraftsInPlace, makeDrafts, listSources } from './contribute/submissions.ts';
import { previewContribution } from './contribute/preview.ts';
import { readChunks } from './disk/files.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import type { Limits } from './extract/extract.ts';
import { type Problem } from './problem/problem.ts';
import { print, printAsIs } from './cli/print.ts';
import { showJson } from './text/show.ts';
import { openProgress, type Progress } from './cli/progress.ts';
import { exitCodeOf } from './cli/report.ts';

export interface ContributeOptions extends SidecarFlags {
  raw?: string;
  dist?: string;
  limits: Limits;
  /** Mends what can be mended without loss, in the copy. */
  fix?: boolean;
  /** Only tells. */
  dryRun?: boolean;
  /** The dumps stand in the folder already; only tells. */
  inPlace?: boolean;
  progress?: Progress;
}

/** What was told, and whether the dumps are in the folder now. */
export interface Contributed extends Contribution {
  copied: boolean;
}

/** Tells what dumps would do to the dataset, and copies them in, all of them, unless anything is wrong with one. */
export async function contribute(
  sources: readonly string[],
  options: ContributeOptions,
): Promise<Contributed> {
  const { raw = 'raw', dist = 'dist', dryRun = false, inPlace = false, limits } = options;
  const { progress = openProgress(true) } = options;
  const { drafts, problems } = draftsFor(sources, { ...options, raw }, inPlace);
  const tried = await previewContribution(drafts, { raw, dist, limits, progress });
  const contribution = { ...tried, problems: [...problems, ...tried.problems] };
  const copied = !dryRun && !inPlace && drafts.length > 0 && exitCodeOf(contribution.problems) === 0;
  if (copied) copyIn(drafts, raw);
  return { ...contribution, copied };
}

function draftsFor(
  sources: readonly string[],
  options: ContributeOptions & { raw: string },
  inPlace: boolean,
): { drafts: Draft[]; problems: Problem[] } {
  if (inPlace) return makeDraftsInPlace(sources, options.raw);
  return { drafts: makeDrafts(sources, options), problems: [] };
}

const FORMATS: Readonly<Record<string, (contributed: Contributed, most: number) => string>> = {
  text: (contributed, most) => `${formatContribution(contributed, most)}\n${endOf(contributed)}\n`,
  markdown: formatContributionMarkdown,
  json: (contributed) => `${showJson(contributed, 2)}\n`,
};

/** Items of a list that are shown; JSON has all of them. A job summary may have a million bytes. */
const SHOWN = 20;

function endOf({ copied, dumps, problems }: Contributed): string {
  if (copied) return `copied; look at ${dumps.length === 1 ? 'it' : 'them'}, then run: npm run check`;
  return exitCodeOf(problems) === 0
    ? 'nothing was written'
    : 'nothing was written: mend these first, or leave them out';
}

/** Names of files, each with a zero byte behind it, as `git diff -z` and `find -print0` write them. */
async function namesIn(list: string): Promise<string[]> {
  const names =
    list === '-' ? await text(process.stdin) : Buffer.concat([...readChunks(list)]).toString('utf8');
  return names.split('\0').filter(Boolean);
}

function saidBy(values: Record<'year' | 'year-reason' | 'source-url', string | undefined>): SidecarFlags {
  const { year, 'year-reason': yearReason, 'source-url': sourceUrl } = values;
  if (year !== undefined && !/^2\d{3}$/.test(year))
    throw new UsageError(`--year takes a year, such as 2025, not "${year}"`);
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(yearReason === undefined ? {} : { yearReason }),
    ...(sourceUrl === undefined ? {} : { sourceUrl }),
  };
}

if (isMain(import.meta.url))
  await runCommand({
    name: 'contribute',
    summary: 'Tells what dumps would add to the dataset, and copies them into raw/ with their sidecars.',
    operands: '<file or folder...>',
    options: {
      year: { value: 'year', help: 'year in which the page was opened, where it shows none' },
      'year-reason': { value: 'text', help: 'how you know the year' },
      'source-url': { value: 'address', help: 'address of the page' },
      'dry-run': { help: 'only tell, write nothing' },
      fix: {
        help: 'mend in the copy what carries no meaning: line endings, byte order mark, blanks at ends, missing fields of a sidecar',
      },
      'in-place': { help: 'the dumps stand in raw/ already, as in a pull request: tell what they add' },
      'files0-from': {
        value: 'file',
        help: 'take the names of dumps from a file, each ended by a zero byte; - is standard input',
      },
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps' },
      dist: { value: 'folder', default: 'dist', help: 'folder of the releases' },
      format: { value: 'format', default: 'text', help: `one of ${Object.keys(FORMATS).join(', ')}` },
      json: { help: 'the same as --format json' },
      all: { help: `show all of each list, not the first ${SHOWN}; JSON always has all` },
      ...LIMIT_FLAGS,
    },
    examples: [
      'npm run contribute -- ~/page.txt --year 2025 --dry-run',
      'npm run contribute -- ~/page.txt --year 2025 --year-reason "saved by me on that day"',
      'npm run contribute -- ~/my-dumps --fix',
    ],
    run: async ({ format: given, json, all, fix, raw, dist, ...values }, operands) => {
      const format = json ? 'json' : given;
      const worded = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
      if (worded === undefined)
        throw new UsageError(`--format takes one of ${Object.keys(FORMATS).join(', ')}, not "${format}"`);
      const list = values['files0-from'];
      if (operands.length === 0 && list === undefined)
        throw new UsageError('name a dump, or a folder of dumps');
      const named = [...operands, ...(list === undefined ? [] : await namesIn(list))];
      const inPlace = values['in-place'];
      if (inPlace && fix) throw new UsageError('--fix mends a copy, and --in-place makes none');
      const contributed = await contribute(inPlace ? named : listSources(named), {
        ...saidBy(values),
        raw,
        dist,
        fix,
        inPlace,
        dryRun: values['dry-run'],
        limits: parseLimits(values),
        progress: openProgress(format === 'json'),
      });
      const told = worded(contributed, all ? Infinity : SHOWN).trimEnd();
      if (format === 'json') printAsIs(`${told}\n`);
      else print(told);
      return exitCodeOf(contributed.problems);
    },
  });
