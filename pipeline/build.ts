import { isMain, runCommand, UsageError } from './cli/command.ts';
import { listed } from './cli/commands.ts';
import { emitDataset } from './emit/dataset.ts';
import type { Edition } from './emit/editions.ts';
import { LIMITS, type Limits } from './extract/extract.ts';
import { discard, openStaging, publishFolder } from './disk/staging.ts';
import { toBuildFacts } from './build/facts.ts';
import { gather } from './build/gather.ts';
import { LIMIT_FLAGS, parseLimits } from './cli/limit-flags.ts';
import { withLock } from './cli/lock.ts';
import { mergeGathered } from './build/merge-folder.ts';
import { chooseNextFolder, openOutput } from './build/output.ts';
import { waitsForPerson } from './merge/cluster/review.ts';
import { formatProblem } from './problem/problem.ts';
import { openProgress, type Progress } from './cli/progress.ts';
import { listRaw } from './raw/inputs.ts';
import { openSince } from './dataset/releases.ts';
import { exitCodeOf } from './cli/report.ts';
import type { Previous } from './metadata/dataset.ts';
import { type Built, printReport } from './build/report.ts';

export interface BuildOptions {
  /** Publishes nothing if anything is rejected. */
  strict?: boolean;
  edition?: Edition;
  limits?: Limits;
  progress?: Progress;
  /** The release that the report compares the build with; it changes nothing else. */
  since?: Previous | null;
}

/** Builds a folder of tables from a folder of dumps. */
export async function build(from: string, out: string, options: BuildOptions = {}): Promise<Built> {
  const { strict = false, edition = 'full', limits = LIMITS, since = null } = options;
  const { progress = openProgress(true) } = options;
  const raw = listRaw(from);
  if (raw.dumps.length === 0)
    throw new UsageError([`no dumps in ${from}`, ...raw.problems.map(formatProblem)].join('; '));
  const staging = openStaging(out);
  try {
    const output = openOutput(staging, edition);
    // extract and validate, one dump at a time; only titles and positions stay in memory
    const gathered = await gather(raw, limits, { open: output.open, progress });
    // merge
    const { merged, textOf, problems } = mergeGathered(from, gathered, progress);
    // emit
    progress.part('emit', merged.papers.length + gathered.records.length);
    const tally = await emitDataset(gathered.digests, merged, textOf, output.open, progress.step);
    const dumps = raw.dumps.length;
    const facts = toBuildFacts({ dumps, gathered, merged, tally, since: since?.version ?? null });
    const outputs = await output.close(facts, since);
    const published = !(strict && gathered.rejects > 0);
    if (published) publishFolder(staging, out);
    const waiting = merged.review.filter(waitsForPerson).length;
    return { folder: out, published, counts: facts.counts, waiting, ...tally, outputs, problems };
  } finally {
    progress.end();
    discard(staging);
  }
}

if (isMain(import.meta.url))
  await runCommand({
    ...listed('build'),
    operands: '',
    options: {
      raw: { value: 'folder', default: 'raw', help: 'folder of dumps and their sidecars' },
      out: {
        value: 'folder',
        help: 'folder to build; replaced as a whole (default: dist/next or dist/next-titles-only)',
      },
      'titles-only': { help: 'leave out all abstracts, which belong to the authors of the papers' },
      strict: { help: 'publish nothing if anything is quarantined' },
      since: {
        value: 'folder',
        help: 'release to compare with, or `none` (default: the latest beside --out)',
      },
      json: { help: 'print the report as JSON' },
      ...LIMIT_FLAGS,
    },
    examples: [
      'npx daily-papers build',
      'npx daily-papers build --titles-only',
      'npx daily-papers build --raw my-dumps --out my-dataset --strict',
    ],
    run: async ({ raw, strict, since, json, 'titles-only': titlesOnly, out: given, ...limits }) => {
      const edition = titlesOnly ? 'titles-only' : 'full';
      const out = given ?? chooseNextFolder(edition);
      const built = await withLock(out, 'npx daily-papers build', () =>
        build(raw, out, {
          strict,
          edition,
          limits: parseLimits(limits),
          progress: openProgress(json),
          since: openSince(since, out),
        }),
      );
      printReport(built, raw, json);
      return exitCodeOf(built.problems);
    },
  });
